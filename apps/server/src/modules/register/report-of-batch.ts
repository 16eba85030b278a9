import type { FieldText } from '@tenglong/contracts/register';
import { applyEvent, type Entry, monthOf, type RegisterEvent } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { fitArrival } from './arrivals.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry, updateEntry } from './entry-store.ts';
import { addEvent, latestReport } from './event-store.ts';
import { loadFields, writeFields } from './field-values.ts';
import type { LoadedRegister } from './register-library.ts';

/** A row of an office's monthly workbook: the number of a task, or its name, and what is said of it. */
export interface ReportArrival {
  readonly name: string;
  readonly fields: Record<string, FieldText>;
  readonly sheet: string;
  readonly row_number: number;
}

/** What undoing needs: how the entry stood before the batch spoke of it. */
interface Before extends Record<string, unknown> {
  readonly fields: Record<string, FieldText>;
  readonly dueOn: string | null;
  readonly escalation: string | null;
}

/** The entry that a row speaks of: by the number of its task (`附件1#16` is 16), else by its name. */
async function findSpokenOf(
  tx: Tx,
  { register, plan }: LoadedRegister,
  name: string,
): Promise<Entry | undefined> {
  const number = /^\d{1,3}$/.test(name) ? Number(name) : undefined;
  const task = plan.tasks.find((one) => (number === undefined ? one.title === name : one.number === number));
  if (!task) return undefined;
  const [row] = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e
    where e.register = ${register.file.id} and e.subject_id = ${task.address} and e.closed_on is null for update`);
  return row && toEntry(row, register);
}

/** The words of a row by the fields that a month asks for; nothing where the row says nothing. */
function saidOf({ register: { file } }: LoadedRegister, arrival: ReportArrival) {
  const { fields = [], optional = [] } = file.reporting ?? {};
  const said = [...fields, ...optional].flatMap((name): [string, FieldText][] => {
    const field = file.fields[name];
    const value = field && fitArrival(field, arrival.fields[name] ?? null);
    return value === undefined || value === null || value === '' ? [] : [[name, value]];
  });
  return said.length === 0 ? undefined : loadFields(file, Object.fromEntries(said));
}

/**
 * Writes a row of a monthly workbook into its entry, as the report of the month that the workbook is of. A month that was
 * filled in here already stands: whoever answers for the task knows better than a copy of their words.
 *
 * @returns whether the entry took it
 */
export async function reportFromBatch(
  tx: Tx,
  actor: Actor,
  batch: { readonly id: string },
  loaded: LoadedRegister,
  arrival: ReportArrival,
  { asOf, at }: { readonly asOf: string; readonly at: Date },
): Promise<boolean> {
  const { register, planVersionId } = loaded;
  const fields = saidOf(loaded, arrival);
  const entry = fields && (await findSpokenOf(tx, loaded, arrival.name));
  if (!fields || !entry) return false;
  const period = monthOf(asOf);
  const filled = await tx.rows<{ n: number }>(sql`
    select 1 as n from register_events where entry_id = ${entry.id} and kind = 'report'
      and body->>'period' = ${period} and body->>'batchId' is null limit 1`);
  if (filled.length > 0) return false;
  const event: RegisterEvent = { kind: 'report', period, fields, latest: await latestReport(tx, entry.id) };
  const outcome = applyEvent(register, entry, event, {
    actor: { id: actor.userId ?? actor.account, party: 'office' },
    today: asOf,
    workCalendar: STATE_COUNCIL_CALENDAR,
  });
  if (outcome.kind === 'refused') return false;
  const { entry: after } = outcome;
  const before: Before = {
    fields: writeFields(entry.fields),
    dueOn: entry.dueOn,
    escalation: entry.escalation,
  };
  await updateEntry(tx, register, after);
  await addEvent(tx, {
    entryId: entry.id,
    revision: after.revision,
    event,
    stage: after.stage,
    actor,
    on: asOf,
    at,
    planVersionId,
    traces: outcome.traces,
    origin: { batchId: batch.id, sheet: arrival.sheet, row: arrival.row_number, before },
  });
  await recordAudit(tx, {
    actor,
    action: 'register.reported',
    subject: entry.id,
    at,
    source: { register: register.file.id, revision: after.revision, batch: batch.id },
    after: { period, fields: writeFields(fields) },
  });
  return true;
}

/**
 * Takes what a monthly workbook said back whole.
 *
 * @throws Problem BATCH_ENTRIES_MOVED once anybody has gone on with one of its entries
 */
export async function giveBackReports(tx: Tx, actor: Actor, batchId: string, at: Date): Promise<void> {
  const reports = await tx.rows<{
    id: string;
    name: string;
    revision: number;
    last: number;
    before: Before;
  }>(sql`
    select e.id, e.subject_name as name, v.revision, e.revision as last, v.body->'before' as before
    from register_events v join register_entries e on e.id = v.entry_id
    where v.kind = 'report' and v.body->>'batchId' = ${batchId} order by e.pinyin for update of e`);
  const moved = reports.filter(({ revision, last }) => last > revision);
  if (moved.length > 0) {
    throw new Problem('BATCH_ENTRIES_MOVED', {
      details: moved.slice(0, 20).map(({ name }) => ({ path: '', message: name })),
    });
  }
  for (const { id, revision, before } of reports) {
    await tx.run(sql`delete from register_events where entry_id = ${id} and revision = ${revision}`);
    await tx.run(sql`update register_entries set fields = ${JSON.stringify(before.fields)}, due_on = ${before.dueOn},
      escalation = ${before.escalation}, revision = ${revision - 1} where id = ${id}`);
    await recordAudit(tx, {
      actor,
      action: 'register.reportUndone',
      subject: id,
      at,
      source: { batch: batchId },
    });
  }
}
