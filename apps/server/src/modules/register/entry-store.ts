import type { FieldText } from '@tenglong/contracts/register';
import {
  countEntries,
  type Entry,
  type PreparedRegister,
  type SubjectFacts,
} from '@tenglong/domain/register';
import { type Exact, toDecimalString, toPlainDecimal } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import { isUniqueViolation, type Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { namePinyin, withinScope } from '../enterprise/index.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { loadFields, writeFields } from './field-values.ts';

export interface StoredEntry {
  id: string;
  register: string;
  subject_id: string | null;
  subject_name: string;
  unit_id: string | null;
  stage: string;
  stage_since: string;
  stage_by: string;
  opened_on: string;
  closed_on: string | null;
  due_on: string | null;
  held_since: string | null;
  last_event_on: string;
  fields: Record<string, FieldText>;
  evidence: Entry['evidence'];
  signatures: Entry['signatures'];
  escalation: string | null;
  revision: number;
}

export const ENTRY_COLUMNS: SQL = sql`e.id, e.register, e.subject_id, e.subject_name, e.unit_id, e.stage, e.stage_since,
  e.stage_by, e.opened_on, e.closed_on, e.due_on, e.held_since, e.last_event_on, e.fields, e.evidence, e.signatures,
  e.escalation, e.revision`;

export const toEntry = (row: StoredEntry, { file }: PreparedRegister): Entry => ({
  id: row.id,
  register: row.register,
  subject: { id: row.subject_id, name: row.subject_name },
  unit: row.unit_id,
  stage: row.stage,
  stageSince: row.stage_since,
  stageBy: row.stage_by,
  openedOn: row.opened_on,
  closedOn: row.closed_on,
  dueOn: row.due_on,
  heldSince: row.held_since,
  lastEventOn: row.last_event_on,
  fields: loadFields(file, row.fields),
  evidence: row.evidence,
  signatures: row.signatures,
  escalation: row.escalation,
  revision: row.revision,
});

/** Which register an entry is on, if it is there and in the actor's units. @throws Problem ENTRY_NOT_FOUND */
export async function getRegisterOf(tx: Tx, scope: Scope, id: string): Promise<string> {
  const [found] = await tx.rows<{ register: string }>(
    sql`select e.register from register_entries e where e.id = ${id} and ${withinScope(scope, ENTRY_OWNER)}`,
  );
  if (!found) throw new Problem('ENTRY_NOT_FOUND');
  return found.register;
}

/**
 * One entry in the actor's units.
 *
 * @param lock - waits for whoever is changing it, and keeps others from doing so until the end of the transaction
 * @throws Problem ENTRY_NOT_FOUND
 */
export async function getEntry(
  tx: Tx,
  scope: Scope,
  register: PreparedRegister,
  id: string,
  lock = false,
): Promise<Entry> {
  const [row] = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e
    where e.id = ${id} and e.register = ${register.file.id} and ${withinScope(scope, ENTRY_OWNER)}
    ${lock ? sql`for update` : sql``}`);
  if (!row) throw new Problem('ENTRY_NOT_FOUND');
  return toEntry(row, register);
}

/** The row of an office's own list that an entry came with. */
export interface Origin {
  readonly batchId: string;
  readonly sheet: string;
  readonly row: number;
}

/** What tells entries of one subject apart: nothing where it stands on the list once, its number, or itself without one. */
export function severalOf(
  { severalBy }: PreparedRegister['file'],
  { id, fields }: Pick<Entry, 'id' | 'fields'>,
): string {
  if (severalBy === undefined) return '';
  const number = fields.get(severalBy);
  return typeof number === 'string' && number !== '' ? number : id;
}

/**
 * Writes an entry where its subject stands on its list once, or once under a number.
 * @throws Problem ENTRY_ALREADY_LISTED, ENTRY_NUMBER_TAKEN
 */
async function standingOnce({ severalBy }: PreparedRegister['file'], write: () => Promise<unknown>) {
  try {
    await write();
  } catch (error) {
    if (!isUniqueViolation(error, 'register_entries_once')) throw error;
    throw new Problem(severalBy === undefined ? 'ENTRY_ALREADY_LISTED' : 'ENTRY_NUMBER_TAKEN', {
      cause: error,
    });
  }
}

/** Puts a new entry on its list. @throws Problem ENTRY_ALREADY_LISTED, ENTRY_NUMBER_TAKEN */
export async function insertEntry(
  tx: Tx,
  { file }: PreparedRegister,
  entry: Entry,
  origin?: Origin,
): Promise<void> {
  const { pinyin, initials } = namePinyin(entry.subject.name);
  const insert = sql`
    insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
      stage_by, opened_on, closed_on, due_on, held_since, last_event_on, fields, evidence, signatures, escalation, revision,
      batch_id, sheet, row_number, several)
    values (${entry.id}, ${entry.register}, ${entry.subject.id}, ${entry.subject.name}, ${pinyin}, ${initials},
      ${entry.unit}, ${entry.stage}, ${entry.stageSince}, ${entry.stageBy}, ${entry.openedOn}, ${entry.closedOn},
      ${entry.dueOn}, ${entry.heldSince}, ${entry.lastEventOn}, ${JSON.stringify(writeFields(entry.fields))},
      ${JSON.stringify(entry.evidence)}, ${JSON.stringify(entry.signatures)}, ${entry.escalation}, ${entry.revision},
      ${origin?.batchId ?? null}, ${origin?.sheet ?? null}, ${origin?.row ?? null},
      ${severalOf(file, entry)})`;
  await standingOnce(file, () => tx.run(insert));
}

/**
 * Writes an entry as it stands after an event; a number it was given, or given anew, tells it from the others from now on.
 * @throws Problem ENTRY_ALREADY_LISTED, ENTRY_NUMBER_TAKEN
 */
export async function updateEntry(tx: Tx, { file }: PreparedRegister, entry: Entry): Promise<void> {
  const update = sql`
    update register_entries set stage = ${entry.stage}, stage_since = ${entry.stageSince}, stage_by = ${entry.stageBy},
      closed_on = ${entry.closedOn}, due_on = ${entry.dueOn}, held_since = ${entry.heldSince},
      last_event_on = ${entry.lastEventOn}, fields = ${JSON.stringify(writeFields(entry.fields))},
      evidence = ${JSON.stringify(entry.evidence)}, signatures = ${JSON.stringify(entry.signatures)},
      escalation = ${entry.escalation}, revision = ${entry.revision},
      several = ${severalOf(file, entry)}
    where id = ${entry.id}`;
  await standingOnce(file, () => tx.run(update));
}

/** Amounts are decimals; a quotient without an end is kept to eight places. */
const amountText = (amount: Exact): string => toPlainDecimal(amount) ?? toDecimalString(amount, 8);

/** Replaces what an entry comes to in the columns of the lists; what stays as it was is not written again. */
export async function storeCounts(
  tx: Tx,
  register: PreparedRegister,
  entry: Entry,
  today: string,
  subject: SubjectFacts,
): Promise<void> {
  const counts = countEntries(register, [entry], today, () => subject).flatMap((tally) => {
    const done = tally.done.get(entry.unit);
    const state = done ? 'done' : tally.unknown.has(entry.unit) ? 'unknown' : 'open';
    if (!done && state === 'open' && !tally.open.has(entry.unit)) return [];
    return [{ list: tally.list, column: tally.column, state, amount: done ? amountText(done) : '0' }];
  });
  const found = sql`jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as f(list text, "column" text, state text, amount text)`;
  await tx.run(sql`
    delete from register_counts c where c.entry_id = ${entry.id}
      and not exists (select from ${found} where f.list = c.list and f.column = c.list_column)`);
  if (counts.length === 0) return;
  await tx.run(sql`
    insert into register_counts as c (entry_id, register, subject_id, list, list_column, unit_id, state, amount)
    select ${entry.id}::uuid, ${entry.register}, ${entry.subject.id}, f.list, f.column, ${entry.unit}, f.state, f.amount::numeric
    from ${found}
    on conflict (entry_id, list, list_column) do update
      set unit_id = excluded.unit_id, state = excluded.state, amount = excluded.amount
      where (c.unit_id, c.state, c.amount) is distinct from (excluded.unit_id, excluded.state, excluded.amount)`);
}
