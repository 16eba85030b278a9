export { findWays, type SingleWay, type Ways } from './find-ways.ts';
export * from './packed-population.ts';
export type { PairWay } from './pair-way.ts';
export type { Evaluable, FactChanges } from './patch-columns.ts';
export { createProbe, type Probe, type ProbeOutcome } from './probe.ts';
export type { LeverStep } from './single-way.ts';
export { type TriedChanges, tryChanges } from './try-changes.ts';
export { outcomeOfRow, type WhatIfOutcome, whatIf } from './what-if.ts';
