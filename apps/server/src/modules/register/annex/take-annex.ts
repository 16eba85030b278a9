import type { AnnexTake, AnnexTaken } from '@tenglong/contracts/register';
import { type TargetChange, targetAt } from '@tenglong/domain/plan';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { editLists, getActivePlan, holdPlan } from '../../plan/index.ts';
import { isSameText } from '../home-cells.ts';
import { targetProblem } from './target-problem.ts';
import { whoSetTarget } from './who-set-target.ts';

/**
 * Takes the targets that somebody has looked at as one new version of the plan. One that was changed meanwhile is refused
 * by name; it does not keep the others from being taken.
 */
export function takeAnnex(deps: Deps, actor: Actor, { file, reason, cells }: AnnexTake): Promise<AnnexTaken> {
  return deps.db.transaction(async (tx) => {
    await holdPlan(tx);
    const loaded = await getActivePlan(tx);
    const changes: TargetChange[] = [];
    const refused: AnnexTaken['refused'] = [];
    for (const { from, to, ...place } of cells) {
      const current = targetAt(loaded.plan, place);
      if (current === undefined) {
        refused.push({ ...place, message: '方案没有给这一行分任务' });
        continue;
      }
      const problem = targetProblem(loaded.plan, { ...place, to });
      if (problem) refused.push({ ...place, message: problem });
      else if (isSameText(current, from)) changes.push({ ...place, to });
      else {
        const who = await whoSetTarget(tx, loaded, place);
        refused.push({ ...place, message: `任务数又被改为 ${current}（${who}）` });
      }
    }
    if (changes.length > 0) await editLists(tx, deps, actor, { changes, reason, source: file });
    return { cells: changes.length, refused };
  });
}
