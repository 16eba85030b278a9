import type { Entry, RegisterEvent, SubjectFacts } from '@tenglong/domain/register';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { keepGrant, type Standing } from '../policy/index.ts';
import { applicationOf } from './grant.ts';
import { keepPromises } from './promise/keep-promises.ts';
import type { LoadedRegister } from './register-library.ts';

export interface FollowedStep {
  readonly loaded: LoadedRegister;
  readonly after: Entry;
  readonly event: RegisterEvent;
  /** How the policy judges an application by what the step brought. */
  readonly standing: Standing | undefined;
  readonly subject: SubjectFacts;
  readonly actor: Actor;
  readonly today: string;
  readonly at: Date;
}

/**
 * What follows from a step whoever takes it, a person, a spot check or the day: the determination is pinned, the grant counts
 * towards its cap or no longer does, and what was promised is opened or released. In the transaction of the step.
 *
 * @throws Problem GRANT_OVER_CAP, MACHINE_GRANTED
 */
export async function followStep(tx: Tx, step: FollowedStep): Promise<void> {
  const { loaded, after, event, standing, subject, actor, today, at } = step;
  if (event.kind !== 'move') return;
  const application = applicationOf(loaded, after);
  if (application && standing) {
    const { planVersionId } = loaded;
    await keepGrant(tx, { application, standing, planVersionId, actor, today, at });
  }
  await keepPromises(tx, { loaded, after, subject, determination: standing?.determination, today, at });
}
