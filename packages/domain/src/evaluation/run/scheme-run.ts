import type { EnterpriseYear, FactsFile } from '../../enterprise/index.ts';
import {
  type CompiledScheme,
  compileScheme,
  type EvaluationColumns,
  type EvaluationOutcome,
  evaluateColumns,
  NO_FACTS,
} from '../kernel/index.ts';
import type { SchemeFile } from '../scheme/index.ts';
import { buildColumns } from './build-columns.ts';
import { compileGranted } from './decide-granted.ts';
import type { DecidedAdjustment } from './decided-adjustment.ts';
import { type Member, selectMembers } from './population.ts';
import type { Demotion, Promotion } from './promotion.ts';

/** One scheme's part of an evaluation: who took part, what went into the kernel and what came out. Rows agree. */
export interface SchemeRun {
  readonly compiled: CompiledScheme;
  readonly members: readonly Member[];
  /** Promotions, demotions and vetoes of each member. */
  readonly granted: readonly (readonly DecidedAdjustment[])[];
  readonly columns: EvaluationColumns;
  readonly outcome: EvaluationOutcome;
}

export interface EvaluationOptions {
  /** The evaluated year: facts are this year's, and only violations found in it count. */
  readonly year: number;
  /** The plan's fact dictionary. Left out, the conditions of the schemes may name no figures. */
  readonly facts?: FactsFile;
  /** What clause 20 grants; empty if nothing. */
  readonly promotions?: readonly Promotion[];
  /** What the office holds down by name; empty if nothing. */
  readonly demotions?: readonly Demotion[];
}

/** Evaluates the members of one scheme. */
export function runScheme(
  enterprises: readonly EnterpriseYear[],
  scheme: SchemeFile,
  { year, facts = NO_FACTS, promotions = [], demotions = [] }: EvaluationOptions,
): SchemeRun {
  const compiled = compileScheme(scheme, year, facts);
  const members = selectMembers(enterprises, scheme);
  const decideGranted = compileGranted(scheme, year, facts, { promotions, demotions });
  const granted = members.map(({ enterprise }) => decideGranted(enterprise));
  const columns = buildColumns(compiled, members, granted);
  return { compiled, members, granted, columns, outcome: evaluateColumns(columns, compiled) };
}
