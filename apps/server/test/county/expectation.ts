import type { Ratio } from './ratio.ts';

/** The columns of `facts-Y.csv`, in the canonical units of the sample's README. */
export const FACTS = [
  'landMu',
  'tax',
  'valueAdded',
  'revenue',
  'rd',
  'employees',
  'energyTce',
  'electricity10kKwh',
  'emission',
] as const;
export type Fact = (typeof FACTS)[number];

export type Scale = 'above' | 'below';

/** What an oracle knows of a firm in one year; a fact absent from the map is unknown. */
export interface KnownFirm {
  readonly creditCode: string;
  readonly name: string;
  readonly unit: string;
  readonly scale: Scale;
  readonly facts: ReadonlyMap<Fact, Ratio>;
  /** The heaviest finding of the evaluated year. */
  readonly violation: 'severe' | 'ordinary' | undefined;
}

export interface ExpectedItem {
  readonly value: Ratio | undefined;
  readonly score: Ratio | undefined;
}

export interface ExpectedResult {
  readonly creditCode: string;
  readonly name: string;
  readonly unit: string;
  readonly scale: Scale;
  readonly items: ReadonlyMap<string, ExpectedItem>;
  readonly total: Ratio | undefined;
  readonly rank: number | undefined;
  readonly preliminaryGrade: string;
  readonly grade: string;
  /** Names of the facts that are missing or not above zero; empty for a ranked firm. */
  readonly lacking: readonly Fact[];
}

export interface ExpectedBaseline {
  readonly scale: Scale;
  readonly indicator: string;
  readonly value: Ratio;
}

export interface ExpectedVerdict {
  readonly creditCode: string;
  readonly rule: 'large-low-tax' | 'low-tax';
  readonly verdict: 'yes' | 'unknown';
}
