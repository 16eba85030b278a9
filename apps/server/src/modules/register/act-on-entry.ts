import { type AuditAction, auditActions } from '@tenglong/contracts/audit';
import type { EntryAct } from '@tenglong/contracts/register';
import { applyEvent, type Entry, type PreparedRegister, type RegisterEvent } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { actingParty } from './acting-party.ts';
import { getEntry, getRegisterOf, storeCounts, updateEntry } from './entry-store.ts';
import { addEvent, eventBody, listEvents } from './event-store.ts';
import { eventWords } from './event-words.ts';
import { parseFields } from './field-values.ts';
import { missingWords } from './missing-words.ts';
import { postToLedger } from './post-to-ledger.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';
import { loadSubjectFacts } from './subject-facts.ts';

const ACTIONS: Readonly<Record<RegisterEvent['kind'], AuditAction>> = {
  move: 'register.moved',
  amend: 'register.filled',
  attach: 'register.attached',
  sign: 'register.signed',
  hold: 'register.held',
  resume: 'register.held',
  extend: 'register.extended',
  escalate: 'register.escalated',
  comment: 'register.commented',
};

/** What a request asks for, as the engine understands it. @throws Problem INPUT_INVALID */
export function toEvent({ file }: PreparedRegister, act: EntryAct): RegisterEvent {
  switch (act.kind) {
    case 'move': {
      const { move, reason } = act;
      return { kind: 'move', move, fields: parseFields(file, act.fields), ...(reason && { reason }) };
    }
    case 'amend':
      return { kind: 'amend', fields: parseFields(file, act.fields) };
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

/** What was done, as the journal of the ledger says it. */
const occasionOf = ({ moves }: PreparedRegister, event: RegisterEvent): string =>
  event.kind === 'move' ? (moves.get(event.move)?.title ?? event.move) : auditActions[ACTIONS[event.kind]];

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

/**
 * Lets one event happen to an entry: read under a lock, decided by the engine, written with its traces, its counts and
 * an audit row in one transaction.
 *
 * @throws Problem ENTRY_NOT_FOUND, ENTRY_CHANGED, ENTRY_REFUSED, INPUT_INVALID, LEDGER_SHORT, LEDGER_AMOUNT
 */
export function happenToEntry(
  { db, clock }: Deps,
  actor: Actor,
  entryId: string,
  seen: number,
  eventOf: (register: PreparedRegister) => RegisterEvent,
  before: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  return db.transaction(async (tx) => {
    const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, entryId));
    const { register, planVersionId } = loaded;
    const entry = await getEntry(tx, actor.scope, register, entryId, true);
    if (entry.revision !== seen) throw await changedMeanwhile(tx, loaded, entry, seen);
    const event = eventOf(register);
    const today = clock.today();
    const subject = await loadSubjectFacts(tx, entry.subject.id);
    const outcome = applyEvent(register, entry, event, {
      ...{ actor: actingParty(actor), today, workCalendar: STATE_COUNCIL_CALENDAR, subject },
    });
    if (outcome.kind === 'refused') {
      const { message, remedy, missing } = outcome.refusal;
      throw new Problem('ENTRY_REFUSED', {
        details: [
          { path: '', message: `${message}。${remedy}` },
          ...missing.map((one) => ({ path: '', message: missingWords(loaded, one).message })),
        ],
      });
    }
    const after = outcome.entry;
    const at = clock.now();
    await before(tx);
    await updateEntry(tx, after);
    await storeCounts(tx, register, after, today, subject);
    await postToLedger(tx, loaded, after, {
      ...{ subject, actor, on: today, at, occasion: occasionOf(register, event) },
      reason: event.kind === 'move' ? (event.reason ?? '') : '',
    });
    await addEvent(tx, {
      ...{ entryId, revision: after.revision, event, stage: after.stage, actor, on: today, at },
      ...{ planVersionId, traces: outcome.traces },
    });
    await recordAudit(tx, {
      ...{ actor, action: ACTIONS[event.kind], subject: entryId, at },
      source: { register: register.file.id, revision: after.revision },
      before: { stage: entry.stage },
      after: { stage: after.stage, ...eventBody(event) },
    });
  });
}

/** A person's act on an entry, as the page sends it. */
export const actOnEntry = (deps: Deps, actor: Actor, entryId: string, act: EntryAct): Promise<void> =>
  happenToEntry(deps, actor, entryId, act.revision, (register) => toEvent(register, act));
