import { type FactChanges, outcomeOfRow, type WhatIfOutcome, whatIf } from '@tenglong/domain/evaluation';
import { type Exact, toFloat } from '@tenglong/domain/values';
import type { Tx } from '../../platform/database/index.ts';
import { findInRun, getRun, getRunRecord } from './run-library.ts';

/** What one figure of one enterprise would do to its result in a run, everybody else as they are. */
export interface FigureEffect {
  readonly year: number;
  /** The figure the run was made with; nothing where it was not known. */
  readonly published: Exact | undefined;
  readonly before: WhatIfOutcome;
  readonly after: WhatIfOutcome;
}

/**
 * Works a run out again with another figure for one enterprise. The same code as the what-if of its explanation; whose
 * figures may be read is for the caller to say.
 *
 * @throws Problem RUN_NOT_FOUND, ENTERPRISE_NOT_EVALUATED
 */
export async function figureEffect(
  tx: Tx,
  runId: string,
  creditCode: string,
  fact: string,
  value: Exact,
): Promise<FigureEffect> {
  const { year } = await getRunRecord(tx, runId);
  const { scheme, row } = findInRun(await getRun(tx, runId), creditCode);
  const published = scheme.members[row]?.enterprise.facts.get(fact);
  const changes: FactChanges = Object.hasOwn(scheme.columns.facts, fact) ? { [fact]: toFloat(value) } : {};
  return {
    year,
    published: published ?? undefined,
    before: outcomeOfRow(scheme, scheme.outcome, row),
    after: whatIf(scheme, row, changes),
  };
}

/** How an enterprise stands in a run as it was published. @throws Problem RUN_NOT_FOUND, ENTERPRISE_NOT_EVALUATED */
export async function publishedStanding(tx: Tx, runId: string, creditCode: string): Promise<WhatIfOutcome> {
  const { scheme, row } = findInRun(await getRun(tx, runId), creditCode);
  return outcomeOfRow(scheme, scheme.outcome, row);
}
