import { createReadStream } from 'node:fs';
import type { SpotCheckFinding, SpotCheckItem } from '@tenglong/contracts/register';
import { applyEvent, type Entry, type RegisterEvent } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { type Actor, countyScope } from '../../../platform/actor/index.ts';
import { recordAudit, whoWasFirst } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { saveFile } from '../../../platform/files/index.ts';
import type { ReceivedFile } from '../../../platform/http/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { loadFactsFor } from '../entry-facts.ts';
import { getEntry, severalOf } from '../entry-store.ts';
import { keepStep } from '../follow-step.ts';
import { breakPromises } from '../promise/break-promises.ts';
import { getRegister, type LoadedRegister } from '../register-library.ts';
import { sniffFile } from '../sniff-evidence.ts';
import { holdCheck } from './spot-check-store.ts';

interface HeldItem {
  entry_id: string;
  register: string;
  result: string | null;
}

type ProofFile = Pick<ReceivedFile, 'path' | 'sha256' | 'size'>;

/** What follows from a false closing, if anything does. */
type Followed = SpotCheckItem['followed'];

/**
 * Writes down what an inspector found of a drawn entry, with proof. A closing that is not true goes back by the move that
 * its register names for it (or has by default), or breaks the promise that it was granted for, so that the money is asked back; where there is
 * neither, or it cannot be done, the entry is marked.
 *
 * @param show - what is answered, read in the same transaction
 * @throws Problem SPOT_CHECK_NOT_FOUND, SPOT_CHECK_ITEM_NOT_FOUND, SPOT_CHECK_JUDGED, EVIDENCE_REFUSED
 */
export async function judgeItem<Shown>(
  deps: Deps,
  actor: Actor,
  number: number,
  entryId: string,
  finding: SpotCheckFinding,
  proof: ProofFile,
  show: (tx: Tx) => Promise<Shown>,
): Promise<Shown> {
  if (!(await sniffFile(proof.path))) {
    const details = [{ path: 'file', message: '只收照片（jpg、png、webp、heic）、PDF 和 Word、Excel 文件' }];
    throw new Problem('EVIDENCE_REFUSED', { details });
  }
  const judge = (reopen: boolean) =>
    deps.db.transaction(async (tx) => {
      await judgeIn(tx, deps, actor, number, entryId, finding, proof, reopen);
      return show(tx);
    });
  try {
    return await judge(true);
  } catch (error) {
    // What the entry had freed is used up by others already: the books do not let it go back, so it is marked.
    if (!(error instanceof Problem) || error.code !== 'LEDGER_SHORT') throw error;
    return await judge(false);
  }
}

async function judgeIn(
  tx: Tx,
  { clock }: Deps,
  actor: Actor,
  number: number,
  entryId: string,
  { result, reason }: SpotCheckFinding,
  { path, sha256, size }: ProofFile,
  reopen: boolean,
): Promise<void> {
  const check = await holdCheck(tx, number);
  const [item] = await tx.rows<HeldItem>(sql`
    select entry_id, register, result from spot_check_items
    where check_id = ${check.id} and entry_id = ${entryId} and drawn`);
  if (!item) throw new Problem('SPOT_CHECK_ITEM_NOT_FOUND');
  if (item.result !== null) {
    throw new Problem('SPOT_CHECK_JUDGED', { details: await whoWasFirst(tx, entryId, 'spotCheck.judged') });
  }
  const at = clock.now();
  await saveFile(tx, createReadStream(path), { sha256, size }, at);
  const followed = await tellEntry(tx, item, actor, clock.today(), at, reopen, {
    kind: 'inspect',
    check: number,
    result,
    reason,
    file: sha256,
  });
  await tx.run(sql`
    update spot_check_items set result = ${result}, reason = ${reason}, proof = ${sha256}, judged_on = ${clock.today()},
      judged_at = ${at}, judged_by = ${actor.displayName}, followed = ${followed}
    where check_id = ${check.id} and entry_id = ${entryId}`);
  await recordAudit(tx, {
    actor,
    action: 'spotCheck.judged',
    subject: entryId,
    at,
    source: { number },
    after: { result, reason, proof: sha256, followed },
  });
}

/** The finding as an event of the entry, and the way back if it is false. Nothing for an entry that is gone. */
async function tellEntry(
  tx: Tx,
  { entry_id: id, register: registerId }: HeldItem,
  actor: Actor,
  today: string,
  at: Date,
  reopen: boolean,
  finding: Extract<RegisterEvent, { kind: 'inspect' }>,
): Promise<Followed> {
  const [there] = await tx.rows(sql`select 1 as there from register_entries where id = ${id}`);
  if (!there) return null;
  const loaded = await getRegister(tx, registerId);
  const entry = await getEntry(tx, countyScope, loaded.register, id, true);
  const happen = (before: Entry, event: RegisterEvent) => keep(tx, loaded, before, event, actor, today, at);
  const words = `第 ${finding.check} 次抽查${finding.result === 'true' ? '属实' : '不属实'}：${finding.reason}`;
  // What has been reopened meanwhile is no closing any more: the finding stands beside it.
  const judged = (await happen(entry, finding)) ?? (await happen(entry, { kind: 'comment', text: words }));
  if (finding.result === 'true' || !judged || entry.closedOn === null) return null;
  const { falseClosing } = loaded.register.file;
  if (falseClosing?.breaks !== undefined) {
    const broken = await breakPromises(tx, judged, falseClosing.breaks, { reason: words, actor, today, at });
    return broken ? 'broken' : 'marked';
  }
  const ways = [falseClosing?.move ?? []].flat();
  const way = ways.find((id) => loaded.register.moves.get(id)?.from.includes(entry.stage));
  if (way === undefined || !reopen || (await standsAgain(tx, loaded, entry))) return 'marked';
  const moved = await happen(judged, { kind: 'move', move: way, reason: words });
  return moved ? 'reopened' : 'marked';
}

/** Whether the same subject is on the list again already: it stands there once. */
async function standsAgain(tx: Tx, { register }: LoadedRegister, entry: Entry): Promise<boolean> {
  const rows = await tx.rows(sql`
    select 1 as found from register_entries
    where register = ${entry.register} and subject_id = ${entry.subject.id} and closed_on is null
      and several = ${severalOf(register.file, entry)}`);
  return rows.length > 0;
}

/** One event, the way back being the platform's own in the inspector's name. @returns the entry after it, nothing if refused */
async function keep(
  tx: Tx,
  loaded: LoadedRegister,
  before: Entry,
  event: RegisterEvent,
  actor: Actor,
  today: string,
  at: Date,
): Promise<Entry | undefined> {
  const subject = await loadFactsFor(tx, loaded, before, today);
  const by = { id: actor.userId ?? actor.account, party: 'system' } as const;
  const outcome = applyEvent(loaded.register, before, event, {
    actor: by,
    today,
    workCalendar: STATE_COUNCIL_CALENDAR,
    subject,
  });
  if (outcome.kind === 'refused') return undefined;
  const { entry: after, traces } = outcome;
  await keepStep(tx, { loaded, before, after, traces, event, actor, subject, today, at });
  return after;
}
