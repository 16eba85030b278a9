import type { ListProgress } from '@tenglong/contracts/register';
import type { AddressedList } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { ROSTER_OWNER, withinScope } from '../enterprise/index.ts';
import { type CountRow, listProgress } from './list-progress.ts';
import type { LoadedRegister } from './register-library.ts';

interface Covered {
  unit: string | null;
  firms: number;
  done: number;
  open: number;
  /** On the list in no stage, now or before: nothing was reported of them. */
  unlisted: number;
}

const KEY = 'covered';

/**
 * How far a list that has to cover every enterprise of a scale (全覆盖) covers those in the actor's scope: they are the task,
 * by unit; one that left the scale is asked for no more, and of one that was never on the list nothing is known (未报).
 *
 * @returns nothing for a list that covers nobody in particular
 */
export async function coverProgress(
  tx: Tx,
  { plan, register }: LoadedRegister,
  actor: Actor,
  today: string,
): Promise<ListProgress | undefined> {
  const { id, covers, measure, stages } = register.file;
  if (!covers) return undefined;
  const closed = stages.filter(({ kind }) => kind === 'closed').map((stage) => stage.id);
  const stands = sql`select 1 from register_entries l where l.register = ${id} and l.subject_id = e.credit_code`;
  const rows = await tx.rows<Covered>(sql`
    select e.unit_id as unit, count(*)::int as firms,
      (count(*) filter (where exists (${stands} and l.stage = any(${sql.param(closed)}::text[]))))::int as done,
      (count(*) filter (where exists (${stands} and l.closed_on is null)))::int as open,
      (count(*) filter (where not exists (${stands})))::int as unlisted
    from enterprises e where e.scale = ${covers.scale} and ${withinScope(actor.scope, ROSTER_OWNER)}
    group by e.unit_id`);
  const county = plan.meta.county.code;
  const known = plan.units.map((unit) => unit.id);
  const unitOf = ({ unit }: Covered) => (unit !== null && known.includes(unit) ? unit : county);
  const firmsOf = (unit: string) =>
    rows.filter((row) => unitOf(row) === unit).reduce((all, { firms }) => all + firms, 0);
  const list: AddressedList = {
    address: covers.clause,
    number: 1,
    title: covers.title,
    shortTitle: covers.title,
    level: 'unit',
    columns: [{ key: KEY, title: covers.title, unit: measure }],
    rows: [...known, county].flatMap((unit) => {
      const firms = firmsOf(unit);
      return firms === 0 ? [] : [{ unit, values: [String(firms)] }];
    }),
  };
  const count = (row: Covered, state: CountRow['state'], n: number): CountRow => ({
    register: id,
    list: covers.clause,
    column: KEY,
    unit_id: unitOf(row),
    state,
    n,
    amount: String(n),
  });
  const counts = rows.flatMap((row) => [
    count(row, 'done', row.done),
    count(row, 'open', row.open),
    count(row, 'unknown', row.unlisted),
  ]);
  return listProgress(plan, actor, list, KEY, counts, today);
}
