import type { FieldText } from '@tenglong/contracts/register';
import { type Entry, holdingsOf, NO_SUBJECT_FACTS, type SubjectFacts } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import type { ReplayedEntry } from '../ledger/index.ts';
import { loadFactsOfAll } from './entry-facts.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { loadFields, writeField } from './field-values.ts';
import { type LoadedRegister, listRegisters } from './register-library.ts';

interface LastEvent {
  entry: string;
  revision: number;
  stage: string;
}

interface LastField {
  entry: string;
  name: string;
  value: FieldText;
}

/**
 * Every entry of the registers that book something, put together again from its events: its stage is that of the last
 * one, its fields are what the events said last. What an entry was taken over with before its first event said so is
 * taken from the entry itself. Queries: 3, and at most 6 for a register that asks of its subjects, however many entries.
 *
 * @param only - the ids of the entries that are asked for; left out, all of them
 */
export async function replayEntries(
  tx: Tx,
  today: string,
  only?: readonly string[],
): Promise<readonly ReplayedEntry[]> {
  const booking = (await listRegisters(tx)).filter(({ register }) => register.ledger.length > 0);
  if (booking.length === 0) return [];
  const ids = sql.param(booking.map(({ register }) => register.file.id));
  const among = only ? sql` and e.id = any(${sql.param([...only])}::uuid[])` : sql``;
  const wanted = sql`e.register = any(${ids}::text[])${among}`;
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e where ${wanted}
    order by e.register, e.closed_on nulls last, e.opened_on, e.id`);
  const events = await tx.rows<LastEvent>(sql`
    select distinct on (v.entry_id) v.entry_id as entry, v.revision, v.stage
    from register_events v join register_entries e on e.id = v.entry_id
    where ${wanted} order by v.entry_id, v.revision desc`);
  const fields = await tx.rows<LastField>(sql`
    select distinct on (v.entry_id, f.key) v.entry_id as entry, f.key as name, f.value as value
    from register_events v join register_entries e on e.id = v.entry_id
      cross join jsonb_each(v.body->'fields') as f(key, value)
    where ${wanted} and jsonb_typeof(v.body->'fields') = 'object'
    order by v.entry_id, f.key, v.revision desc`);
  const lastOf = new Map(events.map((event) => [event.entry, event]));
  const fieldsOf = groupRows(fields, ({ entry }) => entry);
  const replays = new Map<string, (row: StoredEntry) => ReplayedEntry>();
  for (const loaded of booking) {
    const { file } = loaded.register;
    const own = rows.filter(({ register }) => register === file.id);
    const subjectOf = await loadSubjects(tx, loaded, own, today);
    replays.set(file.id, (row) =>
      replay(loaded, row, lastOf.get(row.id), fieldsOf.get(row.id) ?? [], subjectOf(row), today),
    );
  }
  return rows.flatMap((row) => replays.get(row.register)?.(row) ?? []);
}

/** What a stage that an event led to is called by the plan in force. */
const stageNow = ({ register: { stages, file } }: LoadedRegister, id: string): string =>
  stages.has(id) ? id : (file.stages.find(({ was = [] }) => was.includes(id))?.id ?? id);

/** Whether what an entry books rests on what is held of its enterprise; most registers do not ask. */
const asksOfSubject = ({ register: { file } }: LoadedRegister): boolean => {
  const used = new Set<string>();
  const follow = (part: unknown): boolean => {
    const text = JSON.stringify(part);
    if (/"(enterprise|others)\./.test(text)) return true;
    return Object.entries(file.definitions).some(([name, definition]) => {
      if (used.has(name) || !text.includes(`{"use":"${name}"`)) return false;
      used.add(name);
      return follow(definition);
    });
  };
  return follow(file.ledger);
};

/** What the ledger's rules of a register may ask of the subjects of its entries. */
async function loadSubjects(
  tx: Tx,
  loaded: LoadedRegister,
  rows: readonly StoredEntry[],
  today: string,
): Promise<(row: StoredEntry) => SubjectFacts> {
  if (!asksOfSubject(loaded)) return () => NO_SUBJECT_FACTS;
  const asking = ({ id, subject_id, subject_name }: StoredEntry) => ({
    id,
    subject: { id: subject_id, name: subject_name },
  });
  const factsOf = await loadFactsOfAll(tx, loaded, rows.map(asking), today);
  return (row) => factsOf(asking(row));
}

function replay(
  loaded: LoadedRegister,
  row: StoredEntry,
  last: LastEvent | undefined,
  said: readonly LastField[],
  subject: SubjectFacts,
  today: string,
): ReplayedEntry {
  const { register, plan } = loaded;
  const entry = toEntry(row, register);
  const written = Object.fromEntries(said.map(({ name, value }) => [name, value]));
  const fields = new Map([...entry.fields, ...loadFields(register.file, written)]);
  const stage = last && stageNow(loaded, last.stage);
  const made: Entry = { ...entry, stage: stage ?? entry.stage, fields };
  const county = plan.meta.county.code;
  const changed = said.find(({ name, value }) => {
    const held = entry.fields.get(name);
    return held === undefined || writeField(held) !== value;
  });
  const label = changed && (register.file.fields[changed.name]?.label ?? changed.name);
  return {
    entryId: entry.id,
    register: entry.register,
    subjectName: entry.subject.name,
    unit: entry.unit ?? county,
    revision: entry.revision,
    holdings: holdingsOf(register, made, today, county, subject),
    disagrees:
      stage !== entry.stage || last?.revision !== entry.revision
        ? '的阶段与它的经过不符'
        : label === undefined
          ? null
          : `的“${label}”与它的经过不符`,
  };
}
