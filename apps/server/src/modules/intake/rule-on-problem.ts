import { randomUUID } from 'node:crypto';
import type { RuleOnProblem } from '@tenglong/contracts/intake';
import { type IntakeProblem as Found, Ruling } from '@tenglong/domain/intake';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { registerAlias } from '../enterprise/index.ts';
import { type Batch, lockBatch, lockDraft } from './batch-store.ts';
import type { IntakeDeps } from './deps.ts';
import { queueReading } from './queue-reading.ts';
import { needUnruled, ruledMeanwhile } from './who-ruled.ts';

/** The ruling as the intake reads it, or `null` for one that only says "seen". @throws Problem INTAKE_RULING_INCOMPLETE */
function toRuling(found: Found, datasetId: string, asked: RuleOnProblem): Ruling | null {
  const where = { datasetId, year: found.year, creditCode: found.code };
  const field = asked.field ?? found.fields[0];
  const body =
    asked.action === 'chooseRow'
      ? { kind: 'choose-row', ...where, sheet: found.sheet, row: asked.row, fields: found.fields }
      : asked.action === 'enterValue'
        ? { kind: 'enter-value', ...where, field, value: asked.value?.trim() }
        : asked.action === 'matchEnterprise'
          ? { kind: 'match', datasetId, code: found.code, name: found.name, creditCode: asked.creditCode }
          : null;
  if (body === null) return null;
  const read = Ruling.safeParse(body);
  const decimal = /^-?\d{1,18}(\.\d{1,10})?$/;
  if (!read.success || (read.data.kind === 'enter-value' && !decimal.test(read.data.value))) {
    throw new Problem('INTAKE_RULING_INCOMPLETE');
  }
  return read.data;
}

const signatureOf = (ruling: Ruling): string =>
  ruling.kind === 'match'
    ? `match:${ruling.datasetId}:${ruling.code}:${ruling.name}`
    : `${ruling.kind}:${ruling.datasetId}:${ruling.year}:${ruling.creditCode}`;

/** Takes back what was ruled on this problem; of a row placed by an earlier ruling, that ruling. @returns how many */
function withdraw(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  problemId: string,
  found: Found | undefined,
  at: Date,
): Promise<number> {
  const remembered =
    found?.kind === 'matched-by-ruling'
      ? sql`or (action = 'matchEnterprise' and dataset_id = ${batch.datasetId} and body->>'creditCode' = ${found.code}
          and (body->>'name' = ${found.value} or body->>'code' <> ''))`
      : sql``;
  return tx.run(sql`
    update intake_rulings set withdrawn_at = ${at}, withdrawn_by = ${actor.displayName}
    where withdrawn_at is null and ((batch_id = ${batch.id} and problem_id = ${problemId}) ${remembered})`);
}

/**
 * Decides one problem of a draft; the file is read again soon after, so that the decision shows. A match is remembered for
 * the next file of the dataset; `withdraw` takes the decision back.
 *
 * @throws Problem CHANGED_MEANWHILE if somebody else was first, BATCH_STILL_READING, BATCH_NOT_DRAFT,
 *   INTAKE_PROBLEM_NOT_FOUND, INTAKE_RULING_INCOMPLETE
 */
export function ruleOnProblem(
  deps: IntakeDeps,
  actor: Actor,
  batchId: string,
  asked: RuleOnProblem,
): Promise<void> {
  return deps.db.transaction(async (tx) => {
    await lockBatch(tx, batchId);
    if (asked.action !== 'withdraw') await needUnruled(tx, batchId, asked.problemId);
    const batch = await lockDraft(tx, batchId);
    if (batch.datasetId === null) throw new Problem('BATCH_NOT_DRAFT');
    const [found] = await tx.rows<{ body: Found }>(
      sql`select body from batch_problems where batch_id = ${batchId} and id = ${asked.problemId}`,
    );
    const at = deps.clock.now();
    if (asked.action === 'withdraw') {
      const gone = await withdraw(tx, actor, batch, asked.problemId, found?.body, at);
      if (gone === 0) throw await ruledMeanwhile(tx, batchId, asked.problemId);
    } else if (!found) throw await ruledMeanwhile(tx, batchId, asked.problemId);
    else if (asked.action === 'registerAlias') {
      const { code: creditCode, value } = found.body;
      await registerAlias(
        tx,
        {
          creditCode,
          kind: 'name',
          value,
          from: null,
          to: null,
          note: asked.reason || batch.fileName,
          batchId,
        },
        { by: actor.displayName, at },
      );
    } else {
      const ruling = toRuling(found.body, batch.datasetId, asked);
      await tx.run(sql`
        insert into intake_rulings (id, batch_id, problem_id, dataset_id, signature, action, body, reason, made_at, made_by)
        values (${randomUUID()}, ${batchId}, ${asked.problemId}, ${batch.datasetId},
          ${ruling ? signatureOf(ruling) : `seen:${asked.problemId}`}, ${ruling ? asked.action : 'dismiss'},
          ${JSON.stringify(ruling ?? {})}::jsonb, ${asked.reason}, ${at}, ${actor.displayName})`);
    }
    await tx.run(sql`update batches set status = 'reading', revision = revision + 1 where id = ${batchId}`);
    await queueReading(deps, tx, batchId);
    await recordAudit(tx, {
      actor,
      action: 'intake.ruled',
      subject: batchId,
      at,
      after: asked,
      source: batch.fileName,
    });
  });
}
