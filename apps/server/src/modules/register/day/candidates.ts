import { reminderHorizon } from '@tenglong/domain/register';
import { type SQL, sql } from 'drizzle-orm';
import type { LoadedRegister } from '../register-library.ts';

/** Open, with a deadline, the clock running. */
const RUNNING = sql`e.closed_on is null and e.held_since is null and e.due_on is not null`;

/** Where a step of escalation has been come to that has not been taken; what is taken beyond it stands. */
function escalating({ register: { file } }: LoadedRegister, today: string): readonly SQL[] {
  const steps = [...file.escalation].sort((a, b) => a.overdueDays - b.overdueDays);
  return steps.map(({ overdueDays }, at) => {
    const beyond = sql.param(steps.slice(at).map(({ id }) => id));
    return sql`(e.due_on <= ${today}::date - ${Math.max(1, overdueDays)}::int
      and (e.escalation is null or e.escalation <> all(${beyond}::text[])))`;
  });
}

/** Where a deadline comes near that nobody was reminded of; whether its light is amber the rules say. */
function reminding({ register }: LoadedRegister, today: string): readonly SQL[] {
  const days = reminderHorizon(register, today);
  if (days < 0) return [];
  return [
    sql`(e.due_on between ${today}::date and ${today}::date + ${days}::int
      and e.reminded_of is distinct from e.due_on)`,
  ];
}

const asksOfEnterprise = ({ register: { file } }: LoadedRegister): boolean =>
  JSON.stringify([file.watch?.when, file.definitions]).includes('"enterprise.');

/** What is closed and watched, and not on the list again meanwhile: whether it has fallen back the rules say. */
function watched(loaded: LoadedRegister, today: string): readonly SQL[] {
  const { watch } = loaded.register.file;
  const from = watch && loaded.register.moves.get(watch.move)?.from;
  if (!watch || !from) return [];
  // What was known when it was closed, or taken over as closed, shows nothing; most days there is nothing newer.
  const figures = asksOfEnterprise(loaded)
    ? sql`and exists (
        select 1 from enterprise_years y cross join unnest(y.commits) as c(no) join batches b on b.commit_no = c.no
        where y.credit_code = e.subject_id and y.year >= extract(year from e.closed_on)
          and b.committed_at > (select max(v.at) from register_events v
            where v.entry_id = e.id and v.kind in ('open', 'move')))`
    : sql``;
  return [
    sql`(e.stage = any(${sql.param([...from])}::text[])
      and e.closed_on >= (${today}::date - make_interval(months => ${watch.months}::int))::date - 1
      and not exists (select 1 from register_entries o
        where o.register = e.register and o.subject_id = e.subject_id and o.several = e.several and o.closed_on is null) ${figures})`,
  ];
}

const either = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` or `)})`;

/** Where a clock runs out within the longest reminder, whatever its register makes of it: read off an index. */
const runningOut = (registers: readonly LoadedRegister[], today: string): SQL => {
  const horizon = Math.max(0, ...registers.map(({ register }) => reminderHorizon(register, today)));
  return sql`select r.id from register_entries r where r.closed_on is null and r.held_since is null
    and r.due_on is not null and r.due_on <= ${today}::date + ${horizon}::int`;
};

/** What was closed so lately that its register still watches it, by the same means. */
const lately = (today: string, { register: { file } }: LoadedRegister): readonly SQL[] =>
  file.watch
    ? [
        sql`select r.id from register_entries r where r.register = ${file.id}
          and r.closed_on >= (${today}::date - make_interval(months => ${file.watch.months}::int))::date - 1`,
      ]
    : [];

/**
 * Ids of all entries whose clock runs out or that are watched, read off indexes: a quiet day costs little however long
 * the registers are.
 */
export function nearby(registers: readonly LoadedRegister[], today: string): SQL {
  const parts = [runningOut(registers, today), ...registers.flatMap((loaded) => lately(today, loaded))];
  return sql.join(parts, sql` union all `);
}

/** Those of them (`e`) that a day may ask something of, without the rules: a little more than those it does. */
export function mayBeDue(registers: readonly LoadedRegister[], today: string): SQL {
  const ways = registers.flatMap((loaded) => {
    const running = [...escalating(loaded, today), ...reminding(loaded, today)];
    const all = [
      ...(running.length > 0 ? [sql`(${RUNNING} and ${either(running)})`] : []),
      ...watched(loaded, today),
    ];
    return all.length === 0 ? [] : [sql`(e.register = ${loaded.register.file.id} and ${either(all)})`];
  });
  return either(ways);
}
