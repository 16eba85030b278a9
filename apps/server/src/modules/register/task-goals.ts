import type { RulingNote } from '@tenglong/contracts/page';
import {
  type AddressedList,
  effectiveValue,
  meetsTarget,
  type Plan,
  type PlanTask,
  type Quantity,
} from '@tenglong/domain/plan';
import { expectedBy, linearPace } from '@tenglong/domain/register';
import {
  compare,
  decimal,
  divide,
  type Exact,
  sign,
  sum,
  toDecimalString,
  toPlainDecimal,
} from '@tenglong/domain/values';
import { systemActor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { type GoalYear, listGoalHistory } from '../evaluation/index.ts';
import { describeRuling } from '../plan/index.ts';
import { type CountRow, countTowardsLists, goalProgress, listProgress } from './list-progress.ts';
import { type LoadedRegister, listRegisters } from './register-library.ts';
import { countStages, type StageRow } from './stage-counts.ts';

/** What a task is held to, as the rules judge it and as a page shows it. */
export interface GoalState {
  readonly kind: 'list' | 'indicator';
  readonly title: string;
  readonly unit: string;
  readonly address: string;
  readonly target: string;
  /** The ruling the target is taken under. */
  readonly ruling: RulingNote | null;
  readonly done: string | null;
  readonly expected: string | null;
  readonly asOf: string;
  readonly href: string | null;
  /** Unknown where there is no figure to tell. */
  readonly reached: boolean | undefined;
  /** What is done of what should be. */
  readonly share: Exact | undefined;
}

/** Everything the county's records say of its tasks on a day. Tasks are the county's own: whoever reads, they stand alike. */
export interface CountyRecords {
  readonly plan: Plan;
  readonly registers: readonly LoadedRegister[];
  readonly counts: readonly CountRow[];
  readonly stages: readonly StageRow[];
  readonly history: ReadonlyMap<string, readonly GoalYear[]>;
  readonly today: string;
}

const COUNTY = systemActor('tasks', '责任清单');

/** Three queries, however many tasks. */
export async function loadCountyRecords(tx: Tx, today: string): Promise<CountyRecords | undefined> {
  const registers = await listRegisters(tx);
  const [first] = registers;
  if (!first) return undefined;
  return {
    plan: first.plan,
    registers,
    counts: await countTowardsLists(tx, COUNTY),
    stages: await countStages(tx, COUNTY, today),
    history: await listGoalHistory(tx),
    today,
  };
}

const NO_RECORD = '还没有清单计这一栏';

/** @param stated - what the plan asks for in all, where that is another figure than the list's own sum */
function columnGoal(
  records: CountyRecords,
  list: AddressedList,
  key: string,
  stated?: { readonly value: string; readonly ruling: RulingNote | null },
): GoalState | undefined {
  const { plan, registers, counts, today } = records;
  const progress = listProgress(plan, COUNTY, list, key, counts, today);
  const target = decimal(stated?.value ?? progress.target);
  if (sign(target) <= 0) return undefined;
  const column = list.columns.find((one) => one.key === key);
  const counting = registers.find(({ register: { file } }) =>
    file.counts.some((count) => count.list === list.address && count.column === key),
  );
  const title = column?.group === undefined ? progress.column : `${column.group}（${progress.column}）`;
  const expected = expectedBy(target, plan.meta.years, today);
  const done = decimal(progress.done);
  return {
    kind: 'list',
    title: list.columns.length === 1 ? list.shortTitle : title,
    unit: progress.unit,
    address: list.address,
    target: stated?.value ?? progress.target,
    ruling: stated ? stated.ruling : progress.ruling,
    done: counting ? progress.done : null,
    expected: String(expected.n),
    asOf: counting ? counting.register.file.title : NO_RECORD,
    href: counting ? `/registers/${counting.register.file.id}` : null,
    reached: counting ? compare(done, target) >= 0 : undefined,
    share: counting ? shareOf(done, expected) : undefined,
  };
}

/** Where nothing is asked for yet, nothing is late. */
const shareOf = (done: Exact, expected: Exact): Exact | undefined =>
  sign(expected) === 0 ? decimal('1') : divide(done, expected);

/** The list column that hands a quantity out to the units, if it is of the same measure. */
function columnOf(plan: Plan, { key }: Quantity): { list: AddressedList; column: string } | undefined {
  for (const list of plan.lists) {
    const column = list.columns.find((one) => one.quantity === key && one.sameMeasure !== false);
    if (column && list.columns.filter((one) => one.quantity === key).length === 1) {
      return { list, column: column.key };
    }
  }
  return undefined;
}

/** A quantity that the entries of a register count towards, or of several together, though no list hands it out. */
function quantityGoal(
  { plan, registers, counts, today }: CountyRecords,
  { key }: Quantity,
): GoalState | undefined {
  const counting = registers.flatMap(({ register: { file } }) => {
    const goal = file.goals.find(({ quantity }) => quantity === key);
    const own = counts.filter((row) => row.register === file.id);
    const progress = goal && goalProgress(plan, COUNTY, goal, own, today);
    return progress ? [{ file, progress }] : [];
  });
  const [first] = counting;
  if (!first) return undefined;
  const { column, unit, address, target, ruling, expected } = first.progress;
  const [actual, wanted] = [sum(counting.map(({ progress }) => decimal(progress.done))), decimal(target)];
  const asOf = counting.map(({ file }) => file.title).join('、');
  return {
    kind: 'list',
    title: column,
    unit,
    address,
    target,
    ruling,
    expected,
    asOf,
    done: toPlainDecimal(actual) ?? null,
    href: `/registers/${first.file.id}`,
    reached: compare(actual, wanted) >= 0,
    share: shareOf(actual, decimal(expected)),
  };
}

/** How far the entries of the lists have brought a quantity: by the column that hands it out, or by a register's own count. */
export function countedGoal(records: CountyRecords, quantity: Quantity): GoalState | undefined {
  const place = columnOf(records.plan, quantity);
  const { target, ruling } = effectiveValue(records.plan, quantity.key) ?? {};
  const inAll =
    target && /^\d+$/.test(target.value)
      ? { value: target.value, ruling: describeRuling(ruling) }
      : undefined;
  return (place && columnGoal(records, place.list, place.column, inAll)) ?? quantityGoal(records, quantity);
}

function indicatorGoal(records: CountyRecords, task: PlanTask, quantity: Quantity): GoalState | undefined {
  const { plan, history, today } = records;
  const { target, ruling } = effectiveValue(plan, quantity.key) ?? {};
  const counted = countedGoal(records, quantity);
  if (counted) return counted;
  const years = (history.get(quantity.key) ?? []).filter(({ year }) => year <= plan.meta.years.to);
  const last = years.at(-1);
  const base = {
    kind: 'indicator' as const,
    title: quantity.title,
    unit: quantity.unit,
    address: task.address,
    target: target?.text ?? '',
    ruling: describeRuling(ruling),
    href: quantity.measuredBy && 'scheme' in quantity.measuredBy ? '/evaluation' : null,
  };
  if (!target || !last) {
    const asOf = target ? '没有可取的数' : '方案几处写法不一，尚未裁定';
    const done = last?.value ?? null;
    return { ...base, done, expected: null, asOf, reached: undefined, share: undefined };
  }
  const actual = decimal(last.exact);
  const goal = target.value.includes('/') ? undefined : decimal(target.value);
  const first = years.find(({ year }) => year < last.year);
  const expected =
    goal && first
      ? linearPace(
          { year: first.year, value: decimal(first.exact) },
          { year: plan.meta.years.to, value: goal },
          last.year,
        )
      : goal;
  const share =
    expected === undefined || sign(expected) <= 0 || sign(actual) <= 0
      ? undefined
      : quantity.direction === 'atMost'
        ? divide(expected, actual)
        : divide(actual, expected);
  return {
    ...base,
    done: last.value,
    expected: expected === undefined ? null : rounded(expected, last.value),
    asOf: `${last.year} 年度第 ${last.run} 次测算${today.slice(0, 4) > String(last.year) ? '' : '，本年未完'}`,
    reached: meetsTarget(quantity, target, actual).met,
    share,
  };
}

/** To as many decimals as the figure beside it. */
const rounded = (value: Exact, like: string): string =>
  toDecimalString(value, like.split('.')[1]?.length ?? 0);

/** Everything a task is held to: the indicators stated in its row, then the columns of its lists that are no part of another. */
export function goalsOf(records: CountyRecords, task: PlanTask): readonly GoalState[] {
  const { plan } = records;
  const stated = plan.quantities.filter(
    ({ role, stated }) => role === 'target' && stated.some(({ at }) => at === task.address),
  );
  const goals = stated.flatMap((quantity) => indicatorGoal(records, task, quantity) ?? []);
  const handedOut = new Set(
    stated.flatMap((quantity) => {
      const place = columnOf(plan, quantity);
      return place ? [`${place.list.address} ${place.column}`] : [];
    }),
  );
  for (const address of task.lists) {
    const list = plan.lists.find((one) => one.address === address);
    if (!list) continue;
    const parts = new Set(list.columns.flatMap((column) => column.parts ?? []));
    for (const { key, within } of list.columns) {
      if (parts.has(key) || within !== undefined || handedOut.has(`${address} ${key}`)) continue;
      const goal = columnGoal(records, list, key);
      if (goal) goals.push(goal);
    }
  }
  return goals;
}

export interface LinkedRegister {
  readonly id: string;
  readonly title: string;
  readonly measure: string;
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
}

/** The registers that say they carry a task out, with how they stand. */
export function registersOf({ registers, stages }: CountyRecords, task: PlanTask): readonly LinkedRegister[] {
  return registers
    .filter(({ register: { file } }) => file.subject !== 'task' && file.clauses.includes(task.address))
    .map(({ register }) => {
      const { id, title, measure } = register.file;
      const own = stages.filter((row) => row.register === id);
      const count = (kind: 'open' | 'closed') =>
        own
          .filter(({ stage }) => register.stages.get(stage)?.kind === kind)
          .reduce((all, { n }) => all + n, 0);
      const overdue = own.reduce((all, row) => all + row.overdue, 0);
      return { id, title, measure, open: count('open'), overdue, closed: count('closed') };
    });
}
