import type { RuleOnProblem } from '@tenglong/contracts/intake';
import { sql } from 'drizzle-orm';
import { shanghaiDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';

interface LastRuling {
  readonly at: string;
  readonly by: string;
  readonly asked: Omit<RuleOnProblem, 'reason'> & { readonly reason?: string };
}

/** What was decided, in the words of the problem's buttons: `填数 30`. */
function ruledWords({ action, row, value, creditCode }: LastRuling['asked']): string {
  switch (action) {
    case 'chooseRow':
      return `以第 ${row ?? ''} 行为准`;
    case 'enterValue':
      return `填数 ${value?.trim() ?? ''}`;
    case 'matchEnterprise':
      return `对应到 ${creditCode ?? ''}`;
    case 'acceptMatch':
      return '认可';
    case 'registerAlias':
      return '登记曾用名';
    case 'dismiss':
      return '不再提示';
    case 'withdraw':
      return '撤回了裁定';
  }
}

/** The last word on a problem of a batch: what came of it may be no ruling that is kept, or a problem that is gone. */
async function findLastRuling(tx: Tx, batchId: string, problemId: string): Promise<LastRuling | undefined> {
  const [last] = await tx.rows<LastRuling>(sql`
    select at, name as by, after as asked from audit_log
    where subject = ${batchId} and action = 'intake.ruled' and after->>'problemId' = ${problemId}
    order by seq desc limit 1`);
  return last;
}

/** That somebody else was first with this problem: who ruled what of it, or that there is no such problem. */
export async function ruledMeanwhile(tx: Tx, batchId: string, problemId: string): Promise<Problem> {
  const last = await findLastRuling(tx, batchId, problemId);
  if (!last) return new Problem('INTAKE_PROBLEM_NOT_FOUND');
  const reason = last.asked.reason ? `，${last.asked.reason}` : '';
  const message = `${shanghaiDay(new Date(last.at))} ${last.by}：${ruledWords(last.asked)}${reason}`;
  return new Problem('CHANGED_MEANWHILE', { details: [{ path: '', message }] });
}

/**
 * Nobody rules over a ruling that stands: whoever is second is told who ruled what. To rule otherwise it is withdrawn first,
 * which is all that the page offers of such a problem.
 *
 * @throws Problem CHANGED_MEANWHILE
 */
export async function needUnruled(tx: Tx, batchId: string, problemId: string): Promise<void> {
  const [standing] = await tx.rows(sql`
    select 1 from intake_rulings
    where batch_id = ${batchId} and problem_id = ${problemId} and withdrawn_at is null limit 1`);
  if (standing) throw await ruledMeanwhile(tx, batchId, problemId);
}
