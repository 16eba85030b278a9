import type { ReadingEffect } from '@tenglong/contracts/plan';
import {
  type CheckedContradiction,
  compareReadings,
  decideReading,
  type Plan,
  readingsOf,
} from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { GoalActuals } from './describe-goals.ts';
import { getActivePlan } from './plan-library.ts';
import { getContradiction } from './rule-on-contradiction.ts';

/** The ruling in force in the words of the reading it takes; its bare value where it takes none. */
export function ruledText(plan: Plan, found: CheckedContradiction): string {
  const { ruling } = found;
  if (!ruling) return '';
  const reading = readingsOf(plan, found).find(
    ({ value, adopts }) =>
      value === ruling.value && (ruling.adopts === undefined || adopts === ruling.adopts),
  );
  return reading?.text ?? ruling.value;
}

/**
 * What would change if a contradiction were read another way; nothing is written.
 *
 * @throws Problem CONTRADICTION_NOT_FOUND, RULING_UNUSABLE if it cannot be read that way
 */
export async function describeReading(
  tx: Tx,
  _scope: Scope,
  asked: { readonly key: string; readonly value: string },
  context: { readonly actuals: GoalActuals; readonly today: string },
): Promise<ReadingEffect> {
  const { plan } = await getActivePlan(tx);
  const found = getContradiction(plan, asked.key);
  const outcome = decideReading(plan, found, asked.value);
  if (!outcome.ok) {
    throw new Problem('RULING_UNUSABLE', { details: [{ path: 'value', message: outcome.message }] });
  }
  const { decision } = outcome;
  const actuals = new Map([...context.actuals].map(([key, { exact }]) => [key, exact]));
  const tried = readingsOf(plan, found).find(
    ({ value, adopts }) => value === decision.value && adopts === decision.adopts,
  );
  return {
    now: found.ruling ? ruledText(plan, found) : '未裁定',
    tried: tried?.text ?? decision.value,
    figures: compareReadings(plan, found, decision, { actuals, today: context.today }),
  };
}
