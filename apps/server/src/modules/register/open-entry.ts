import { randomUUID } from 'node:crypto';
import type { NewEntryBody } from '@tenglong/contracts/register';
import { announcementsOf, openEntry } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { makeOnce, type Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getEnterprise } from '../enterprise/index.ts';
import { addNotices } from '../notice/index.ts';
import { actingParty } from './acting-party.ts';
import { prepareAppeal } from './appeal/prepare-appeal.ts';
import { insertEntry, storeCounts } from './entry-store.ts';
import { addEvent } from './event-store.ts';
import { parseFields, writeFields } from './field-values.ts';
import { noticeOf } from './notice-words.ts';
import { postToLedger } from './post-to-ledger.ts';
import { prefillApplication } from './prefill.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';
import { loadSubjectFacts } from './subject-facts.ts';

interface Named {
  readonly id: string | null;
  readonly name: string;
  readonly unit: string | null;
}

/** An enterprise goes by the roster: its name and township are those held, whatever was typed. */
async function subjectOf(tx: Tx, actor: Actor, loaded: LoadedRegister, body: NewEntryBody): Promise<Named> {
  if (loaded.register.file.subject !== 'enterprise') {
    if (body.unitId !== null && !loaded.plan.units.some(({ id }) => id === body.unitId)) {
      throw new Problem('INPUT_INVALID', {
        details: [{ path: 'unitId', message: '方案里没有这个乡镇（街道）' }],
      });
    }
    await requireOwn(tx, actor, body.subjectId);
    return { id: body.subjectId, name: body.subjectName, unit: body.unitId };
  }
  const { creditCode, name, unitId } = await getEnterprise(tx, actor.scope, body.subjectId ?? '');
  return { id: creditCode, name, unit: unitId };
}

/** What goes by the code of an enterprise of the roster is that enterprise: nobody names one out of their reach. */
async function requireOwn(tx: Tx, actor: Actor, subjectId: string | null): Promise<void> {
  if (subjectId === null) return;
  const [known] = await tx.rows(sql`select 1 as known from enterprises where credit_code = ${subjectId}`);
  if (known) await getEnterprise(tx, actor.scope, subjectId);
}

/**
 * Puts something on a list.
 *
 * @returns the id of the entry: the one its page gave it, if it gave one
 * @throws Problem REGISTER_NOT_FOUND, ENTERPRISE_NOT_FOUND, INPUT_INVALID, ENTRY_REFUSED, ENTRY_ALREADY_LISTED,
 *   ENTRY_NUMBER_TAKEN, ALREADY_SUBMITTED
 */
export function putOnRegister(
  { db, clock }: Deps,
  actor: Actor,
  registerId: string,
  body: NewEntryBody,
): Promise<string> {
  return db.transaction(async (tx) => {
    const loaded = await getRegister(tx, registerId);
    const { id: subjectId, name, unit } = await subjectOf(tx, actor, loaded, body);
    const written = parseFields(loaded.register.file, body.fields);
    const { typed, known } = await prefillApplication(tx, loaded, subjectId, written);
    const today = clock.today();
    const prepared = await prepareAppeal(tx, loaded, clock, subjectId, typed);
    const subjectNamed = { id: subjectId, name };
    const opened = openEntry(
      loaded.register,
      {
        id: body.submission ?? randomUUID(),
        subject: subjectNamed,
        unit,
        fields: typed,
        computed: new Map([...known, ...(prepared?.computed ?? [])]),
      },
      {
        actor: actingParty(actor, loaded.plan),
        today,
        workCalendar: STATE_COUNCIL_CALENDAR,
        ...(prepared && { appeal: prepared.appeal }),
      },
    );
    if (opened.kind === 'refused') {
      const message = `${opened.message}。${opened.remedy}`;
      throw new Problem('ENTRY_REFUSED', { details: [{ path: '', message }] });
    }
    const { entry } = opened;
    const at = clock.now();
    await makeOnce('register_entries', () => insertEntry(tx, loaded.register, entry));
    const subject = await loadSubjectFacts(tx, subjectId);
    await storeCounts(tx, loaded.register, entry, today, subject);
    const occasion = loaded.register.file.opening.title;
    await postToLedger(tx, loaded, entry, { subject, actor, on: today, at, occasion, reason: '' });
    const { planVersionId } = loaded;
    await addEvent(tx, {
      entryId: entry.id,
      revision: 1,
      event: { kind: 'open', fields: entry.fields },
      stage: entry.stage,
      actor,
      on: today,
      at,
      planVersionId,
      traces: [],
    });
    const opening = { before: undefined, after: entry, event: { kind: 'open' }, today, subject } as const;
    const told = announcementsOf(loaded.register, { ...opening, actor: actingParty(actor, loaded.plan) });
    await addNotices(
      tx,
      told.map((one) => noticeOf(loaded, opening, one)),
      at,
    );
    await recordAudit(tx, {
      actor,
      action: 'register.opened',
      subject: entry.id,
      at,
      source: { register: registerId, subject: subjectId ?? name },
      after: { stage: entry.stage, fields: writeFields(entry.fields) },
    });
    return entry.id;
  });
}
