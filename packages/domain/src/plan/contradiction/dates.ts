import type { Plan } from '../plan.ts';
import { quoted } from '../wording.ts';
import type { Contradiction } from './contradiction.ts';

/** What {@link findMissingDates} calls the day the plan takes effect; a ruling on it gives the day. */
export const EFFECTIVE_FROM = '施行日期';

/** Days the plan needs and does not print. */
export function findMissingDates(plan: Plan): Contradiction[] {
  const { effective } = plan.meta;
  if (effective.from !== undefined) return [];
  return [
    {
      kind: 'date-missing',
      quantity: EFFECTIVE_FROM,
      title: '施行日期',
      sources: [{ address: effective.at, value: '', text: effective.fromPrinted }],
      sentence: `方案只写${quoted(effective.fromPrinted)}，没有写明是哪一天。`,
      suggestion: '请按发布日期裁定；未裁定前凡与起始日有关的计算都注明“暂按”。',
    },
  ];
}
