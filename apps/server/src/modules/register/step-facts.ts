import type { Entry, SubjectFacts } from '@tenglong/domain/register';
import type { Tx } from '../../platform/database/index.ts';
import { holdApplications, judgeApplication } from '../policy/index.ts';
import { loadFactsOfAll } from './entry-facts.ts';
import { applicationOf, withStanding } from './grant.ts';
import { loadInterlocks, withInterlock } from './promise/interlock.ts';
import type { LoadedRegister } from './register-library.ts';

/**
 * All that the conditions of a step may ask of each of these entries: what is held of its subject, other entries about it,
 * how its policy judges it, what bars it. Queries: at most 14, however many entries.
 *
 * @param entries - with what the step brings of their fields
 * @returns the facts of one of them
 */
export async function loadStepFacts(
  tx: Tx,
  loaded: LoadedRegister,
  entries: readonly Entry[],
  today: string,
): Promise<(entry: Entry) => SubjectFacts> {
  const heldOf = await loadFactsOfAll(tx, loaded, entries, today);
  const applications = entries.flatMap((entry) => applicationOf(loaded, entry) ?? []);
  const holding = applications.length > 0 ? await holdApplications(tx, applications, today) : undefined;
  const judged = new Map(
    applications.map((one) => [one.entry.id, holding && judgeApplication(holding(one))]),
  );
  const subjectOf = (entry: Entry) => withStanding(heldOf(entry), judged.get(entry.id));
  const interlockOf = await loadInterlocks(tx, loaded, entries, today, subjectOf);
  return (entry) => withInterlock(subjectOf(entry), loaded, interlockOf(entry));
}
