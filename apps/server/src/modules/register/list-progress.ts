import type { ListProgress } from '@tenglong/contracts/register';
import {
  type AddressedList,
  effectiveTotal,
  effectiveValue,
  type Plan,
  type Ruling,
  unitName,
} from '@tenglong/domain/plan';
import { expectedBy, GOAL, paceState, type RegisterFile } from '@tenglong/domain/register';
import {
  compare,
  decimal,
  divide,
  type Exact,
  maximum,
  multiply,
  sign,
  subtract,
  sum,
  toDecimalString,
  toFloat,
  toPlainDecimal,
  whole,
  ZERO,
} from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { type Actor, seesUnit } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { describeRuling } from '../plan/index.ts';
import type { LoadedRegister } from './register-library.ts';

/** What the entries of a register come to in one column of a list, by unit and state. */
export interface CountRow {
  register: string;
  list: string;
  column: string;
  unit_id: string | null;
  state: 'done' | 'open' | 'unknown';
  n: number;
  amount: string;
}

/** Of every register in one query, within the actor's units; from the sums that the database keeps, but for an enterprise. */
export const countTowardsLists = (tx: Tx, actor: Actor): Promise<CountRow[]> =>
  tx.rows<CountRow>(
    actor.scope.kind === 'enterprise'
      ? sql`
        select c.register, c.list, c.list_column as "column", c.unit_id, c.state, count(*) as n, sum(c.amount)::text as amount
        from register_counts c where ${withinScope(actor.scope, { unit: sql`c.unit_id`, enterprise: sql`c.subject_id` })}
        group by c.register, c.list, c.list_column, c.unit_id, c.state`
      : sql`
        select c.register, c.list, c.list_column as "column", c.unit_id, c.state, sum(c.n)::bigint as n,
          sum(c.amount)::text as amount
        from register_list_sums c where ${withinScope(actor.scope, { unit: sql`c.unit_id`, enterprise: null })}
        group by c.register, c.list, c.list_column, c.unit_id, c.state having sum(c.n) <> 0`,
  );

const amountText = (amount: Exact): string => toPlainDecimal(amount) ?? toDecimalString(amount, 8);

interface Parts {
  readonly target: Exact;
  readonly done: Exact;
  readonly open: number;
  readonly unknown: number;
}

/** Held against 序时: a unit is behind if it has not done what should be done by today. What is kept up is asked for always. */
function held({ target, done, open, unknown }: Parts, plan: Plan, today: string, kept: boolean) {
  const expected = kept ? target : expectedBy(target, plan.meta.years, today);
  const rate = divide(done, target);
  return {
    target: amountText(target),
    done: amountText(done),
    open,
    unknown,
    expected: amountText(expected),
    rate: rate === undefined ? null : toFloat(rate),
    behind: compare(done, expected) < 0,
    pace: paceState(done, target, expected),
    lack: amountText(maximum(subtract(expected, done), ZERO)),
  };
}

/** Counts of several registers in one: what is done and open of a unit, whichever list it was done on. */
function addUp(rows: readonly CountRow[], state: CountRow['state']): { n: number; amount: Exact } {
  const own = rows.filter((row) => row.state === state);
  return {
    n: own.reduce((all, { n }) => all + n, 0),
    amount: sum(own.map(({ amount }) => decimal(amount))),
  };
}

interface CountedHow {
  /** What the entries count towards, where that is not the list itself. */
  readonly of?: string;
  /** Asked for always, not by the end. */
  readonly kept?: boolean;
  /** The ruling that the figure of the list was taken under. */
  readonly ruling?: Ruling | undefined;
}

/**
 * Progress towards one column of a list by unit; the parts add up to the whole, whatever the plan prints as its total.
 *
 * @param rows - counts of one register, or of all that count towards the list
 */
