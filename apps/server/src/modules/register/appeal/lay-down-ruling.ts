import { ruledFigure } from '@tenglong/domain/register';
import { toDecimalString, toPlainDecimal } from '@tenglong/domain/values';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { ruleOnFigure } from '../../enterprise/index.ts';
import { getRunRecord } from '../../evaluation/index.ts';
import type { Happened } from '../keep-event.ts';
import { getPublication } from './publications.ts';

/**
 * A ruling that takes a figure puts it in force among the rulings on figures, where the next run finds it with its source;
 * the run that was published stays as it is.
 */
export async function layDownRuling(tx: Tx, { loaded, before, after, actor, at }: Happened): Promise<void> {
  const ruled = ruledFigure(loaded.register, before, after);
  const creditCode = after.subject.id;
  if (!ruled || creditCode === null) return;
  const number = Number(toPlainDecimal(ruled.publication));
  const { run_id: runId } = await getPublication(tx, number);
  if (runId === null) return;
  const { year } = await getRunRecord(tx, runId);
  const value = toPlainDecimal(ruled.value) ?? toDecimalString(ruled.value, 8);
  await ruleOnFigure(tx, {
    ...{ creditCode, year, fact: ruled.fact, value, entryId: after.id, by: actor.displayName, at },
    said: `第 ${number} 次公示的申诉裁定`,
    reason: ruled.grounds,
  });
  await recordAudit(tx, {
    ...{ actor, action: 'appeal.figureRuled', subject: creditCode, at },
    source: { entry: after.id, publication: number },
    after: { year, fact: ruled.fact, value },
  });
}
