import { columnOf, denominatorOf, type EvaluationColumns } from './columns.ts';
import type { CompiledIndicator } from './compile.ts';
import { emptySums, findRange, type GroupRange, type GroupSums, sumCounty, sumIndustries } from './sums.ts';

/** What an indicator's values are compared with, by industry; index 0 is the county. */
export interface Reference {
  /** Baseline, mean or best value; NaN if there is none above zero to compare with. */
  readonly figure: Float64Array;
  /** The worst value under `minMax`; otherwise empty. */
  readonly worst: Float64Array;
  /** Members that the figure was made of, and their sums. */
  readonly sums: GroupSums;
  /** 1 where the county's figure stands in for an industry with too few members. */
  readonly standsIn: Uint8Array;
}

const NONE = new Float64Array(0);

function computeFigure(indicator: CompiledIndicator, sums: GroupSums, group: number): number {
  if (indicator.origin === 'fixed') return indicator.fixed;
  const members = sums.members[group] as number;
  if (members === 0) return Number.NaN;
  const mean =
    indicator.origin === 'ratioOfSums'
      ? (sums.numerator[group] as number) / (sums.denominator[group] as number)
      : (sums.value[group] as number) / members;
  return mean * indicator.factor;
}

/** The figure of each group before small industries take the county's. */
function computeFigures(
  indicator: CompiledIndicator,
  sums: GroupSums,
  range: GroupRange | undefined,
): Float64Array {
  if (range && indicator.family === 'minMax') return indicator.higherIsBetter ? range.greatest : range.least;
  const figures = range
    ? range.greatest
    : sums.numerator.map((_, group) => computeFigure(indicator, sums, group));
  return figures.map((figure) => (figure > 0 ? figure : Number.NaN));
}

/**
 * What the values of one indicator are compared with: a published baseline, Σ numerator ÷ Σ denominator, the mean, or
 * the best and the worst.
 *
 * Members are the rows that have a value, those that end unranked included. Except under `minMax`, where any two figures
 * make a range, a figure that is not above zero compares nothing and becomes NaN. An industry with fewer members than
 * the scheme asks for takes the county's figure.
 */
export function computeReference(
  indicator: CompiledIndicator,
  columns: EvaluationColumns,
  values: Float64Array,
): Reference {
  const groups = indicator.over === 'industry' ? columns.industries.length : 1;
  const numerator = columnOf(columns, indicator.numerator);
  const denominator = denominatorOf(columns, indicator.denominator);
  const sums = emptySums(groups);
  if (groups > 1) sumIndustries(values, numerator, denominator, columns.industry, sums);
  else sumCounty(values, numerator, denominator, sums);
  const ranged = indicator.family === 'minMax' || indicator.family === 'bestFullMarks';
  const range = ranged ? findRange(values, columns.industry, groups) : undefined;
  const figure = computeFigures(indicator, sums, range);
  const worst =
    range && indicator.family === 'minMax' ? (indicator.higherIsBetter ? range.least : range.greatest) : NONE;
  const standsIn = new Uint8Array(groups);
  for (let group = 1; group < groups; group += 1) {
    if ((sums.members[group] as number) >= indicator.minimumMembers) continue;
    standsIn[group] = 1;
    figure[group] = figure[0] as number;
    if (worst.length > 0) worst[group] = worst[0] as number;
  }
  return { figure, worst, sums, standsIn };
}
