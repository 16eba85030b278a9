import { readAsOf } from '@tenglong/domain/intake';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { rebuildEnterprises, rebuildYears, subjectsOfBatch, syncFactLeads } from '../enterprise/index.ts';
import { getActivePlan, getPlan } from '../plan/index.ts';
import { giveBackEntries, takeOverEntries } from '../register/index.ts';
import { type Batch, lockBatch, lockDraft, needSeen } from './batch-store.ts';
import { takeCommitLock } from './commit-lock.ts';
import type { IntakeDeps } from './deps.ts';
import { rebuildFindings } from './findings/index.ts';
import { planDatasets } from './plan-datasets.ts';
import { rereadDrafts } from './reread-drafts.ts';
import { dropStagedRows } from './staged-rows.ts';

type CommitDeps = Deps & Pick<IntakeDeps, 'wakeJobs'>;

async function putInForce(deps: CommitDeps, tx: Tx, batch: Batch): Promise<void> {
  if (batch.datasetKind === 'roster') {
    await rebuildEnterprises(tx);
    await rereadDrafts(deps, tx);
  }
  if (batch.datasetKind !== 'yearly') return;
  const plan = await getPlan(tx, batch.planVersionId);
  const dataset = planDatasets(plan).find(({ file }) => file.id === batch.datasetId);
  const years = batch.reading?.years ?? [];
  await syncFactLeads(tx, (await getActivePlan(tx)).plan);
  for (const year of dataset ? years : []) {
    if (dataset)
      await rebuildFindings(tx, dataset, { datasetId: dataset.file.id, sender: batch.sender ?? '', year });
  }
  // A ruling comes to rest, or wakes, with the finding that it settles.
  await rebuildYears(
    tx,
    sql`${subjectsOfBatch(batch.id)} union select credit_code, year from fact_rulings
      where finding_id is not null and withdrawn_at is null and year = any(${sql.param([...years])}::int[])`,
  );
}

/**
 * Commits a batch whole: from here on its values are in force. What is held back or unknown in it stays so. After a roster
 * the drafts that wait are read again.
 *
 * @throws Problem BATCH_NOT_FOUND, BATCH_STILL_READING, BATCH_NOT_DRAFT, BATCH_NOT_RECOGNISED, BATCH_EMPTY,
 *   CHANGED_MEANWHILE when it was read again since the person looked
 */
export function commitBatch(
  deps: CommitDeps,
  actor: Actor,
  id: string,
  {
    finality,
    revision,
  }: { readonly finality: 'provisional' | 'confirmed'; readonly revision?: number | undefined },
): Promise<void> {
  return deps.db.transaction(async (tx) => {
    await takeCommitLock(tx);
    const batch = await lockDraft(tx, id);
    await needSeen(tx, batch, revision);
    if (!batch.datasetId) throw new Problem('BATCH_NOT_RECOGNISED');
    const { counts, years } = batch.reading ?? {};
    if (!counts || counts.byCode + counts.byName + counts.byRuling === 0) throw new Problem('BATCH_EMPTY');
    if (batch.datasetKind === 'yearly' && years?.length === 0) throw new Problem('BATCH_NOT_RECOGNISED');
    const at = deps.clock.now();
    await tx.run(sql`
      update batches set status = 'committed', finality = ${finality}, commit_no = nextval('commit_number')::int,
        committed_at = ${at}, committed_by = ${actor.displayName}, revision = revision + 1 where id = ${id}`);
    await putInForce(deps, tx, batch);
    if (batch.datasetKind === 'entries') {
      const asOf = readAsOf(batch.fileName) ?? deps.clock.today();
      await takeOverEntries(tx, actor, batch, { asOf, at });
    }
    const after = { number: batch.number, dataset: batch.datasetId, year: batch.year, finality, counts };
    await recordAudit(tx, {
      actor,
      action: 'intake.committed',
      subject: id,
      at,
      after,
      source: batch.fileName,
    });
  });
}

/**
 * Takes a committed batch back whole, at any time: what it had covered is in force again.
 *
 * @throws Problem BATCH_NOT_FOUND, BATCH_ALREADY_UNDONE, BATCH_NOT_DRAFT, BATCH_ENTRIES_MOVED
 */
export function undoBatch(deps: CommitDeps, actor: Actor, id: string): Promise<void> {
  return deps.db.transaction(async (tx) => {
    await takeCommitLock(tx);
    const batch = await lockBatch(tx, id);
    if (batch.status === 'undone') throw new Problem('BATCH_ALREADY_UNDONE');
    if (batch.status !== 'committed') throw new Problem('BATCH_NOT_DRAFT');
    const at = deps.clock.now();
    await tx.run(sql`
      update batches set status = 'undone', undone_at = ${at}, undone_by = ${actor.displayName},
        revision = revision + 1 where id = ${id}`);
    await putInForce(deps, tx, batch);
    if (batch.datasetKind === 'entries') {
      await giveBackEntries(tx, actor, id, { on: deps.clock.today(), at });
    }
    await recordAudit(tx, {
      actor,
      action: 'intake.undone',
      subject: id,
      at,
      before: { number: batch.number, dataset: batch.datasetId, year: batch.year },
      source: batch.fileName,
    });
  });
}

/**
 * Lays aside a draft, a failed upload, or one that is still being read. Done twice it is done once: what was read of it is
 * removed a little at a time, and whoever was told that this failed does it again.
 *
 * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_DRAFT
 */
export async function discardBatch(deps: Deps, actor: Actor, id: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const batch = await lockBatch(tx, id);
    if (batch.status === 'discarded') return;
    if (!['reading', 'draft', 'failed'].includes(batch.status)) throw new Problem('BATCH_NOT_DRAFT');
    const at = deps.clock.now();
    await tx.run(sql`update batches set status = 'discarded', revision = revision + 1 where id = ${id}`);
    await recordAudit(tx, { actor, action: 'intake.discarded', subject: id, at, source: batch.fileName });
  });
  await dropStagedRows(deps, id);
}
