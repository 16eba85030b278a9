import type { Tx } from '../database/index.ts';

/** The names of what entries were done to, by subject; the platform keeps only ids. What has no name is left out. */
export type DescribeSubjects = (tx: Tx, subjects: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export interface AuditWords {
  readonly auditWords: DescribeSubjects;
}
