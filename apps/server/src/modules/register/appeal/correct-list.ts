import { createHash } from 'node:crypto';
import { unitName } from '@tenglong/domain/plan';
import {
  applyEvent,
  type Entry,
  type RegisterEvent,
  type RuledCorrection,
  ruledCorrection,
  titleOfStage,
} from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR, toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { countyScope } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { loadFactsFor } from '../entry-facts.ts';
import { getEntry } from '../entry-store.ts';
import type { Happened } from '../keep-event.ts';
import { getRegister } from '../register-library.ts';
import { getPublication, type StoredPublication } from './publications.ts';
import { findPublishedRow } from './published-rows.ts';

type Keep = (tx: Tx, happened: Happened) => Promise<void>;

/**
 * A ruling that takes an appeal over a published list makes the next edition of it, and the entry follows by the platform's
 * own move: what should not be there leaves the list. Where it cannot, the ruling is refused and says what to do first.
 *
 * @param keep - writes what happens to the entry, with all that follows from it
 * @throws Problem ENTRY_REFUSED, LEDGER_SHORT
 */
export async function correctList(tx: Tx, happened: Happened, keep: Keep): Promise<void> {
  const { loaded, before, after, actor, today, at } = happened;
  const ruled = ruledCorrection(loaded.register, before, after);
  if (!ruled) return;
  const number = Number(toPlainDecimal(ruled.publication));
  // Two rulings on one publication make two editions: the second waits for the first.
  await tx.run(sql`select number from publications where number = ${number} for update`);
  const stored = await getPublication(tx, number);
  if (stored.register === null) return;
  const place = ruled.place && Number(toPlainDecimal(ruled.place));
  const row = place === undefined ? undefined : await findPublishedRow(tx, countyScope, number, place);
  if (ruled.kind !== 'missing' && !row) return;
  const says = `第 ${number} 次公示的申诉${rulingTitle(happened, ruled.ruling)}`;
  const reason = [says, ruled.kind === 'corrected' ? `应改为 ${ruled.words}` : '', ruled.grounds]
    .filter(Boolean)
    .join('：');
  const followed = row
    ? await followInList(tx, happened, stored.register, row.entryId, ruled, reason, keep)
    : '';
  const { edition, digest: last } = await lastEdition(tx, stored);
  const correction = {
    number,
    edition: edition + 1,
    appeal: after.id,
    kind: ruled.kind,
    place: place ?? null,
    entry: row?.entryId ?? null,
    subjectId: row?.subjectId ?? after.subject.id,
    subject: row?.name ?? after.subject.name,
    ruling: rulingTitle(happened, ruled.ruling),
    words: ruled.words,
    grounds: ruled.grounds,
    followed,
    on: today,
  };
  const digest = createHash('sha256')
    .update(JSON.stringify({ last, ...correction }))
    .digest('hex');
  const unit = row
    ? row.unitName
    : after.unit
      ? unitName(loaded.plan, after.unit)
      : loaded.plan.meta.county.name;
  await tx.run(sql`
    insert into publication_corrections (number, edition, appeal_id, kind, place, entry_id, subject_id, subject_name,
      unit_id, unit_name, ruling, words, grounds, followed, ruled_on, ruled_by, digest)
    values (${number}, ${correction.edition}, ${after.id}, ${ruled.kind}, ${correction.place}, ${correction.entry},
      ${correction.subjectId}, ${correction.subject}, ${row ? row.unitId : after.unit}, ${unit}, ${correction.ruling},
      ${ruled.words}, ${ruled.grounds}, ${followed}, ${today}, ${actor.displayName}, ${digest})`);
  await recordAudit(tx, {
    actor,
    action: 'appeal.listCorrected',
    subject: row?.entryId ?? after.id,
    at,
    source: { entry: after.id, publication: number },
    after: { ...correction, digest },
  });
}

/** What the ruling is called: 采纳, 部分采纳. */
function rulingTitle({ loaded }: Happened, ruling: string): string {
  const { fields, publication } = loaded.register.file;
  const field = fields[publication?.ruling ?? ''];
  return field?.type === 'text' ? (field.options?.[ruling] ?? ruling) : ruling;
}

/** The edition that stands, the first being what was published. */
async function lastEdition(tx: Tx, { number, rows_digest: digest }: StoredPublication) {
  const [last] = await tx.rows<{ edition: number; digest: string }>(sql`
    select edition, digest from publication_corrections where number = ${number} order by edition desc limit 1`);
  return last ?? { edition: 1, digest: digest ?? '' };
}

/** @returns what was done with the entry, in words */
async function followInList(
  tx: Tx,
  { actor, today, at }: Happened,
  register: string,
  entryId: string,
  { kind }: RuledCorrection,
  reason: string,
  keep: Keep,
): Promise<string> {
  const [there] = await tx.rows(sql`select 1 as there from register_entries where id = ${entryId}`);
  if (!there) return '条目已不在清单上';
  const loaded = await getRegister(tx, register);
  const entry = await getEntry(tx, countyScope, loaded.register, entryId, true);
  const happen = async (event: RegisterEvent): Promise<Entry> => {
    const subject = await loadFactsFor(tx, loaded, entry, today);
    const by = { id: actor.userId ?? actor.account, party: 'system' } as const;
    const outcome = applyEvent(loaded.register, entry, event, {
      actor: by,
      today,
      workCalendar: STATE_COUNCIL_CALENDAR,
      subject,
    });
    if (outcome.kind === 'refused') {
      const { message, remedy } = outcome.refusal;
      const said = `${loaded.register.file.shortTitle}“${entry.subject.name}”${message}。${remedy}，再办裁定`;
      throw new Problem('ENTRY_REFUSED', { details: [{ path: '', message: said }] });
    }
    const { entry: after, traces } = outcome;
    await keep(tx, { loaded, before: entry, after, traces, event, actor, subject, today, at });
    return after;
  };
  const move = loaded.register.moves.get(loaded.register.file.appealed?.removed ?? '');
  if (kind === 'removed' && move?.from.includes(entry.stage)) {
    await happen({ kind: 'move', move: move.id, reason });
    return `${loaded.register.file.shortTitle}条目已办“${move.title}”`;
  }
  const left = loaded.register.stages.get(entry.stage)?.kind === 'dropped';
  await happen({ kind: 'comment', text: reason });
  if (left) return '条目先已退出清单';
  if (kind !== 'removed') return '已写进条目的经过';
  const where =
    entry.closedOn === null ? `在“${titleOfStage(loaded.register.file, entry.stage)}”` : '已经办结';
  return `条目${where}，请按清单的步骤另行处理`;
}
