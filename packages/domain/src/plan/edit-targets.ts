import { equals } from '../values/index.ts';
import { amount } from './figure.ts';
import type { Plan } from './plan.ts';
import { ListsFile, type PlanList } from './schema/lists-file.ts';

/** Where one figure of a list of the annex stands: a unit's, or that of the row of sums. */
export interface TargetPlace {
  readonly list: number;
  readonly column: string;
  /** The id of a unit, the county's code on a county-wide row; `null` is the row of sums. */
  readonly unit: string | null;
}

/** Another figure for one of them, as a plain decimal in the unit of its column. */
export interface TargetChange extends TargetPlace {
  readonly to: string;
}

/** What the plan asks for at one place; `undefined` where its lists have no such place. */
export function targetAt(
  plan: Pick<Plan, 'lists'>,
  { list: number, column, unit }: TargetPlace,
): string | undefined {
  const list = plan.lists.find((one) => one.number === number);
  const at = list?.columns.findIndex(({ key }) => key === column) ?? -1;
  if (!list || at < 0) return undefined;
  const values = unit === null ? list.total : list.rows.find((row) => row.unit === unit)?.values;
  const value = values?.[at];
  return value === undefined ? undefined : String(value);
}

/** Whole figures as numbers, others as quoted decimals: how plan files write them. */
const written = (text: string): number | string => (/^\d{1,15}$/.test(text) ? Number(text) : text);

/** One list with other targets; `unitAt` is the id of the unit of a row, however the row is named. */
function withChanges<List extends PlanList>(
  list: List,
  unitAt: (row: number) => string | undefined,
  changes: readonly TargetChange[],
): List {
  const own = changes.filter((change) => change.list === list.number);
  const changed = (values: PlanList['rows'][number]['values'], unit: string | null | undefined) =>
    list.columns.map(({ key }, at) => {
      const change = own.find((one) => one.column === key && one.unit === unit);
      const value = values[at] ?? 0;
      return change && !equals(amount(value), amount(change.to)) ? written(change.to) : value;
    });
  if (own.length === 0) return list;
  return {
    ...list,
    rows: list.rows.map((row, at) => ({ ...row, values: changed(row.values, unitAt(at)) })),
    ...(list.total && { total: changed(list.total, null) }),
  };
}

/** The lists of a plan with other targets, to see what they would come to. */
export const listsWith = ({ lists }: Pick<Plan, 'lists'>, changes: readonly TargetChange[]): Plan['lists'] =>
  lists.map((list) => withChanges(list, (row) => list.rows[row]?.unit, changes));

/**
 * The file of lists with other targets; nothing else of it changes. Changes to places that are not there are left out.
 *
 * @param document - `lists.yaml` as the plan holds it
 */
export function withTargets(
  plan: Pick<Plan, 'lists'>,
  document: unknown,
  changes: readonly TargetChange[],
): ListsFile {
  const file = ListsFile.parse(document);
  // The file names units as it likes; the plan, linked from it row by row, knows them by their ids.
  const linked = (number: number) => plan.lists.find((list) => list.number === number);
  return {
    ...file,
    lists: file.lists.map((list) =>
      withChanges(list, (row) => linked(list.number)?.rows[row]?.unit, changes),
    ),
  };
}
