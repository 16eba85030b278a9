import type { ListProgress, RegisterSummary } from '@tenglong/contracts/register';
import { driveOfClause, placeOfClause } from '@tenglong/domain/plan';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { countTowardsLists, progressOf } from './list-progress.ts';
import { mayOpen } from './may-open.ts';
import { type LoadedRegister, listRegisters } from './register-library.ts';
import { countStages, type StageRow } from './stage-counts.ts';

/** One register's line, from the counts of its stages and what it comes to in its first list column. */
export function summarise(
  { register: { file, stages }, plan }: LoadedRegister,
  actor: Actor,
  rows: readonly StageRow[],
  progress: ListProgress | undefined,
): RegisterSummary {
  const own = rows.filter(({ register }) => register === file.id);
  const count = (kind: 'open' | 'closed') =>
    own.filter(({ stage }) => stages.get(stage)?.kind === kind).reduce((all, { n }) => all + n, 0);
  const [open, closed] = [count('open'), count('closed')];
  return {
    id: file.id,
    title: file.title,
    shortTitle: file.shortTitle,
    drive: driveOfClause(plan, file.clauses[0] ?? ''),
    measure: file.measure,
    subject: file.subject,
    // An appeal is put in from what was published.
    mayOpen: file.publication === undefined && mayOpen(file, actor, plan),
    total: open + closed,
    closed,
    open,
    overdue: own.reduce((all, { overdue }) => all + overdue, 0),
    target: progress?.target ?? null,
    done: progress?.done ?? String(closed),
    rate: progress?.rate ?? null,
    expected: progress?.expected ?? null,
    pace: progress?.pace ?? 'none',
    undivided: progress?.undivided ?? false,
    ruling: progress?.ruling ?? null,
  };
}

/** Every register of the plan in the order of its clauses, each with how it stands. Three queries, however many registers. */
export async function summariseRegisters(tx: Tx, actor: Actor, today: string): Promise<RegisterSummary[]> {
  const registers = (await listRegisters(tx)).map((loaded) => ({
    loaded,
    place: placeOfClause(loaded.plan, loaded.register.file.clauses[0] ?? ''),
  }));
  registers.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);
  const stages = await countStages(tx, actor, today);
  const counts = await countTowardsLists(tx, actor);
  const lines = registers.map(({ loaded }) =>
    summarise(loaded, actor, stages, progressOf(loaded, actor, counts, today)[0]),
  );
  // An enterprise has nothing to do with lists that it neither stands on nor may put itself on.
  return actor.scope.kind === 'enterprise'
    ? lines.filter(({ total, mayOpen }) => total > 0 || mayOpen)
    : lines;
}
