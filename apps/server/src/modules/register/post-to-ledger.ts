import { type Entry, holdingsOf, type SubjectFacts } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { bookEntry, listWaiting } from '../ledger/index.ts';
import { getActivePlan } from '../plan/index.ts';
import type { LoadedRegister } from './register-library.ts';
import { replayEntries } from './replay-entries.ts';

interface Posted {
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
}

/**
 * Brings the cage ledger in step with an entry that something has just happened to, in the same transaction.
 *
 * @throws Problem LEDGER_SHORT, LEDGER_AMOUNT
 */
export async function postToLedger(
  tx: Tx,
  { register, plan, planVersionId }: LoadedRegister,
  entry: Entry,
  posted: Posted & {
    readonly subject: SubjectFacts;
    readonly occasion: string;
    readonly reason: string;
    readonly believed?: boolean;
  },
): Promise<void> {
  if (register.ledger.length === 0) return;
  const { subject, ...rest } = posted;
  const county = plan.meta.county.code;
  await bookEntry(tx, {
    plan,
    planVersionId,
    entryId: entry.id,
    register: register.file.id,
    subjectName: entry.subject.name,
    unit: entry.unit ?? county,
    revision: entry.revision,
    holdings: holdingsOf(register, entry, posted.on, county, subject),
    ...rest,
  });
  await postWaiting(tx, { plan, planVersionId }, [entry.id], posted);
}

/**
 * Books what was left out of other entries because of these, now that these may free less or nothing: a relapse of the one
 * gives the other what is its own.
 */
async function postWaiting(
  tx: Tx,
  { plan, planVersionId }: Pick<LoadedRegister, 'plan' | 'planVersionId'>,
  ids: readonly string[],
  { actor, on, at }: Posted,
): Promise<void> {
  const waiting = await listWaiting(tx, ids);
  if (waiting.length === 0) return;
  const common = { plan, planVersionId, kind: 'settle', occasion: '别处的腾出有变，重新计入' } as const;
  for (const { disagrees: _, ...entry } of await replayEntries(tx, on, waiting)) {
    await bookEntry(tx, { ...common, ...entry, actor, on, at, believed: true });
  }
}

/** Reverses what the entries of a list have put into the ledger, before the list is taken back. */
export async function withdrawFromLedger(tx: Tx, batchId: string, posted: Posted): Promise<void> {
  const rows = await tx.rows<{
    id: string;
    register: string;
    name: string;
    unit: string | null;
    revision: number;
  }>(sql`
    select e.id, e.register, e.subject_name as name, e.unit_id as unit, e.revision from register_entries e
    where e.batch_id = ${batchId} and (e.id in (select entry_id from ledger_postings)
      or e.id in (select entry_id from ledger_gaps)) order by e.row_number, e.id`);
  if (rows.length === 0) return;
  const { plan, version } = await getActivePlan(tx);
  for (const { id, register, name, unit, revision } of rows) {
    await bookEntry(tx, {
      plan,
      planVersionId: version.id,
      entryId: id,
      register,
      subjectName: name,
      unit: unit ?? plan.meta.county.code,
      revision,
      occasion: '清单撤回',
      ...posted,
      holdings: { postings: [], gaps: [], claims: [] },
    });
  }
  const ids = rows.map(({ id }) => id);
  await postWaiting(tx, { plan, planVersionId: version.id }, ids, posted);
}
