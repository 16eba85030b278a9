import type { ReturnEffect } from '@tenglong/contracts/money';
import { decimal, sum, toDecimalString } from '@tenglong/domain/values';
import { recordAudit } from '../../../platform/audit/index.ts';
import { isUniqueViolation } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { judgeReturn, type Returned } from './judge-return.ts';
import { keepAstray, keepOutcome, keepPaid } from './keep-answer.ts';

/** What taking a returned workbook over would do. @throws Problem RETURN_UNREADABLE, PAYMENT_LIST_NOT_FOUND */
export const previewReturn = async (returned: Returned): Promise<ReturnEffect> =>
  (await judgeReturn(returned)).effect;

/**
 * Takes over what agrees: every paid entry takes its register's own step with the file as evidence, in a transaction of its
 * own with the bureau's answer, so that a line is answered once however often it is sent. The rest stays as it is.
 *
 * @param seen - the SHA-256 of the file whose effect was looked at
 * @param sure - which of those paid without the list somebody says were paid twice
 * @throws Problem RETURN_CHANGED, RETURN_UNREADABLE, PAYMENT_LIST_NOT_FOUND
 */
export async function takeReturn(
  returned: Returned,
  { seen, twice: sure }: { readonly seen: string; readonly twice: ReadonlySet<number> },
): Promise<ReturnEffect> {
  const { deps, actor, listId, file } = returned;
  if (seen !== file.sha256) throw new Problem('RETURN_CHANGED');
  const { effect, matched, entries, ...more } = await judgeReturn(returned);
  const astray = [...more.astray, ...more.twice.filter(({ line }) => sure.has(line.seq))];
  const refused: string[] = [];
  const done = new Set<number>();
  const gone = new Set(astray.map(({ line }) => line.seq));
  for (const one of [...matched, ...astray]) {
    const entryId = entries.get(one.line.seq) ?? '';
    try {
      if (gone.has(one.line.seq)) await keepAstray(returned, entryId, one);
      else if (one.outcome === 'paid') await keepPaid(returned, entryId, one);
      else await deps.db.transaction((tx) => keepOutcome(tx, returned, one));
      done.add(one.line.seq);
    } catch (error) {
      if (isUniqueViolation(error)) continue;
      if (!(error instanceof Problem)) throw error;
      const message = error.details.map((detail) => detail.message).join('；') || error.message;
      refused.push(`第 ${one.row} 行 ${one.line.payee}：${message}`);
    }
  }
  await deps.db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'money.returned',
      subject: listId,
      at: deps.clock.now(),
      source: { file: file.name, sha256: file.sha256 },
      after: { taken: done.size, problems: effect.problems.length, refused: refused.length },
    }),
  );
  const kept = <T extends { readonly seq: number }>(rows: readonly T[]) =>
    rows.filter(({ seq }) => done.has(seq));
  const paid = kept(effect.paid);
  return {
    ...effect,
    paid,
    failed: kept(effect.failed),
    astray: kept(effect.astray),
    twice: kept(effect.twice),
    refused,
    taken: true,
    paidYuan: toDecimalString(sum(paid.map(({ amountYuan }) => decimal(amountYuan))), 2),
  };
}
