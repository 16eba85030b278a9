import type { FactsFile } from '../../enterprise/index.ts';
import { decimal, type Exact, toFloat } from '../../values/index.ts';
import {
  type Baseline,
  type Formula,
  type Grade,
  type Indicator,
  type SchemeFile,
  schemeEnvironments,
  type TieRule,
} from '../scheme/index.ts';
import { type CompiledAdjustment, compileAdjustment } from './compile-adjustment.ts';
import { toMillionths } from './millionths.ts';

/** One indicator in numbers. `lowest` and `highest` are points; without floor or cap they are infinite. */
export interface CompiledIndicator {
  readonly id: string;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly weight: number;
  readonly lowest: number;
  readonly highest: number;
  readonly family: Formula['family'];
  /** Percent of the weight that the worst gets under `minMax`. */
  readonly floorPercent: number;
  readonly higherIsBetter: boolean;
  readonly origin: Baseline['origin'];
  readonly factor: number;
  readonly over: 'county' | 'industry';
  readonly minimumMembers: number;
  /** The published baseline of the year; NaN if the baseline is computed or the year has none. */
  readonly fixed: number;
  readonly fillsMissing: boolean;
  readonly fillsZero: boolean;
}

/** A scheme made ready for one evaluated year: every decimal turned into the nearest float64 once. */
export interface CompiledScheme {
  readonly scheme: SchemeFile;
  readonly year: number;
  readonly dictionary: FactsFile;
  readonly indicators: readonly CompiledIndicator[];
  /** In millionths, like the columns. */
  readonly minimum: { readonly fact: string; readonly atLeast: number } | undefined;
  readonly bounds: readonly { readonly grade: Grade; readonly upToPercent: Exact }[];
  readonly ties: readonly TieRule[];
  readonly adjustments: readonly CompiledAdjustment[];
  /** Facts that the kernel reads as columns, each once: the formulas' in their order, then those of ties, minimum and adjustments. */
  readonly facts: readonly string[];
}

/** A dictionary without a fact. */
export const NO_FACTS: FactsFile = { facts: [] };
const NEUTRAL: Exclude<Baseline, { origin: 'fixed' }> = {
  origin: 'meanOfValues',
  factor: '1',
  over: 'county',
  minimumMembers: 1,
};
const number = (text: string): number => toFloat(decimal(text));

function compileIndicator(scheme: SchemeFile, indicator: Indicator, year: number): CompiledIndicator {
  const formula = indicator.formula ?? scheme.formula;
  const baseline = indicator.baseline ?? scheme.baseline ?? NEUTRAL;
  const computed = baseline.origin === 'fixed' ? NEUTRAL : baseline;
  const published = baseline.origin === 'fixed' ? baseline.byYear[String(year)]?.[indicator.id] : undefined;
  const weight = number(indicator.weight);
  const bounded = formula.family !== 'rankingOnly';
  const floor = bounded && scheme.floor !== null ? number(scheme.floor) * weight : Number.NEGATIVE_INFINITY;
  return {
    id: indicator.id,
    numerator: indicator.numerator,
    denominator: indicator.denominator,
    weight,
    lowest: formula.family === 'negativeVsMean' ? Math.max(floor, 0) : floor,
    highest: bounded && scheme.cap !== null ? number(scheme.cap) * weight : Number.POSITIVE_INFINITY,
    family: formula.family,
    floorPercent: formula.family === 'minMax' ? number(formula.floorPercent) : 0,
    higherIsBetter: indicator.direction === 'higherIsBetter',
    origin: baseline.origin,
    factor: number(computed.factor),
    over: computed.over,
    minimumMembers: computed.minimumMembers,
    fixed: published === undefined ? Number.NaN : number(published),
    fillsMissing: indicator.denominator !== null && indicator.missingDenominator === 'meanItemScore',
    fillsZero: indicator.denominator !== null && indicator.zeroDenominator === 'fullCapIfNumeratorPositive',
  };
}

/**
 * Makes a scheme ready for a year. A fixed baseline that the scheme does not give for the year stays unknown: whoever
 * has a value of that indicator is then ungraded, with the indicator named.
 *
 * @param facts - the plan's fact dictionary, which the conditions of adjustments are checked against; left out, they may
 *   name no figures
 * @throws TypeError if a condition does not fit the dictionary (see `checkSchemeRules`)
 */
export function compileScheme(scheme: SchemeFile, year: number, facts: FactsFile = NO_FACTS): CompiledScheme {
  const { minimum } = scheme.population;
  const formulaFacts = scheme.indicators.flatMap(({ numerator, denominator }) =>
    denominator === null ? [numerator] : [numerator, denominator],
  );
  const environment = schemeEnvironments(scheme, facts).adjustments;
  const adjustments = scheme.adjustments.map((adjustment) =>
    compileAdjustment(adjustment, environment, year),
  );
  const others = [
    ...scheme.ties.map((tie) => tie.fact),
    ...(minimum ? [minimum.fact] : []),
    ...adjustments.flatMap(({ facts }) => facts),
  ];
  return {
    scheme,
    year,
    dictionary: facts,
    indicators: scheme.indicators.map((indicator) => compileIndicator(scheme, indicator, year)),
    minimum: minimum && { fact: minimum.fact, atLeast: toMillionths(decimal(minimum.atLeast)) },
    bounds: (scheme.quotas?.bounds ?? []).map(({ grade, upToPercent }) => ({
      grade,
      upToPercent: decimal(upToPercent),
    })),
    ties: scheme.ties,
    adjustments,
    facts: [...new Set([...formulaFacts, ...others])],
  };
}
