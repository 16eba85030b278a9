import { add, compare, type Exact, equals, toPlainDecimal, ZERO } from '../values/index.ts';
import { amount } from './figure.ts';
import { type AddressedList, type Plan, unitName } from './plan.ts';
import type { ListColumn } from './schema/lists-file.ts';
import { quoted } from './wording.ts';

/** One sum of a list, done again. */
export interface TotalCheck {
  readonly address: string;
  readonly list: string;
  readonly column: string;
  /** The title of the column with its upper header. */
  readonly title: string;
  readonly unit: string;
  /** What the document prints, or `null` where it prints no total. */
  readonly printed: string | null;
  readonly sum: string;
  readonly ok: boolean;
  /** What is wrong, in one sentence; absent where the sum agrees. */
  readonly message?: string;
}

/** A row whose columns do not fit each other: a whole that is not the sum of its parts, or a part above its whole. */
export interface RowCheck {
  readonly address: string;
  readonly kind: 'parts' | 'within';
  readonly column: string;
  readonly title: string;
  readonly value: string;
  readonly expected: string;
  readonly message: string;
}

export interface TotalsReport {
  readonly ok: boolean;
  readonly columns: readonly TotalCheck[];
  readonly rows: readonly RowCheck[];
}

const plain = (value: Exact): string => toPlainDecimal(value) ?? '';
const at = (values: AddressedList['rows'][number]['values'], index: number): Exact => {
  const value = values[index];
  return value === undefined ? ZERO : amount(value);
};

/** `列入省级项目清单·总数`: the column's own title under its upper header. */
export function columnTitle(column: ListColumn): string {
  return column.group === undefined ? column.title : `${column.group}·${column.title}`;
}

/** The sum of one column over the rows of a list, exactly. */
export function columnSum(list: AddressedList, index: number): Exact {
  return list.rows.reduce((sum, row) => add(sum, at(row.values, index)), ZERO);
}

function checkColumn(plan: Plan, list: AddressedList, column: ListColumn, index: number): TotalCheck {
  const sum = columnSum(list, index);
  const printed = list.total && at(list.total, index);
  const ok = printed === undefined || equals(printed, sum);
  const title = columnTitle(column);
  const base = {
    address: list.address,
    list: list.title,
    column: column.key,
    title,
    unit: column.unit,
    printed: printed === undefined ? null : plain(printed),
    sum: plain(sum),
    ok,
  };
  if (ok) return base;
  return {
    ...base,
    message: `${quoted(list.title)}的${quoted(title)}${plan.totalLabel}印作 ${base.printed}，各行相加得 ${base.sum}。`,
  };
}

function checkRow(
  list: AddressedList,
  label: string,
  values: AddressedList['rows'][number]['values'],
): RowCheck[] {
  const indexOf = (key: string) => list.columns.findIndex((column) => column.key === key);
  const address = `${list.address}/${label}`;
  return list.columns.flatMap((column, index): RowCheck[] => {
    const value = at(values, index);
    const title = columnTitle(column);
    const found: RowCheck[] = [];
    const parts = column.parts?.reduce((sum, key) => add(sum, at(values, indexOf(key))), ZERO);
    if (parts && !equals(parts, value)) {
      found.push({
        address,
        kind: 'parts',
        column: column.key,
        title,
        value: plain(value),
        expected: plain(parts),
        message: `${quoted(list.title)}${label}的${quoted(title)}是 ${plain(value)}，各分项相加得 ${plain(parts)}。`,
      });
    }
    const whole = column.within === undefined ? undefined : at(values, indexOf(column.within));
    if (whole && compare(value, whole) > 0) {
      found.push({
        address,
        kind: 'within',
        column: column.key,
        title,
        value: plain(value),
        expected: plain(whole),
        message: `${quoted(list.title)}${label}的${quoted(title)}是 ${plain(value)}，大于所属的 ${plain(whole)}。`,
      });
    }
    return found;
  });
}

/** Adds up every list again: each column against its printed total, each row against its parts. */
export function checkTotals(plan: Plan): TotalsReport {
  const columns = plan.lists.flatMap((list) =>
    list.columns.map((column, index) => checkColumn(plan, list, column, index)),
  );
  const rows = plan.lists.flatMap((list) => [
    ...list.rows.flatMap((row) => checkRow(list, unitName(plan, row.unit), row.values)),
    ...(list.total ? checkRow(list, plan.totalLabel, list.total) : []),
  ]);
  return { ok: rows.length === 0 && columns.every(({ ok }) => ok), columns, rows };
}
