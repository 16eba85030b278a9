import { ruledFigure, ruledGrade } from '@tenglong/domain/register';
import { toDecimalString, toPlainDecimal } from '@tenglong/domain/values';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { ruleOnFigure } from '../../enterprise/index.ts';
import { getRunRecord, publishedStanding, ruleOnGrade } from '../../evaluation/index.ts';
import type { Happened } from '../keep-event.ts';
import { getPublication } from './publications.ts';

/**
 * A ruling that takes a figure puts it in force among the rulings on figures, where the next run finds it with its source;
 * the run that was published stays as it is.
 */
export async function layDownRuling(tx: Tx, { loaded, before, after, actor, at }: Happened): Promise<void> {
  const creditCode = after.subject.id;
  if (creditCode === null) return;
  await layDownGrade(tx, { loaded, before, after, actor, at }, creditCode);
  const ruled = ruledFigure(loaded.register, before, after);
  if (!ruled) return;
  const number = Number(toPlainDecimal(ruled.publication));
  const { run_id: runId } = await getPublication(tx, number);
  if (runId === null) return;
  const { year } = await getRunRecord(tx, runId);
  const value = toPlainDecimal(ruled.value) ?? toDecimalString(ruled.value, 8);
  await ruleOnFigure(tx, {
    creditCode,
    year,
    fact: ruled.fact,
    value,
    entryId: after.id,
    by: actor.displayName,
    at,
    said: `第 ${number} 次公示的申诉裁定`,
    reason: ruled.grounds,
  });
  await recordAudit(tx, {
    actor,
    action: 'appeal.figureRuled',
    subject: creditCode,
    at,
    source: { entry: after.id, publication: number },
    after: { year, fact: ruled.fact, value },
  });
}

/** A ruling that takes a grade is registered among the adjustments by name, where the next run finds it. */
async function layDownGrade(
  tx: Tx,
  { loaded, before, after, actor, at }: Pick<Happened, 'loaded' | 'before' | 'after' | 'actor' | 'at'>,
  creditCode: string,
): Promise<void> {
  const ruled = ruledGrade(loaded.register, before, after);
  if (!ruled) return;
  const number = Number(toPlainDecimal(ruled.publication));
  const { run_id: runId } = await getPublication(tx, number);
  if (runId === null) return;
  const { year } = await getRunRecord(tx, runId);
  const published = (await publishedStanding(tx, runId, creditCode)).grade;
  if (published === null || published === ruled.grade) return;
  const { grade } = ruled;
  const basis = `第 ${number} 次公示的申诉裁定：${ruled.grounds}`;
  const by = actor.displayName;
  await ruleOnGrade(tx, { year, creditCode, before: published, grade, basis, by, at });
  await recordAudit(tx, {
    actor,
    action: 'evaluation.adjusted',
    subject: creditCode,
    at,
    source: { entry: after.id, publication: number },
    after: { year, before: published, grade, basis },
  });
}
