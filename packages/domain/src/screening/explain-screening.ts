import { explainRule, explainTerms, type Interpretation, interpretRule, type Term } from '../rule/index.ts';
import { type CalendarDay, lastDayOfYear } from '../values/index.ts';
import type { PreparedScreening } from './prepare-screening.ts';
import { type EnterpriseYears, factsOfEnterprise, type SourceOf } from './vocabulary.ts';

/** A screening rule in words, with its parameters as they stand. */
export interface ScreeningRuleText {
  readonly rule: string;
  readonly title: string;
  readonly clause: string;
  /** Whom it concerns: 规模为规上. */
  readonly population: string;
  /** When it hits: 营业收入 ≥ 10,000 万元，且 2022、2021 年亩均税收均 ≤ 10 万元/亩. */
  readonly condition: string;
  /** The names in it and what they stand for: 亩均税收 = 入库税收 ÷ 实际用地. */
  readonly terms: readonly Term[];
  readonly note: string | undefined;
  readonly unavailable: string | undefined;
}

/** Every rule in the office's words, for the screen and for print. */
export function describeScreening(
  { rules }: PreparedScreening,
  { year, asOf = lastDayOfYear(year) }: { readonly year: number; readonly asOf?: CalendarDay },
): readonly ScreeningRuleText[] {
  return rules.map(({ source, population, condition, verdict, unavailable }) => ({
    rule: source.id,
    title: source.title,
    clause: source.clause,
    population: explainRule(population, { asOf, year }),
    condition: explainRule(condition, { asOf, year }),
    terms: explainTerms(verdict, { asOf, year }),
    note: source.note,
    unavailable,
  }));
}

/**
 * How one rule came to its verdict on one enterprise, step by step.
 *
 * @param years - its record of the evaluated year, then of the years before
 * @returns `undefined` if there is no such rule, or it cannot be judged at all
 */
export function explainScreening(
  { rules }: PreparedScreening,
  ruleId: string,
  years: EnterpriseYears,
  options: { readonly year: number; readonly asOf?: CalendarDay; readonly sourceOf?: SourceOf },
): Interpretation | undefined {
  const { year, asOf = lastDayOfYear(year), sourceOf } = options;
  const rule = rules.find(({ source }) => source.id === ruleId);
  if (!rule || rule.unavailable !== undefined) return undefined;
  return interpretRule(rule.verdict, { facts: factsOfEnterprise(years, year, sourceOf), asOf, year });
}
