import type { Grade } from '../scheme/index.ts';

/**
 * A promotion that a clause grants one enterprise for the evaluated year (clause 20: A while a key project of 200
 * million yuan or more is being built, not D from 50 million). Decided outside the evaluation and handed in by name.
 */
export interface Promotion {
  readonly creditCode: string;
  /** The grade is at least this good: `A`, or `C` for "not D". */
  readonly atLeast: Grade;
  readonly clause: string;
  /** What it rests on: the project, in the office's words. */
  readonly basis: string;
  /** The entry of a register that it follows from; none where the office registered it. */
  readonly entryId?: string | undefined;
}

/** A grade that the office holds down by name for the evaluated year, with what it rests on. Beats a promotion. */
export interface Demotion {
  readonly creditCode: string;
  /** The grade is at most this good. */
  readonly atMost: Grade;
  /** The clause it is made under; empty if none. */
  readonly clause: string;
  readonly basis: string;
}

/** Everything that is granted to enterprises or imposed on them by name. */
export interface Grants {
  readonly promotions: readonly Promotion[];
  readonly demotions: readonly Demotion[];
}