export function listProgress(
  plan: Plan,
  actor: Actor,
  list: AddressedList,
  key: string,
  rows: readonly CountRow[],
  today: string,
  { of: address = list.address, kept = false, ruling }: CountedHow = {},
): ListProgress {
  const at = list.columns.findIndex((column) => column.key === key);
  const column = list.columns[at];
  const own = rows.filter((row) => row.list === address && row.column === key);
  const county = plan.meta.county.code;
  // A figure of the county alone is nobody's share: it stands undivided beside what each unit has done.
  const divided = list.level === 'unit';
  const listed = (divided ? list.rows : [])
    .filter(({ unit }) => seesUnit(actor.scope, unit))
    .map(({ unit, values }) => ({ id: unit, target: decimal(String(values[at] ?? '0')) }));
  // A unit without a task may still have entries; it is shown, so that the parts add up.
  const beyond = [...new Set(own.map(({ unit_id }) => unit_id ?? county))]
    .filter((id) => !listed.some((row) => row.id === id))
    .map((id) => ({ id, target: whole(0n) }));
  const parts = [...listed, ...beyond].map(({ id, target }) => {
    const here = own.filter((row) => (row.unit_id ?? county) === id);
    return {
      id,
      target,
      done: addUp(here, 'done').amount,
      open: addUp(here, 'open').n,
      unknown: addUp(here, 'unknown').n,
    };
  });
  const allotted = sum(parts.map(({ target }) => target));
  const asked = actor.scope.kind === 'county' ? ofAll(plan, list, at, ruling) : undefined;
  const target = asked?.value ?? allotted;
  const total = {
    target,
    done: sum(parts.map(({ done }) => done)),
    open: parts.reduce((all, { open }) => all + open, 0),
    unknown: parts.reduce((all, { unknown }) => all + unknown, 0),
  };
  return {
    address: list.address,
    title: list.title,
    column: column?.title ?? key,
    unit: column?.unit ?? '',
    unallotted: amountText(subtract(target, allotted)),
    undivided: !divided && actor.scope.kind !== 'county',
    ruling: describeRuling(asked?.ruling),
    ...held(total, plan, today, kept),
    units: parts.map(({ id, ...part }) => ({
      unitId: id,
      unitName: unitName(plan, id),
      ...held(part, plan, today, kept),
    })),
  };
}

/** What the column asks of the whole county: its total, or the one figure of a list that is not handed out. */
function ofAll(plan: Plan, list: AddressedList, at: number, ruling: Ruling | undefined) {
  if (list.level === 'unit') return effectiveTotal(plan, list, at);
  const value = list.rows[0]?.values[at];
  return value === undefined ? undefined : { value: decimal(String(value)), ruling };
}

/** Progress towards a quantity of the plan; the plan divides none of them among its units. */
export function goalProgress(
  plan: Plan,
  actor: Actor,
  { quantity: key, kept }: RegisterFile['goals'][number],
  rows: readonly CountRow[],
  today: string,
): ListProgress | undefined {
  const value = effectiveValue(plan, key);
  if (!value?.target) return undefined;
  const { quantity, target, ruling } = value;
  const years = whole(plan.meta.years.to - plan.meta.years.from + 1);
  const asked =
    target.period === 'perYear' && !kept ? multiply(decimal(target.value), years) : decimal(target.value);
  const address = target.address ?? plan.meta.goals;
  const column = { key, title: quantity.title, unit: quantity.unit };
  const list: AddressedList = {
    address,
    number: 1,
    title: quantity.title,
    shortTitle: quantity.title,
    level: 'county',
    columns: [column],
    rows: [{ unit: plan.meta.county.code, values: [amountText(asked)] }],
  };
  return listProgress(plan, actor, list, key, rows, today, { of: GOAL, kept, ruling });
}

/** Every column and every quantity that a register counts towards, in the order it declares them. */
export function progressOf(
  loaded: LoadedRegister,
  actor: Actor,
  rows: readonly CountRow[],
  today: string,
): readonly ListProgress[] {
  const { plan, register } = loaded;
  const { counts, goals } = register.file;
  const own = rows.filter((row) => row.register === register.file.id);
  const lists = counts.flatMap(({ list, column }) => {
    const found = plan.lists.find(({ address }) => address === list);
    return found ? [listProgress(plan, actor, found, column, own, today)] : [];
  });
  return [...lists, ...goals.flatMap((goal) => goalProgress(plan, actor, goal, own, today) ?? [])];
}

/** Whether a list asks for anything: without a task there is no pace to be behind. */
export const asksFor = ({ target }: Pick<ListProgress, 'target'>): boolean => sign(decimal(target)) > 0;
