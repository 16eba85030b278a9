import type { Plan, TargetChange } from '@tenglong/domain/plan';

/** What is counted comes whole. */
const COUNTED = ['家', '项', '个', '件', '户', '宗', '人'];

/** What is wrong with a figure as a target; nothing if it may be one. */
export function targetProblem(plan: Plan, { list, column, to }: TargetChange): string | undefined {
  const unit = plan.lists
    .find(({ number }) => number === list)
    ?.columns.find(({ key }) => key === column)?.unit;
  if (to === '') return '任务数不能空着；没有任务的请填 0';
  if (!/^\d{1,9}(\.\d{1,4})?$/.test(to)) return `“${to}”不是任务数，请填不小于 0 的数`;
  if (unit !== undefined && COUNTED.includes(unit) && !/^\d+(\.0+)?$/.test(to))
    return `以“${unit}”计的，请填整数`;
  return undefined;
}
