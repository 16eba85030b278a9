import type { AnnexCell, AnnexHomecoming } from '@tenglong/contracts/register';
import { checkTotals, listsWith, type Plan, type TargetChange, targetAt } from '@tenglong/domain/plan';
import type { Tx } from '../../../platform/database/index.ts';
import { getActivePlan, type LoadedPlan } from '../../plan/index.ts';
import type { WholeSheet } from '../deps.ts';
import { isSameText } from '../home-cells.ts';
import { TOTAL_ID } from './annex-words.ts';
import { type ChangedFigure, readAnnex } from './read-annex.ts';
import { targetProblem } from './target-problem.ts';
import { whoSetTarget } from './who-set-target.ts';

/** Compared once more against the plan in force: a target, a figure, and nobody was there meanwhile. */
async function judge(tx: Tx, loaded: LoadedPlan, figure: ChangedFigure): Promise<AnnexCell | undefined> {
  const { list, column, unitName, sheet, label, row, at, was, isTarget, unreadable } = figure;
  const unit = figure.unitId === TOTAL_ID ? null : figure.unitId;
  const now = figure.now.replaceAll(',', '');
  const said = (state: AnnexCell['state'], message: string): AnnexCell => ({
    list,
    column,
    unit,
    sheet,
    label,
    unitName,
    row,
    at,
    was,
    now,
    state,
    message,
  });
  if (!isTarget) return said('locked', '完成数由清单里办结的条目算出，请到清单里办，不能在表里改');
  const current = targetAt(loaded.plan, { list, column, unit });
  if (current === undefined) return said('locked', '方案没有给这一行分任务，不能在表里加');
  if (unreadable) return said('bad', '是公式或错误值，没有可读的数，请改成数值');
  const problem = targetProblem(loaded.plan, { list, column, unit, to: now });
  if (problem) return said('bad', problem);
  if (isSameText(current, now)) return undefined;
  if (!isSameText(current, was)) {
    const who = await whoSetTarget(tx, loaded, { list, column, unit });
    return said('changed', `导出后任务数已改为 ${current}（${who}）`);
  }
  return said('take', '');
}

/** What would not add up any more, said as the desk of contradictions will say it. */
function newContradictions(plan: Plan, changes: readonly TargetChange[]): string[] {
  const saying = (of: Plan) => {
    const { columns, rows } = checkTotals(of);
    return [...columns, ...rows].flatMap(({ message }) => message ?? []);
  };
  const before = new Set(saying(plan));
  return saying({ ...plan, lists: listsWith(plan, changes) }).filter((message) => !before.has(message));
}

/** What an annex that came home would change, figure by figure; nothing is saved. @throws Problem WORKBOOK_NOT_OURS */
export async function compareAnnex(
  tx: Tx,
  file: string,
  sheets: readonly WholeSheet[],
): Promise<AnnexHomecoming> {
  const loaded = await getActivePlan(tx);
  const read = readAnnex(sheets);
  const cells: AnnexCell[] = [];
  for (const figure of read.figures) {
    const cell = await judge(tx, loaded, figure);
    if (cell) cells.push(cell);
  }
  const changes = cells
    .filter(({ state }) => state === 'take')
    .map(({ list, column, unit, now: to }) => ({ list, column, unit, to }));
  const { exportedOn, lists, stray } = read;
  return {
    file,
    exportedOn,
    lists,
    cells,
    stray: [...stray],
    warnings: newContradictions(loaded.plan, changes),
  };
}
