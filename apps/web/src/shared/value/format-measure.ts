import { multiply, whole } from '@tenglong/domain/values';
import { type Figure, formatAbsence, isAbsent, type TextForm, UNKNOWN } from './figure.ts';
import { exactOf, formatExact, formatNumber } from './format-number.ts';

/** A number with its unit after a space; nothing after an absence. */
export function formatWithUnit(
  figure: Figure,
  unit: string,
  decimals?: number,
  form: TextForm = 'read',
): string {
  const text = formatNumber(figure, { decimals }, form);
  return isAbsent(figure) || unit === '' ? text : `${text} ${unit}`;
}

/** Land in mu, two decimals. */
export const formatArea = (mu: Figure, form: TextForm = 'read'): string => formatWithUnit(mu, '亩', 2, form);

/** A score, two decimals, without the word 分. */
export const formatScore = (score: Figure, form: TextForm = 'read'): string =>
  formatNumber(score, { decimals: 2 }, form);

/** How many, with its measure word: `880 家`. */
export const formatCount = (count: Figure, measure = '', form: TextForm = 'read'): string =>
  formatWithUnit(count, measure, 0, form);

export interface RateStyle {
  readonly decimals?: number | undefined;
  readonly sign?: 'auto' | 'always' | undefined;
}

/** The number of a ratio in percent, without the sign: `0.0148` → `1.5`. */
export function rateNumber(ratio: Figure, style: RateStyle = {}, form: TextForm = 'read'): string {
  if (isAbsent(ratio)) return formatAbsence(ratio, form);
  const exact = exactOf(ratio);
  if (!exact) return formatAbsence(UNKNOWN, form);
  return formatExact(multiply(exact, whole(100n)), { decimals: style.decimals ?? 1, sign: style.sign }, form);
}

/** A ratio as percent: `0.0148` → `1.5%`. */
export function formatRate(ratio: Figure, style: RateStyle = {}, form: TextForm = 'read'): string {
  const text = rateNumber(ratio, style, form);
  return exactOf(ratio) ? `${text}%` : text;
}

/** A relative change, always signed: `-0.096` → `−9.6%`. */
export const formatChange = (ratio: Figure, form: TextForm = 'read'): string =>
  formatRate(ratio, { decimals: 1, sign: 'always' }, form);
