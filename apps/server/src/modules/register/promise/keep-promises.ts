import { randomUUID } from 'node:crypto';
import { announcementsOf, applyEvent, promisesOf, takeOverEntry } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { countyScope, systemActor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { addNotices } from '../../notice/index.ts';
import { policyBook } from '../../policy/index.ts';
import { actingParty } from '../acting-party.ts';
import { getEntry, insertEntry, storeCounts } from '../entry-store.ts';
import { addEvent } from '../event-store.ts';
import { writeFields } from '../field-values.ts';
import { keepEvent } from '../keep-event.ts';
import { noticeOf } from '../notice-words.ts';
import { loadSubjectFacts } from '../subject-facts.ts';
import { fieldsOf, type GrantedStep, numberFor, promiserOf, type Wanted } from './promise-fields.ts';
import { findReceiving, type Receiving } from './receiving.ts';

/** The platform's own account for what a grant promises. */
const REGISTRAR = systemActor('promises', '平台登记承诺');
const RELEASED = '申报已不再享受政策，承诺随之解除';

/** The promises an entry stands by: of a determination only those whose duty applies. */
function wantedOf({ loaded, after, subject, determination, today }: GrantedStep): readonly Wanted[] {
  const book = policyBook(loaded.plan);
  return promisesOf(loaded.register, after, today, subject).flatMap((rule) => {
    const duties = determination?.policy === rule.policy ? determination.obligations : undefined;
    const all = book.get(rule.policy)?.file.promises ?? [];
    return all
      .filter(
        ({ provision }) => !duties || provision === undefined || duties.some(({ id }) => id === provision),
      )
      .map((promise) => ({ key: `${rule.policy}/${promise.id}`, rule, promise }));
  });
}

/**
 * Brings the list of commitments in step with an entry: what is granted promises, each promise once; what has left the
 * granted stages is released, unless it was kept or broken meanwhile. In the transaction of the step.
 */
export async function keepPromises(tx: Tx, step: GrantedStep): Promise<void> {
  if (step.loaded.register.promises.length === 0) return;
  const wanted = wantedOf(step);
  const live = await tx.rows<{ promise: string; entry: string }>(sql`
    select promise, commitment_entry as entry from commitment_links
    where source_entry = ${step.after.id} and released_on is null`);
  if (wanted.length + live.length === 0) return;
  const receiving = await findReceiving(tx);
  if (!receiving) return;
  for (const { promise, entry } of live) {
    if (!wanted.some(({ key }) => key === promise)) await release(tx, receiving, entry, step);
  }
  for (const [index, one] of wanted.entries()) {
    if (!live.some(({ promise }) => promise === one.key)) await open(tx, receiving, one, index, step);
  }
}

async function open(
  tx: Tx,
  receiving: Receiving,
  wanted: Wanted,
  index: number,
  step: GrantedStep,
): Promise<void> {
  const { loaded, rule } = receiving;
  const { today, at } = step;
  const { subject, unit } = await promiserOf(tx, step, wanted.rule);
  const number = await numberFor(tx, receiving, subject.id, index, step);
  const fields = fieldsOf(receiving, wanted, number, step);
  const dated = fields.has(rule.fields.finishBy);
  const opened = takeOverEntry(
    loaded.register,
    {
      id: randomUUID(),
      subject,
      unit,
      fields,
      openedOn: today,
      closedOn: undefined,
      stage: dated ? rule.performing : undefined,
    },
    { asOf: today, by: REGISTRAR.account, workCalendar: STATE_COUNCIL_CALENDAR },
  );
  if (opened.kind === 'refused')
    throw new TypeError(`a promise of ${wanted.key} cannot stand: ${opened.message}`);
  const { entry } = opened;
  await insertEntry(tx, loaded.register, entry);
  const facts = await loadSubjectFacts(tx, subject.id);
  await storeCounts(tx, loaded.register, entry, today, facts);
  await addEvent(tx, {
    entryId: entry.id,
    revision: 1,
    event: { kind: 'open', fields },
    stage: entry.stage,
    actor: REGISTRAR,
    on: today,
    at,
    planVersionId: loaded.planVersionId,
    traces: [],
  });
  await tx.run(sql`
    insert into commitment_links (id, source_entry, promise, commitment_entry, opened_on)
    values (${randomUUID()}, ${step.after.id}, ${wanted.key}, ${entry.id}, ${today})`);
  const opening = {
    before: undefined,
    after: entry,
    event: { kind: 'open' },
    today,
    subject: facts,
  } as const;
  const told = announcementsOf(loaded.register, { ...opening, actor: actingParty(REGISTRAR, loaded.plan) });
  await addNotices(
    tx,
    told.map((one) => noticeOf(loaded, opening, one)),
    at,
  );
  await recordAudit(tx, {
    actor: REGISTRAR,
    action: 'commitment.opened',
    subject: entry.id,
    at,
    source: { register: loaded.register.file.id, from: step.after.id, promise: wanted.key },
    after: { stage: entry.stage, fields: writeFields(entry.fields) },
  });
}

async function release(tx: Tx, { loaded, rule }: Receiving, id: string, step: GrantedStep): Promise<void> {
  const { today, at } = step;
  const entry = await getEntry(tx, countyScope, loaded.register, id, true);
  const subject = await loadSubjectFacts(tx, entry.subject.id);
  const event = { kind: 'move', move: rule.release, reason: RELEASED } as const;
  const outcome = applyEvent(loaded.register, entry, event, {
    // The registrar opened it; a second person is asked of people, and this follows from a step that was theirs.
    actor: { id: `${REGISTRAR.account}-release`, party: 'system' },
    today,
    workCalendar: STATE_COUNCIL_CALENDAR,
    subject,
  });
  // What was kept, broken or stands still is a matter for people.
  if (outcome.kind === 'refused') return;
  const { entry: after, traces } = outcome;
  await keepEvent(tx, { loaded, before: entry, after, traces, event, actor: REGISTRAR, subject, today, at });
  await tx.run(sql`update commitment_links set released_on = ${today} where commitment_entry = ${id}`);
}
