import { addressText } from '../../address/index.ts';
import {
  add,
  compare,
  type Exact,
  multiply,
  subtract,
  toPlainDecimal,
  whole,
  ZERO,
} from '../../values/index.ts';
import { apart } from '../apart.ts';
import { figure } from '../figure.ts';
import type { AddressedList, Plan } from '../plan.ts';
import type { Quantity, Statement } from '../schema/indicators-file.ts';
import type { ListColumn } from '../schema/lists-file.ts';
import { columnSum, columnTitle } from '../totals.ts';
import { quoted } from '../wording.ts';
import type { Contradiction, ContradictionSource } from './contradiction.ts';
import { sourceOf } from './statements.ts';

interface AllocatedColumn {
  readonly list: AddressedList;
  readonly column: ListColumn;
  readonly sum: Exact;
}

/** The list columns that divide a quantity among the units. */
export function allocatedColumns(plan: Plan, key: string): AllocatedColumn[] {
  return plan.lists.flatMap((list) =>
    list.columns.flatMap((column, index) =>
      column.quantity === key ? [{ list, column, sum: columnSum(list, index) }] : [],
    ),
  );
}

const plain = (value: Exact): string => toPlainDecimal(value) ?? '';

function columnSource({ list, column, sum }: AllocatedColumn): ContradictionSource {
  const title = columnTitle(column);
  return {
    address: list.address,
    value: plain(sum),
    text: `${title}共 ${plain(sum)} ${column.unit}`,
    column: title,
  };
}

/** Whether what the lists hand out is what the statement asks for, over a year or over the whole campaign. */
function agrees(plan: Plan, statement: Statement, allocated: Exact): boolean {
  const low = figure(statement.value);
  const high = figure(statement.upTo ?? statement.value);
  const inside = (factor: number): boolean =>
    compare(allocated, multiply(low, whole(factor))) >= 0 &&
    compare(allocated, multiply(high, whole(factor))) <= 0;
  const years = plan.meta.years.to - plan.meta.years.from + 1;
  return inside(1) || (statement.period === 'perYear' && inside(years));
}

function suggest(statement: Statement, allocated: Exact, columns: readonly AllocatedColumn[]): string {
  const notes = columns.flatMap(({ column }) =>
    column.measureNote === undefined ? [] : [column.measureNote],
  );
  if (columns.some(({ column }) => column.sameMeasure === false)) {
    return `两处可能不是同一口径${notes.length > 0 ? `（${notes.join('；')}）` : ''}，建议分别统计、不互相替代，并请裁定。`;
  }
  if (statement.period === 'perYear') return '清单没有写明是每年还是全程合计，请裁定；未裁定前两个数都保留。';
  const gap = subtract(figure(statement.value), allocated);
  return compare(gap, ZERO) > 0
    ? `分解数比目标少 ${plain(gap)}，建议目标不变，差额列为“未分解”。`
    : `分解数比目标多 ${plain(subtract(allocated, figure(statement.value)))}，可视为加压；建议达标按目标计，比拼按分解计。`;
}

function compareOne(plan: Plan, quantity: Quantity): Contradiction[] {
  const columns = allocatedColumns(plan, quantity.key);
  const allocated = columns.reduce((sum, { sum: one }) => add(sum, one), ZERO);
  // Where a figure for the end is stated, that is what is divided; how a yearly one fits it is another question.
  const byEnd = quantity.stated.filter(({ period }) => period === 'byEnd');
  const divided = byEnd.length > 0 ? byEnd : quantity.stated;
  const differing = divided.filter((statement) => !agrees(plan, statement, allocated));
  const [first] = differing;
  if (columns.length === 0 || !first) return [];
  const figures = columns.map(({ sum }) => plain(sum)).join(' + ');
  const total = columns.length > 1 ? `${figures} = ${plain(allocated)}` : figures;
  const where = [...new Set(columns.map(({ list }) => addressText(list.address)))].join('、');
  const asked = differing
    .map((one) => apart(`${addressText(one.at)}要求`, sourceOf(quantity, one).text))
    .join('，');
  return [
    {
      kind: first.period === 'perYear' ? 'per-year-vs-allocation' : 'target-vs-allocation',
      quantity: quantity.key,
      title: quantity.title,
      sources: [
        ...differing.map((statement) => sourceOf(quantity, statement)),
        ...columns.map((column) => columnSource(column)),
      ],
      sentence: `${quoted(quantity.title)}，${asked}，${where}分解 ${total}。`,
      suggestion: suggest(first, allocated, columns),
    },
  ];
}

/** Targets whose figure is not what the lists hand out to the units. */
export function findAllocationContradictions(plan: Plan): Contradiction[] {
  return plan.quantities
    .filter(({ role }) => role === 'target')
    .flatMap((quantity) => compareOne(plan, quantity));
}

/** Main targets that could be divided among the units and are not: nobody below the county answers for them. */
export function findUnsplitTargets(plan: Plan): Contradiction[] {
  return plan.quantities
    .filter(({ role, additive }) => role === 'target' && additive)
    .filter(({ stated }) => stated.some(({ at }) => at === plan.meta.goals))
    .filter(({ key }) => allocatedColumns(plan, key).length === 0)
    .map((quantity) => ({
      kind: 'target-without-split',
      quantity: quantity.key,
      title: quantity.title,
      sources: quantity.stated.map((statement) => sourceOf(quantity, statement)),
      sentence: `主要目标${quoted(quantity.title)}没有任何清单把它分解到乡镇（街道）。`,
      suggestion: '建议按全县口径考核，或由专班另行分解后裁定。',
    }));
}
