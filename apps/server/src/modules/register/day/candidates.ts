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

/** The entries (`e`) that a day may ask something of, without the rules: a little more than those it does. */
export function mayBeDue(registers: readonly LoadedRegister[], today: string): SQL {
  const conditions = registers.map((loaded) => {
    const { id } = loaded.register.file;
    const running = [...escalating(loaded, today), ...reminding(loaded, today)];
    const ways = [
      ...(running.length > 0 ? [sql`(${RUNNING} and (${sql.join(running, sql` or `)}))`] : []),
      ...watched(loaded, today),
    ];
    return ways.length === 0 ? undefined : sql`(e.register = ${id} and (${sql.join(ways, sql` or `)}))`;
  });
  const all = conditions.filter((one) => one !== undefined);
  return all.length === 0 ? sql`false` : sql`(${sql.join(all, sql` or `)})`;
}
