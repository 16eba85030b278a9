import { type AuditAction, auditActions } from '@tenglong/contracts/audit';
import {
  announcementsOf,
  type Entry,
  type PreparedRegister,
  type RegisterEvent,
  type SubjectFacts,
} from '@tenglong/domain/register';
import type { Trace } from '@tenglong/domain/rule';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { addNotices } from '../notice/index.ts';
import { actingParty } from './acting-party.ts';
import { layDownRuling } from './appeal/lay-down-ruling.ts';
import { storeCounts, updateEntry } from './entry-store.ts';
import { addEvent, eventBody } from './event-store.ts';
import { noticeOf } from './notice-words.ts';
import { postToLedger } from './post-to-ledger.ts';
import { postToMoney } from './post-to-money.ts';
import type { LoadedRegister } from './register-library.ts';

const EVENT_ACTIONS: Readonly<Record<RegisterEvent['kind'], AuditAction>> = {
  move: 'register.moved',
  amend: 'register.filled',
  report: 'register.reported',
  attach: 'register.attached',
  sign: 'register.signed',
  hold: 'register.held',
  resume: 'register.held',
  extend: 'register.extended',
  escalate: 'register.escalated',
  inspect: 'register.inspected',
  comment: 'register.commented',
};

/** What was done, as the journal of the ledger says it. */
const occasionOf = ({ moves }: PreparedRegister, event: RegisterEvent): string =>
  event.kind === 'move'
    ? (moves.get(event.move)?.title ?? event.move)
    : auditActions[EVENT_ACTIONS[event.kind]];

/** One event that the engine has let happen. */
export interface Happened {
  readonly loaded: LoadedRegister;
  readonly before: Entry;
  readonly after: Entry;
  readonly traces: readonly Trace[];
  readonly event: RegisterEvent;
  readonly actor: Actor;
  readonly subject: SubjectFacts;
  readonly today: string;
  readonly at: Date;
}

/**
 * Writes an event with all that follows from it: the entry, its counts, the cage ledger and the money ledger, the audit,
 * and notices to whom it concerns.
 *
 * @throws Problem ENTRY_ALREADY_LISTED, ENTRY_NUMBER_TAKEN, LEDGER_SHORT, LEDGER_AMOUNT, BUDGET_OVERDRAWN, MONEY_AMOUNT, MONEY_FIXED
 */
export async function keepEvent(tx: Tx, happened: Happened): Promise<void> {
  const { loaded, before, after, traces, event, actor, subject, today, at } = happened;
  const { register, planVersionId } = loaded;
  const { id: entryId, revision, stage } = after;
  await updateEntry(tx, register, after);
  await storeCounts(tx, register, after, today, subject);
  // Only what changes the stage or the fields can change what an entry stands for.
  if (event.kind === 'move' || event.kind === 'amend') {
    const reason = event.kind === 'move' ? (event.reason ?? '') : '';
    const occasion = occasionOf(register, event);
    await postToLedger(tx, loaded, after, { subject, actor, on: today, at, occasion, reason });
    const amended = event.kind === 'amend';
    await postToMoney(tx, loaded, after, { subject, actor, on: today, at, occasion, reason, amended });
  }
  await layDownRuling(tx, happened);
  await addEvent(tx, { entryId, revision, event, stage, actor, on: today, at, planVersionId, traces });
  const told = announcementsOf(register, { ...happened, actor: actingParty(actor, loaded.plan) });
  await addNotices(
    tx,
    told.map((one) => noticeOf(loaded, happened, one)),
    at,
  );
  await recordAudit(tx, {
    actor,
    action: EVENT_ACTIONS[event.kind],
    subject: entryId,
    at,
    source: { register: register.file.id, revision },
    before: { stage: before.stage },
    after: { stage, ...eventBody(event) },
  });
}
