import type { RegisterFile } from '@tenglong/domain/register';
import { listedStages, titleOfStage } from '@tenglong/domain/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { mayOpen } from './may-open.ts';
import { listRegisters } from './register-library.ts';

/** A list that screening feeds, by which rules, and whether somebody may put an enterprise on it. */
export interface ScreenedList {
  readonly file: RegisterFile;
  readonly rules: readonly string[];
  readonly mayOpen: boolean;
}

/** The list that the rules of screening feed; nothing where the plan has none. */
export async function findScreenedList(tx: Tx, actor: Actor): Promise<ScreenedList | undefined> {
  const found = (await listRegisters(tx)).find(({ register }) => register.file.screening.length > 0);
  if (!found) return undefined;
  const { file } = found.register;
  return { file, rules: file.screening, mayOpen: mayOpen(file, actor, found.plan) };
}

const kept = (file: RegisterFile): SQL => sql`${sql.param(listedStages(file))}::text[]`;

/** Whether the enterprise of a query's row stands on a list, done or not; one that left it without being done does not. */
export const standsOn = (file: RegisterFile, creditCode: SQL): SQL => sql`exists (
  select 1 from register_entries listed where listed.register = ${file.id} and listed.subject_id = ${creditCode}
    and listed.stage = any(${kept(file)}))`;

/** Where each of these enterprises stands on a list, the one that is being worked on before one that is done. */
export async function findListed(
  tx: Tx,
  file: RegisterFile,
  creditCodes: readonly string[],
): Promise<ReadonlyMap<string, { readonly entryId: string; readonly stageTitle: string }>> {
  const rows = await tx.rows<{ id: string; subject: string; stage: string }>(sql`
    select distinct on (subject_id) id, subject_id as subject, stage from register_entries
    where register = ${file.id} and subject_id = any(${sql.param([...creditCodes])}::text[])
      and stage = any(${kept(file)})
    order by subject_id, closed_on nulls first, id`);
  return new Map(
    rows.map(({ id, subject, stage }) => [subject, { entryId: id, stageTitle: titleOfStage(file, stage) }]),
  );
}
