import type { AppealEffect } from '@tenglong/contracts/register';
import type { Plan } from '@tenglong/domain/plan';
import { type Exact, toDecimalString, toPlainDecimal } from '@tenglong/domain/values';
import type { Scope } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { withheldFacts } from '../../enterprise/index.ts';
import { figureEffect } from '../../evaluation/index.ts';

const plain = (value: Exact): string => toPlainDecimal(value) ?? toDecimalString(value, 8);

/**
 * What another figure would do to a published result, as far as the reader may know: the figures themselves stay with
 * whoever may read the fact.
 *
 * @throws Problem RUN_NOT_FOUND, ENTERPRISE_NOT_EVALUATED
 */
export async function appealEffect(
  tx: Tx,
  scope: Scope,
  plan: Plan,
  runId: string,
  creditCode: string,
  fact: string,
  value: Exact,
): Promise<AppealEffect> {
  const { published, before, after } = await figureEffect(tx, runId, creditCode, fact, value);
  const declared = plan.facts?.facts.find(({ id }) => id === fact);
  const hidden = withheldFacts(plan, scope).includes(fact);
  const standing = ({ total, rank, grade }: typeof before) => ({ total, rank, grade });
  return {
    title: declared?.title ?? fact,
    unit: declared?.unit ?? '',
    published: hidden || published === undefined ? null : plain(published),
    proposed: hidden ? null : plain(value),
    before: standing(before),
    after: standing(after),
  };
}

const score = (total: number | null): string => (total === null ? '未得分' : `${total.toFixed(2)} 分`);

/** `35.20 分、第 12 名、C 类 → 48.10 分、第 6 名、B 类` */
export const effectWords = ({ before, after }: Pick<AppealEffect, 'before' | 'after'>): string =>
  `${standingWords(before)} → ${standingWords(after)}`;

/** `35.20 分、第 12 名、C 类` */
export const standingWords = ({ total, rank, grade }: AppealEffect['before']): string =>
  [score(total), rank === null ? '' : `第 ${rank} 名`, grade === null ? '未定级' : `${grade} 类`]
    .filter((part) => part !== '')
    .join('、');
