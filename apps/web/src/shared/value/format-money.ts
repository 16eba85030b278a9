import { compare, type Exact, multiply, toDecimalString, whole } from '@tenglong/domain/values';
import { type Figure, formatAbsence, isAbsent, type TextForm, UNKNOWN } from './figure.ts';
import { exactOf, formatExact, formatNumber, type NumberStyle } from './format-number.ts';

export type MoneyUnit = '元' | '万元' | '亿元';

const yuanPer: Readonly<Record<MoneyUnit, bigint>> = { 元: 1n, 万元: 10_000n, 亿元: 100_000_000n };
const ascending: readonly MoneyUnit[] = ['元', '万元', '亿元'];
const TEN_THOUSAND = whole(10_000n);

export interface MoneyStyle extends NumberStyle {
  /** The unit the value comes in. */
  readonly from?: MoneyUnit | undefined;
  /** The unit it is shown in; `auto` takes the smallest in which it stays below ten thousand. */
  readonly to?: MoneyUnit | 'auto' | undefined;
}

const magnitude = (value: Exact): Exact => ({ n: value.n < 0n ? -value.n : value.n, d: value.d });

const convert = (value: Exact, from: MoneyUnit, to: MoneyUnit): Exact =>
  multiply(value, { n: yuanPer[from], d: yuanPer[to] });

/** Chosen after rounding, so that 9,999.999 万元 reads 1.00 亿元 and never 10,000.00 万元. */
function chooseUnit(value: Exact, from: MoneyUnit, decimals: number): MoneyUnit {
  for (const unit of ascending) {
    const shown = toDecimalString(magnitude(convert(value, from, unit)), decimals);
    const digits = BigInt(shown.replace('.', ''));
    if (compare({ n: digits, d: 10n ** BigInt(decimals) }, TEN_THOUSAND) < 0) return unit;
  }
  return '亿元';
}

/** Number and unit of a sum of money, apart: a column head carries the unit once. */
export function moneyParts(
  figure: Figure,
  style: MoneyStyle = {},
  form: TextForm = 'read',
): { readonly text: string; readonly unit: MoneyUnit | '' } {
  const { from = '元', to = 'auto', decimals = 2 } = style;
  if (isAbsent(figure)) return { text: formatAbsence(figure, form), unit: '' };
  const value = exactOf(figure);
  if (!value) return { text: formatNumber(UNKNOWN, {}, form), unit: '' };
  const unit = to === 'auto' ? chooseUnit(value, from, decimals) : to;
  return { text: formatExact(convert(value, from, unit), { ...style, decimals }, form), unit };
}

/** `12345.6` 元 → `1.23 万元` */
export function formatMoney(figure: Figure, style: MoneyStyle = {}, form: TextForm = 'read'): string {
  const { text, unit } = moneyParts(figure, style, form);
  return unit === '' ? text : `${text} ${unit}`;
}
