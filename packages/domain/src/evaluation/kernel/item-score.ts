import type { Reference } from './baseline.ts';
import { columnOf, denominatorOf, type EvaluationColumns, Membership } from './columns.ts';
import type { CompiledIndicator } from './compile.ts';

/**
 * Points of one value before floor and cap. NaN in, NaN out.
 *
 * - `baselineRatio`: value ÷ baseline × weight
 * - `minMax`: weight × (floor % + (100 − floor %) × (x − worst) ÷ (best − worst)) ÷ 100; all of it if best and worst are one
 * - `bestFullMarks`: value ÷ best × weight
 * - `negativeVsMean`: (2 − x ÷ mean) × weight
 * - `rankingOnly`: the value itself, or its negative where lower is better
 *
 * @source domain facts §2.3, families F1 to F5
 */
export function scoreValue(
  indicator: CompiledIndicator,
  value: number,
  figure: number,
  worst: number,
): number {
  const { family, weight, floorPercent } = indicator;
  if (family === 'baselineRatio' || family === 'bestFullMarks') return (value / figure) * weight;
  if (family === 'negativeVsMean') return (2 - value / figure) * weight;
  if (family === 'rankingOnly') return indicator.higherIsBetter ? value : -value;
  // Where all are alike nobody is worse than the best.
  const alike = figure === worst && !Number.isNaN(value);
  const place = alike ? 1 : (value - worst) / (figure - worst);
  return (weight * (floorPercent + (100 - floorPercent) * place)) / 100;
}

/** Holds points between floor and cap; NaN stays NaN. */
export function hold(points: number, lowest: number, highest: number): number {
  return points < lowest ? lowest : Math.min(points, highest);
}

/** value ÷ figure × weight on its own, because a million rows pass here: one figure for all, or one by industry. */
function scoreByRatio(
  { weight, lowest, highest }: CompiledIndicator,
  { industry }: EvaluationColumns,
  values: Float64Array,
  { figure }: Reference,
  out: Float64Array,
): void {
  if (figure.length > 1) {
    for (let row = 0; row < values.length; row += 1) {
      const base = figure[industry[row] as number] as number;
      out[row] = hold(((values[row] as number) / base) * weight, lowest, highest);
    }
    return;
  }
  const base = figure[0] as number;
  for (let row = 0; row < values.length; row += 1) {
    out[row] = hold(((values[row] as number) / base) * weight, lowest, highest);
  }
}

function scoreByFamily(
  indicator: CompiledIndicator,
  columns: EvaluationColumns,
  values: Float64Array,
  reference: Reference,
  out: Float64Array,
): void {
  const { lowest, highest } = indicator;
  const { figure, worst } = reference;
  const grouped = figure.length > 1;
  for (let row = 0; row < values.length; row += 1) {
    const group = grouped ? (columns.industry[row] as number) : 0;
    const points = scoreValue(
      indicator,
      values[row] as number,
      figure[group] as number,
      worst[group] ?? Number.NaN,
    );
    out[row] = hold(points, lowest, highest);
  }
}

/** A denominator of exactly zero: cap × weight if the numerator is above zero, else the floor (at least 0). */
function scoreZeroDenominators(
  indicator: CompiledIndicator,
  columns: EvaluationColumns,
  out: Float64Array,
): void {
  const numerator = columnOf(columns, indicator.numerator);
  const denominator = denominatorOf(columns, indicator.denominator);
  const least = Math.max(0, indicator.lowest);
  for (let row = 0; row < out.length; row += 1) {
    if (denominator[row] !== 0 || columns.membership[row] === Membership.outside) continue;
    const above = numerator[row] as number;
    if (!Number.isNaN(above)) out[row] = above > 0 ? indicator.highest : least;
  }
}

/** A missing denominator beside a known numerator: the mean score of the members that have one (so far in `out`). */
function scoreMissingDenominators(
  indicator: CompiledIndicator,
  columns: EvaluationColumns,
  out: Float64Array,
): void {
  const numerator = columnOf(columns, indicator.numerator);
  const denominator = denominatorOf(columns, indicator.denominator);
  let sum = 0;
  let scored = 0;
  for (let row = 0; row < out.length; row += 1) {
    const points = out[row] as number;
    if (!Number.isNaN(points)) {
      sum += points;
      scored += 1;
    }
  }
  const mean = sum / scored;
  for (let row = 0; row < out.length; row += 1) {
    const missing = Number.isNaN(denominator[row] as number) && !Number.isNaN(numerator[row] as number);
    if (missing && columns.membership[row] !== Membership.outside) out[row] = mean;
  }
}

/** Writes the item scores of one indicator into `out`: NaN where there is none. */
export function scoreIndicator(
  indicator: CompiledIndicator,
  columns: EvaluationColumns,
  values: Float64Array,
  reference: Reference,
  out: Float64Array,
): void {
  const byRatio = indicator.family === 'baselineRatio' || indicator.family === 'bestFullMarks';
  const score = byRatio ? scoreByRatio : scoreByFamily;
  score(indicator, columns, values, reference, out);
  if (indicator.fillsZero) scoreZeroDenominators(indicator, columns, out);
  if (indicator.fillsMissing) scoreMissingDenominators(indicator, columns, out);
}
