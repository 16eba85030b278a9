import type { EntryAct } from '@tenglong/contracts/register';
import { applyEvent, type Entry, type PreparedRegister, type RegisterEvent } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { actingParty } from './acting-party.ts';
import { loadFactsFor } from './entry-facts.ts';
import { getEntry, getRegisterOf } from './entry-store.ts';
import { latestReport, listEvents } from './event-store.ts';
import { eventWords } from './event-words.ts';
import { parseFields } from './field-values.ts';
import { followStep } from './follow-step.ts';
import { judgedWords, standingFor, withEvent, withStanding } from './grant.ts';
import { keepEvent } from './keep-event.ts';
import { missingWords } from './missing-words.ts';
import { keepClawback, withClawback } from './promise/clawback-event.ts';
import { followSiblings } from './promise/follow-siblings.ts';
import { barWords, loadInterlock, withInterlock } from './promise/interlock.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';

/**
 * What a request asks for, as the engine understands it.
 *
 * @param latest - the latest month that was reported of the entry
 * @throws Problem INPUT_INVALID
 */
export function toEvent(
  { file }: PreparedRegister,
  act: EntryAct,
  latest: string | undefined,
): RegisterEvent {
  switch (act.kind) {
    case 'move': {
      const { move, reason } = act;
      return { kind: 'move', move, fields: parseFields(file, act.fields), ...(reason && { reason }) };
    }
    case 'amend':
      return { kind: 'amend', fields: parseFields(file, act.fields) };
    case 'report':
      return { kind: 'report', period: act.period, fields: parseFields(file, act.fields), latest };
    case 'hold':
      return { kind: 'hold', reason: act.reason };
    case 'extend':
      return { kind: 'extend', dueOn: act.dueOn, reason: act.reason };
    case 'comment':
      return { kind: 'comment', text: act.text };
    default:
      return { kind: act.kind };
  }
}

/** Somebody else was first: names who did what, so that nobody has to guess. */
async function changedMeanwhile(
  tx: Tx,
  loaded: LoadedRegister,
  entry: Entry,
  seen: number,
): Promise<Problem> {
  const later = (await listEvents(tx, entry.id)).filter(({ revision }) => revision > seen);
  return new Problem('ENTRY_CHANGED', {
    details: later.map((event) => ({
      path: String(event.revision),
      message: `${event.on} ${event.actorName}：${eventWords(loaded, event).title}`,
    })),
  });
}

/** What is to happen, once the entry is held; nothing if it comes to nothing. */
export type EventOf = (
  register: PreparedRegister,
  tx: Tx,
  entry: Entry,
) => RegisterEvent | undefined | Promise<RegisterEvent | undefined>;

/**
 * Lets one event happen to an entry: read under a lock, decided by the engine, written with its traces, its counts,
 * notices to whom it concerns and an audit row in one transaction.
 *
 * @param seen - the revision the actor looked at; left out where the event itself looks at what it changes
 *
 * @throws Problem ENTRY_NOT_FOUND, ENTRY_CHANGED, ENTRY_REFUSED, INPUT_INVALID, LEDGER_SHORT, LEDGER_AMOUNT,
 *   GRANT_OVER_CAP, MACHINE_GRANTED, CLAWBACK_UNKNOWN, CLAWBACK_AMOUNT
 */
export function happenToEntry(
  { db, clock }: Deps,
  actor: Actor,
  entryId: string,
  seen: number | undefined,
  eventOf: EventOf,
  before: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  return db.transaction(async (tx) => {
    const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, entryId));
    const { register } = loaded;
    const entry = await getEntry(tx, actor.scope, register, entryId, true);
    if (seen !== undefined && entry.revision !== seen) throw await changedMeanwhile(tx, loaded, entry, seen);
    const asked = await eventOf(register, tx, entry);
    if (!asked) return;
    const today = clock.today();
    const clawback = await withClawback(tx, loaded, entry, asked, today);
    const { event } = clawback;
    const standing = await standingFor(tx, loaded, entry, event, today);
    const facts = withStanding(await loadFactsFor(tx, loaded, entry, today), standing);
    const interlock = await loadInterlock(tx, loaded, withEvent(entry, event), today, facts);
    const subject = withInterlock(facts, loaded, interlock);
    const outcome = applyEvent(register, entry, event, {
      actor: actingParty(actor, loaded.plan),
      today,
      workCalendar: STATE_COUNCIL_CALENDAR,
      subject,
    });
    if (outcome.kind === 'refused') {
      const { message, remedy, missing } = outcome.refusal;
      throw new Problem('ENTRY_REFUSED', {
        details: [
          { path: '', message: `${message}。${remedy}` },
          ...missing.map((one) => ({ path: '', message: missingWords(loaded, one).message })),
          ...judgedWords(loaded, event, standing).map((message) => ({ path: '', message })),
          ...barWords(interlock).map((message) => ({ path: '', message })),
        ],
      });
    }
    await before(tx);
    const at = clock.now();
    const happened = {
      loaded,
      before: entry,
      after: outcome.entry,
      traces: outcome.traces,
      event,
      actor,
      subject,
      today,
      at,
    };
    await keepEvent(tx, happened);
    await keepClawback(tx, outcome.entry, clawback, actor.displayName, at);
    if (clawback.sum) await followSiblings(tx, loaded, entry, outcome.entry, { today, at });
    await followStep(tx, happened, standing);
  });
}

/** A person's act on an entry, as the page sends it. */
export const actOnEntry = (deps: Deps, actor: Actor, entryId: string, act: EntryAct): Promise<void> =>
  happenToEntry(deps, actor, entryId, act.revision, async (register, tx) =>
    toEvent(register, act, act.kind === 'report' ? await latestReport(tx, entryId) : undefined),
  );
