import { applyEvent, type Entry } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { type Actor, countyScope } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { getEntry } from '../entry-store.ts';
import { keepStep } from '../follow-step.ts';
import { loadSubjectFacts } from '../subject-facts.ts';
import { keepClawback, withClawback } from './clawback-event.ts';
import { findReceiving, type Receiving } from './receiving.ts';

/** What was found of something that was granted, and in whose name. */
export interface Falsehood {
  readonly reason: string;
  readonly actor: Actor;
  readonly today: string;
  readonly at: Date;
}

/**
 * What a spot check found to be false after it was granted breaks the promise it was granted for: each live commitment of
 * that promise takes the step its list names, with the sum to take back worked out in it. In the transaction of the finding.
 *
 * @param source - the granted entry
 * @param promise - the id of the promise in its policy
 * @returns whether a promise is broken now, by this finding or an earlier one
 * @throws Problem CLAWBACK_UNKNOWN
 */
export async function breakPromises(
  tx: Tx,
  source: Entry,
  promise: string,
  found: Falsehood,
): Promise<boolean> {
  const receiving = await findReceiving(tx);
  if (!receiving) return false;
  const links = await tx.rows<{ promise: string; id: string }>(sql`
    select promise, commitment_entry as id from commitment_links
    where source_entry = ${source.id} and released_on is null order by commitment_entry`);
  let broken = false;
  for (const link of links) {
    if (!link.promise.endsWith(`/${promise}`)) continue;
    broken = (await breakOne(tx, receiving, link.id, found)) || broken;
  }
  return broken;
}

async function breakOne(
  tx: Tx,
  { loaded, rule }: Receiving,
  id: string,
  { reason, actor, today, at }: Falsehood,
): Promise<boolean> {
  const { register } = loaded;
  const before = await getEntry(tx, countyScope, register, id, true);
  if (rule.broken.includes(before.stage)) return true;
  if (rule.falsified === undefined) return false;
  const asked = { kind: 'move', move: rule.falsified, reason } as const;
  const clawback = await withClawback(tx, loaded, before, asked, today);
  const { event } = clawback;
  const subject = await loadSubjectFacts(tx, before.subject.id);
  const outcome = applyEvent(register, before, event, {
    actor: { id: actor.userId ?? actor.account, party: 'system' },
    today,
    workCalendar: STATE_COUNCIL_CALENDAR,
    subject,
  });
  if (outcome.kind === 'refused') return false;
  const { entry: after, traces } = outcome;
  await keepStep(tx, { loaded, before, after, traces, event, actor, subject, today, at });
  await keepClawback(tx, after, clawback, actor.displayName, at);
  return true;
}
