import { REMINDER_HORIZON_DAYS } from '@tenglong/domain/register';
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
const reminding = (today: string): SQL => sql`(e.due_on between ${today}::date
  and ${today}::date + ${REMINDER_HORIZON_DAYS}::int and e.reminded_of is distinct from e.due_on)`;

const asksOfEnterprise = ({ register: { file } }: LoadedRegister): boolean =>
  JSON.stringify([file.watch?.when, file.definitions]).includes('"enterprise.');

/** What is closed and watched, and not on the list again meanwhile: whether it has fallen back the rules say. */
function watched(loaded: LoadedRegister, today: string): readonly SQL[] {
  const { watch } = loaded.register.file;
  const from = watch && loaded.register.moves.get(watch.move)?.from;
  if (!watch || !from) return [];
  // Figures of a year that had ended before show nothing; most days there are no others.
  const figures = asksOfEnterprise(loaded)
    ? sql`and exists (select 1 from enterprise_years y
        where y.credit_code = e.subject_id and y.year >= extract(year from e.closed_on))`
    : sql``;
  return [
    sql`(e.stage = any(${sql.param([...from])}::text[])
      and e.closed_on >= (${today}::date - make_interval(months => ${watch.months}::int))::date - 1
      and not exists (select 1 from register_entries o
        where o.register = e.register and o.subject_id = e.subject_id and o.closed_on is null) ${figures})`,
  ];
}

/** The entries (`e`) that a day may ask something of, without the rules: a little more than those it does. */
export function mayBeDue(registers: readonly LoadedRegister[], today: string): SQL {
  const conditions = registers.map((loaded) => {
    const { id, escalation, lights } = loaded.register.file;
    const running = [
      ...(escalation.length > 0 ? escalating(loaded, today) : []),
      ...(lights.some(({ light }) => light === 'amber') ? [reminding(today)] : []),
    ];
    const ways = [
      ...(running.length > 0 ? [sql`(${RUNNING} and (${sql.join(running, sql` or `)}))`] : []),
      ...watched(loaded, today),
    ];
    return ways.length === 0 ? undefined : sql`(e.register = ${id} and (${sql.join(ways, sql` or `)}))`;
  });
  const all = conditions.filter((one) => one !== undefined);
  return all.length === 0 ? sql`false` : sql`(${sql.join(all, sql` or `)})`;
}
