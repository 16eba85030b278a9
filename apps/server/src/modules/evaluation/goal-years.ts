import type { RunScheme } from '@tenglong/contracts/evaluation';
import { changeSince, type Quantity } from '@tenglong/domain/plan';
import {
  type Exact,
  multiply,
  parseDecimal,
  toDecimalString,
  toPlainDecimal,
  whole,
  ZERO,
} from '@tenglong/domain/values';

/** The newest run of a year. */
export interface LatestOfYear {
  year: number;
  number: number;
  schemes: RunScheme[];
}

/** A goal's county-wide figure of one year, from the newest evaluation of that year. */
export interface GoalYear {
  readonly year: number;
  readonly run: number;
  /** As it is shown, and as it was computed. */
  readonly value: string;
  readonly exact: string;
  /** The run it is compared with, for a change since a year. */
  readonly since?: { readonly year: number; readonly run: number };
}

export type SchemeMeasure = Extract<NonNullable<Quantity['measuredBy']>, { scheme: string }>;

/** A county-wide figure as the run of a year has it, in the unit of the goal. */
interface YearFigure {
  readonly year: number;
  readonly run: number;
  readonly value: Exact;
  readonly decimals: number;
}

/** What a goal that is measured by a scheme came to, by the newest run of each year, the earliest first. */
export function goalYears(
  runs: readonly LatestOfYear[],
  quantity: Pick<Quantity, 'direction'>,
  measure: SchemeMeasure,
): GoalYear[] {
  const figures = runs.flatMap((run) => figureOf(run, measure) ?? []);
  return measure.since === undefined ? figures.map(asItStands) : changesOf(figures, quantity, measure);
}

function figureOf(
  { year, number: run, schemes }: LatestOfYear,
  { scheme: id, indicator: named }: SchemeMeasure,
): YearFigure | undefined {
  const scheme = schemes.find(({ schemeId }) => schemeId === id);
  const indicator = scheme?.indicators.find((one) => one.id === named);
  const baseline = scheme?.baselines.find((one) => one.indicator === named);
  const read = baseline && parseDecimal(baseline.value);
  if (!indicator || !read) return undefined;
  return {
    year,
    run,
    decimals: indicator.decimals,
    value: multiply(read, whole(indicator.percent ? 100 : 1)),
  };
}

const asItStands = ({ year, run, value, decimals }: YearFigure): GoalYear => ({
  year,
  run,
  value: toDecimalString(value, decimals),
  exact: toPlainDecimal(value) ?? toDecimalString(value, EXACT_PLACES),
});

const EXACT_PLACES = 12;
const CHANGE_PLACES = 1;

/** The change since the base year, of every year after it; the base itself stands at zero. Without a base nothing can be told. */
function changesOf(
  figures: readonly YearFigure[],
  quantity: Pick<Quantity, 'direction'>,
  { since, inverse }: SchemeMeasure,
): GoalYear[] {
  const base = figures.find(({ year }) => year === since);
  const later = figures.filter(({ year }) => base !== undefined && year > base.year);
  if (!base || later.length === 0) return [];
  const from = { year: base.year, run: base.run };
  const changes = later.flatMap(({ year, run, value }) => {
    const change = changeSince(base.value, value, { direction: quantity.direction, inverse });
    return change === undefined
      ? []
      : [{ ...asItStands({ year, run, value: change, decimals: CHANGE_PLACES }), since: from }];
  });
  return changes.length === 0
    ? []
    : [asItStands({ ...from, value: ZERO, decimals: CHANGE_PLACES }), ...changes];
}

/** Which evaluation a figure is of, in words; and of which it is a change. */
export const runsOf = ({ year, run, since }: GoalYear): string =>
  `${year} 年度第 ${run} 次测算${since ? `，与 ${since.year} 年度第 ${since.run} 次相比` : ''}`;
