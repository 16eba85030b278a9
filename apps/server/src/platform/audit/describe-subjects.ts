import type { AuditRegister } from '@tenglong/contracts/audit';
import type { SQL } from 'drizzle-orm';
import type { Tx } from '../database/index.ts';

/** The names of what entries were done to, by subject; the platform keeps only ids. What has no name is left out. */
export type DescribeSubjects = (tx: Tx, subjects: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** A query of the subjects that go by these words: the other way round, for whoever searches. */
export type FindSubjects = (words: string) => SQL;

/** The words of the lists that are named, for what their entries keep by code. */
export type DescribeRegisters = (tx: Tx, ids: readonly string[]) => Promise<readonly AuditRegister[]>;

export interface AuditWords {
  readonly auditRegisters: DescribeRegisters;
  readonly auditWords: DescribeSubjects;
  readonly auditSubjects: FindSubjects;
}
