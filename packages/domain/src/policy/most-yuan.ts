import { highestOf } from '../rule/index.ts';
import { compare, toDecimalString, ZERO } from '../values/index.ts';
import type { PreparedPolicy } from './prepare-policy.ts';
import type { PolicyFacts } from './read-facts.ts';

/**
 * The most money a case can come to under the adopted reading, whatever the facts not known turn out to be: what there is to
 * gain by telling them.
 *
 * @returns 元 with two decimals; `undefined` for a policy that gives no money, where nothing bounds it, or where nothing is left
 */
export function mostYuan(
  { file, adopted }: PreparedPolicy,
  { source }: PolicyFacts,
  asOf: string,
): string | undefined {
  if (file.outcome !== 'amount' || !adopted.outcome) return undefined;
  const most = highestOf(adopted.outcome, source, asOf);
  return most && compare(most, ZERO) > 0 ? toDecimalString(most, 2) : undefined;
}
