import type { Plan } from './plan.ts';
import type { Quantity } from './schema/indicators-file.ts';

/**
 * Where what a quantity has reached is taken from, in words: the evaluation, the books, the screening, the lists that
 * count or divide it.
 *
 * @returns `undefined` where nothing that is kept measures it: then its figure is not missing, nobody asks for it
 */
export function sourceOfGoal(plan: Plan, { key, measuredBy }: Quantity): string | undefined {
  if (measuredBy) {
    if ('ledger' in measuredBy) return plan.ledger?.title;
    if ('scheme' in measuredBy)
      return plan.schemes.find(({ file }) => file.id === measuredBy.scheme)?.file.title;
    const list = plan.registers.find(({ file }) => file.id === measuredBy.register)?.file.shortTitle;
    return list && plan.screening && `${plan.screening.title}、${list}`;
  }
  const columns = plan.lists.flatMap(({ address, columns: all }) =>
    all
      .filter(({ quantity, sameMeasure }) => quantity === key && sameMeasure !== false)
      .map((column) => ({ list: address, column: column.key })),
  );
  // Two columns of one quantity are no figure of it by themselves: a register has to add them up.
  const [handedOut] = columns.length === 1 ? columns : [];
  const measuring = plan.registers.filter(
    ({ file }) =>
      file.goals.some(({ quantity }) => quantity === key) ||
      file.ratios.some(({ quantity }) => quantity === key) ||
      file.counts.some(({ list, column }) => list === handedOut?.list && column === handedOut?.column),
  );
  return measuring.length === 0 ? undefined : measuring.map(({ file }) => file.shortTitle).join('、');
}
