import {
  add,
  compare,
  decimal,
  divide,
  type Exact,
  multiply,
  roundTo,
  subtract,
  toPlainDecimal,
  whole,
  ZERO,
} from '../../values/index.ts';
import { allocatedColumns } from '../contradiction/allocations.ts';
import { effectiveValue, type Reading } from '../effective-value.ts';
import { figure } from '../figure.ts';
import { meetsTarget } from '../meets-target.ts';
import type { Plan } from '../plan.ts';
import type { Quantity } from '../schema/indicators-file.ts';
import type { SheetContext, SheetFigure } from './sheet-figure.ts';

const OPEN = '未裁定，不取数';
const rounded = (value: Exact, places: number): string =>
  toPlainDecimal(roundTo(value, places, 'half-up')) ?? '';
const plain = (value: Exact): string => rounded(value, 4);

type Line = Pick<SheetFigure, 'title' | 'value' | 'exact' | 'unit'>;

/** Decimals of a measured figure that people read; what is wanting is rounded up, so that it never reads as nothing. */
const READ = 2;
/** Decimals of a measured figure in its detail: a share of three has no end. */
const DETAIL = 12;

function measured(title: string, value: Exact, unit: string, mode: 'half-up' | 'up'): Line {
  const shown = toPlainDecimal(roundTo(value, READ, mode)) ?? '';
  const exact = toPlainDecimal(value) ?? rounded(value, DETAIL);
  return { title, value: shown, unit, ...(exact === shown ? {} : { exact }) };
}

function againstActual(quantity: Quantity, target: Reading | undefined, actual: string | undefined): Line[] {
  const line = (title: string, value: string, unit = ''): Line => ({ title, value, unit });
  if (actual === undefined) return [line('是否达到', '现状未报，暂不能判定')];
  if (!target) return [line('是否达到', OPEN)];
  const value = decimal(actual);
  const { met, short } = meetsTarget(quantity, target, value);
  const rate = divide(multiply(value, whole(100)), figure(target.value));
  return [
    measured('现状', value, quantity.unit, 'half-up'),
    line('是否达到', met ? '达到' : '未达到'),
    measured('差额', short, quantity.unit, 'up'),
    ...(rate && quantity.direction === 'atLeast' ? [line('完成率', rounded(rate, 1), '%')] : []),
  ];
}

/** At each figure that some place prints: what the target says of exactly that figure. */
function atPrinted(quantity: Quantity, target: Reading | undefined): Line[] {
  const printed = [...new Set(quantity.stated.map(({ value }) => value))];
  return printed.map((value) => ({
    title: `恰为 ${value}${quantity.unit === '%' ? '% ' : ` ${quantity.unit}`}时`,
    value: target ? (meetsTarget(quantity, target, figure(value)).met ? '达到' : '未达到') : OPEN,
    unit: '',
  }));
}

function againstAllocation(plan: Plan, quantity: Quantity, target: Reading | undefined): Line[] {
  const columns = allocatedColumns(plan, quantity.key);
  if (columns.length === 0 || !target) return [];
  const allocated = columns.reduce((sum, { sum: one }) => add(sum, one), ZERO);
  const wanted = figure(target.value);
  const gap = subtract(wanted, allocated);
  const rate = divide(multiply(allocated, whole(100)), wanted);
  return [
    { title: '清单已分解', value: plain(allocated), unit: quantity.unit },
    { title: '未分解', value: compare(gap, ZERO) > 0 ? plain(gap) : '0', unit: quantity.unit },
    {
      title: '分解超出目标',
      value: compare(gap, ZERO) < 0 ? plain(subtract(ZERO, gap)) : '0',
      unit: quantity.unit,
    },
    ...(rate ? [{ title: '分解占目标', value: rounded(rate, 1), unit: '%' }] : []),
  ];
}

function wholeCampaign(plan: Plan, quantity: Quantity, target: Reading | undefined): Line[] {
  if (!quantity.additive || quantity.baseline !== 'absolute') return [];
  if (!quantity.stated.some(({ period }) => period === 'perYear')) return [];
  const years = plan.meta.years.to - plan.meta.years.from + 1;
  const title = `${years} 年合计不少于`;
  if (!target) return [{ title, value: OPEN, unit: '' }];
  const factor = target.period === 'perYear' ? whole(years) : whole(1);
  return [{ title, value: plain(multiply(figure(target.value), factor)), unit: quantity.unit }];
}

function figuresOf(plan: Plan, quantity: Quantity, { actuals }: SheetContext): SheetFigure[] {
  const target = effectiveValue(plan, quantity.key)?.target;
  return [
    { title: '目标', value: target?.text ?? OPEN, unit: '' },
    ...againstActual(quantity, target, actuals.get(quantity.key)),
    ...atPrinted(quantity, target),
    ...wholeCampaign(plan, quantity, target),
    ...againstAllocation(plan, quantity, target),
  ].map((line) => ({ subject: quantity.title, ...line }));
}

/** For each quantity: its target, what is reached, wanting, handed out and left over. */
export function quantityFigures(plan: Plan, context: SheetContext): SheetFigure[] {
  return plan.quantities.flatMap((quantity) => figuresOf(plan, quantity, context));
}
