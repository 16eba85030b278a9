import type { Plan } from '../plan.ts';
import { rulingOn } from '../ruling-on.ts';
import type { Ruling } from '../schema/rulings-file.ts';
import type { Contradiction } from './contradiction.ts';

/** The two readings of what the plan does not say: two lists tell of one saving, or each of its own. */
export const ONE_SAVING = '同一笔';
export const TWO_SAVINGS = '分别计';

/** Whether two savings are one, where the plan does not say so. */
export function findUnsaid({ ledger }: Plan): Contradiction[] {
  return (ledger?.unsaid ?? []).map(({ quantity, at, sentence }) => ({
    kind: 'unsaid' as const,
    quantity,
    title: quantity,
    sources: [{ address: at, value: '', text: '没有写明是否同一笔' }],
    sentence: `${sentence}。`,
    suggestion: '未裁定前按同一笔计，只记多出的部分，不多算。',
  }));
}

/** Whether what goes by this name is freed once for all lists, and the ruling that says so or otherwise. */
export function isOneSaving(
  plan: Plan,
  unsaid: string | null,
): { readonly one: boolean; readonly ruling: Ruling | undefined } {
  const ruling = unsaid === null ? undefined : rulingOn(plan, 'unsaid', unsaid);
  return { one: ruling?.value !== TWO_SAVINGS, ruling };
}
