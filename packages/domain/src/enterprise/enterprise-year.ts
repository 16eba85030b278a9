import type { Exact } from '../values/index.ts';

/** 规上 (`above`) or 规下 (`below`): whether annual main revenue reaches the statistical threshold, as the roster says. */
export type Scale = 'above' | 'below';

/**
 * What is known of one enterprise in one year, in canonical units (see the plan's `facts.yaml`).
 *
 * A fact that is not in the map was never reported (未报); `null` was reported but cannot be used (未知: not a number,
 * two rows that disagree). Neither is ever a zero. Rules treat both as unknown; screens tell them apart.
 */
export interface EnterpriseYear {
  readonly creditCode: string;
  readonly name: string;
  /** Township or zone, as the plan names it; as the roster wrote it if the plan has no such unit. */
  readonly unit: string;
  readonly scale: Scale;
  /** GB/T 4754-2017 class, four digits, or empty if the roster has none. */
  readonly industry: string;
  readonly facts: ReadonlyMap<string, Exact | null>;
  readonly violations: readonly Violation[];
}

/** Facts read in bulk, which the evaluation can have as numbers without making an exact figure of each. */
export interface CountedFacts extends ReadonlyMap<string, Exact | null> {
  /** The figure in millionths of its canonical unit, rounded once to float64; NaN where it is missing or unusable. */
  millionths(fact: string): number;
}

export const areCounted = (facts: ReadonlyMap<string, Exact | null>): facts is CountedFacts =>
  'millionths' in facts;

/** One finding of the enforcement departments. */
export interface Violation {
  readonly field: string;
  /** Calendar day, `YYYY-MM-DD`. */
  readonly foundOn: string;
  /** 严重 or 一般. */
  readonly severity: 'severe' | 'ordinary';
}
