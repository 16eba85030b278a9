import { type RegisterFile, titleOfStage } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

export interface OpenEntry {
  /** What tells it from the others of its subject: its number, or itself without one. */
  readonly several: string;
  readonly listed: { readonly entryId: string; readonly stageTitle: string };
}

/** The entries of one subject that are still being worked on, on a list where it may stand several times. */
export async function findOpen(tx: Tx, file: RegisterFile, subjectId: string): Promise<readonly OpenEntry[]> {
  const rows = await tx.rows<{ id: string; several: string; stage: string }>(sql`
    select id, several, stage from register_entries
    where register = ${file.id} and subject_id = ${subjectId} and closed_on is null order by opened_on, id`);
  return rows.map(({ id, several, stage }) => ({
    several,
    listed: { entryId: id, stageTitle: titleOfStage(file, stage) },
  }));
}
