import { forwardMoves } from './next-step.ts';
import type { PreparedRegister } from './prepare-register.ts';

/**
 * Whether an entry that stands in a stage waits for a party, told from the declaration alone. The step is the first way on
 * whose conditions do not fail, so that only the ways up to the first without a condition can be it.
 *
 * @param names - whether the party is among those that may take a step
 * @returns `maybe` where the conditions of the single entry decide between a step of the party's and another's
 * @source issue 3, section 5: mine first; the same rule as `nextStep`
 */
export function turnInStage(
  register: PreparedRegister,
  stage: string,
  names: (by: readonly string[]) => boolean,
): 'yes' | 'no' | 'maybe' {
  const ways = forwardMoves(register, stage);
  const free = ways.findIndex(({ guards }) => guards.length === 0);
  const likely = free === -1 ? ways : ways.slice(0, free + 1);
  const own = likely.filter(({ by }) => names(by));
  if (own.length === 0) return 'no';
  return own.length === likely.length ? 'yes' : 'maybe';
}
