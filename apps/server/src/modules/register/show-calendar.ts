import type { CalendarQuery, EntryCalendar } from '@tenglong/contracts/register';
import { monthGrid } from '@tenglong/domain/register';
import { isWorkingDay, STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { actingParty } from './acting-party.ts';
import { describeRow } from './describe-row.ts';
import { entryCondition } from './entry-filter.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { getRegister } from './register-library.ts';
import { loadTaskFacts } from './task-facts.ts';

const SHOWN = 5;

/**
 * The open entries of a register by the day they fall due: of the month that is asked for, else of the present one, or, where
 * nothing of it is still to come, of the next in which something falls due. Three queries, however many days.
 */
export async function showCalendar(
  tx: Tx,
  actor: Actor,
  registerId: string,
  { month = '', ...filter }: CalendarQuery,
  today: string,
): Promise<EntryCalendar> {
  const loaded = await getRegister(tx, registerId);
  const { register } = loaded;
  const open = sql`${entryCondition(loaded, actor, filter, today)} and e.closed_on is null`;
  const shown = month === '' ? await nextMonthDue(tx, open, today) : month;
  const weeks = monthGrid(shown);
  const [first = today, last = today] = [weeks[0]?.[0], weeks.at(-1)?.at(-1)];
  const rows = await tx.rows<StoredEntry & { n: number; place: number }>(sql`
    select * from (
      select ${ENTRY_COLUMNS}, count(*) over (partition by e.due_on) as n,
        row_number() over (partition by e.due_on order by e.id) as place
      from register_entries e where ${open} and e.due_on between ${first} and ${last}) e
    where e.place <= ${SHOWN} order by e.due_on, e.place`);
  const [beside] = await tx.rows<{ before: number; after: number; without: number }>(sql`
    select count(*) filter (where e.due_on < ${`${shown}-01`}::date) as before,
      count(*) filter (where e.due_on >= (${`${shown}-01`}::date + interval '1 month')) as after,
      count(*) filter (where e.due_on is null) as without
    from register_entries e where ${open}`);
  const factsOf = await loadTaskFacts(tx, [loaded], today);
  const party = actingParty(actor, loaded.plan);
  const days = new Map<string, EntryCalendar['days'][number]>();
  for (const row of rows) {
    const day = row.due_on ?? '';
    const held = days.get(day) ?? { day, count: row.n, rows: [] };
    const facts = factsOf(loaded, row.subject_id);
    held.rows.push(describeRow(loaded, toEntry(row, register), party, today, facts));
    days.set(day, held);
  }
  return {
    month: shown,
    today,
    weeks: weeks.map((week) =>
      week.map((day) => ({ day, workday: isWorkingDay(day, STATE_COUNCIL_CALENDAR) })),
    ),
    days: [...days.values()],
    before: beside?.before ?? 0,
    after: beside?.after ?? 0,
    without: beside?.without ?? 0,
  };
}

/** `2023-09` */
async function nextMonthDue(tx: Tx, open: SQL, today: string): Promise<string> {
  const [next] = await tx.rows<{ day: string | null }>(
    sql`select min(e.due_on) as day from register_entries e where ${open} and e.due_on >= ${today}::date`,
  );
  return (next?.day ?? today).slice(0, 7);
}
