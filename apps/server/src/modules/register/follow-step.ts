import type { Tx } from '../../platform/database/index.ts';
import { keepGrant, type Standing } from '../policy/index.ts';
import { correctList } from './appeal/correct-list.ts';
import { applicationOf, standingFor } from './grant.ts';
import { type Happened, keepEvent } from './keep-event.ts';
import { tellOfEnded } from './payment/tell-of-ended.ts';
import { keepPromises } from './promise/keep-promises.ts';

/**
 * What follows from a step whoever takes it, a person, a spot check or the day: the determination is pinned, the grant counts
 * towards its cap or no longer does, what was promised is opened or released, whoever pays is told of an order
 * that went to the finance bureau and was called back, and a ruling puts the published list right. In the transaction of the
 * step.
 *
 * @param standing - how the policy judges an application by what the step brought
 * @throws Problem GRANT_OVER_CAP, MACHINE_GRANTED, ENTRY_REFUSED, LEDGER_SHORT
 */
export async function followStep(tx: Tx, happened: Happened, standing: Standing | undefined): Promise<void> {
  const { loaded, after, event, subject, actor, today, at } = happened;
  if (event.kind !== 'move') return;
  const application = applicationOf(loaded, after);
  if (application && standing) {
    const { planVersionId } = loaded;
    await keepGrant(tx, { application, standing, planVersionId, actor, today, at });
  }
  await keepPromises(tx, { loaded, after, subject, determination: standing?.determination, today, at });
  await tellOfEnded(tx, loaded, after.id, { today, at });
  await correctList(tx, happened, keepStep);
}

/** An event that is the platform's own, kept with all that follows from it. */
export async function keepStep(tx: Tx, happened: Happened): Promise<void> {
  await keepEvent(tx, happened);
  const { loaded, after, event, today } = happened;
  if (event.kind !== 'move') return;
  await followStep(tx, happened, await standingFor(tx, loaded, after, event, today));
}
