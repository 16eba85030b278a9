import {
  addresseeKey,
  announcementsOf,
  applyEvent,
  courtOf,
  type Entry,
  type RegisterEvent,
} from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { systemActor } from '../../../platform/actor/index.ts';
import { recordAudits } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { addNotices, type NewNotice } from '../../notice/index.ts';
import { actingParty } from '../acting-party.ts';
import { addEvents } from '../event-store.ts';
import { keepStep } from '../follow-step.ts';
import { noticeOf } from '../notice-words.ts';
import type { Due } from './decide-day.ts';

/** The platform's own account for what a day brings. */
export const dayActor = systemActor('day', '平台每日检查');

export interface DayCounts {
  readonly escalated: number;
  readonly reminded: number;
  readonly rebounded: number;
}

type Of<Kind extends Due['step']['kind']> = Due & { readonly step: { readonly kind: Kind } };
const isOf =
  <Kind extends Due['step']['kind']>(kind: Kind) =>
  (due: Due): due is Of<Kind> =>
    due.step.kind === kind;

/** Writes what a day asks of entries that are locked: by a handful of statements, however many there are. */
export async function keepSteps(tx: Tx, all: readonly Due[], today: string, at: Date): Promise<DayCounts> {
  const escalated = await keepEscalations(tx, all.filter(isOf('escalate')), today, at);
  const reminded = await keepReminders(tx, all.filter(isOf('remind')), today, at);
  let rebounded = 0;
  for (const due of all.filter(isOf('rebound'))) {
    if (await keepRebound(tx, due, today, at)) rebounded += 1;
  }
  return { escalated, reminded, rebounded };
}

const happen = ({ loaded, entry, held }: Due, event: RegisterEvent, today: string) => {
  const occasion = { actor: actingParty(dayActor, undefined), today, workCalendar: STATE_COUNCIL_CALENDAR };
  return applyEvent(loaded.register, entry, event, { ...occasion, subject: held.facts });
};

interface Escalated {
  readonly due: Of<'escalate'>;
  readonly after: Entry;
  readonly event: RegisterEvent & { readonly kind: 'escalate' };
}

/** An escalation changes nothing that counts towards a list, so the counts stand. */
async function keepEscalations(
  tx: Tx,
  dues: readonly Of<'escalate'>[],
  today: string,
  at: Date,
): Promise<number> {
  const done = dues.flatMap((due): Escalated[] => {
    const event = { kind: 'escalate', step: due.step.step } as const;
    const outcome = happen(due, event, today);
    return outcome.kind === 'done' ? [{ due, after: outcome.entry, event }] : [];
  });
  if (done.length === 0) return 0;
  const rows = done.map(({ after, event }) => ({
    id: after.id,
    revision: after.revision,
    step: event.step,
  }));
  await tx.run(sql`
    update register_entries e set escalation = n.step, revision = n.revision
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, revision int, step text) where e.id = n.id`);
  await addEvents(
    tx,
    done.map(({ due, after, event }) => ({
      entryId: after.id,
      revision: after.revision,
      event,
      stage: after.stage,
      actor: dayActor,
      on: today,
      at,
      planVersionId: due.loaded.planVersionId,
      traces: [],
    })),
  );
  const notices = done.flatMap(({ due, after, event }) => {
    const change = { before: due.entry, after, event, today, subject: due.held.facts };
    const told = announcementsOf(due.loaded.register, { ...change, actor: actingParty(dayActor, undefined) });
    return told.map((one) => noticeOf(due.loaded, change, one));
  });
  await addNotices(tx, notices, at);
  await recordAudits(
    tx,
    done.map(({ due, after, event }) => ({
      actor: dayActor,
      action: 'register.escalated',
      subject: after.id,
      at,
      source: { register: after.register, revision: after.revision },
      before: { stage: after.stage, step: due.entry.escalation },
      after: { stage: after.stage, step: event.step },
    })),
  );
  return done.length;
}

/** A reminder is no event of the entry: nothing about it has changed. */
async function keepReminders(
  tx: Tx,
  dues: readonly Of<'remind'>[],
  today: string,
  at: Date,
): Promise<number> {
  if (dues.length === 0) return 0;
  await tx.run(sql`
    update register_entries set reminded_of = due_on
    where id = any(${sql.param(dues.map(({ entry }) => entry.id))}::uuid[])`);
  const notices = dues.flatMap(({ loaded, entry }): NewNotice[] => {
    const said = { after: entry, event: { kind: 'comment', text: '' } as const, today };
    const court = new Map(courtOf(loaded.register, entry, today).map((to) => [addresseeKey(to), to]));
    return [...court.values()].map((to) => noticeOf(loaded, said, { kind: 'reminded', to }));
  });
  await addNotices(tx, notices, at);
  return dues.length;
}

/** A fall back is a move of the platform; one the register does not let it make is left for people to see. */
async function keepRebound(tx: Tx, due: Of<'rebound'>, today: string, at: Date): Promise<boolean> {
  const { loaded, entry, held, step } = due;
  const event = { kind: 'move', move: step.move } as const;
  const outcome = happen(due, event, today);
  if (outcome.kind === 'refused') return false;
  await keepStep(tx, {
    loaded,
    before: entry,
    after: outcome.entry,
    event,
    actor: dayActor,
    today,
    at,
    traces: [step.trace, ...outcome.traces],
    subject: held.facts,
  });
  return true;
}
