import { isCalendarDay } from '../../values/index.ts';
import type { Contradiction, ContradictionKind } from '../contradiction/contradiction.ts';
import type { Plan } from '../plan.ts';
import type { Decision } from './plan-under.ts';
import { readingsOf } from './readings.ts';

/** What a ruling may hold that stands nowhere in the plan. */
export type FreeValue = 'figure' | 'day' | 'departments' | 'words' | 'none';

const FREE: Readonly<Record<ContradictionKind, FreeValue>> = {
  'value-differs': 'figure',
  'strictness-differs': 'figure',
  'period-differs': 'figure',
  'target-vs-allocation': 'figure',
  'per-year-vs-allocation': 'figure',
  'total-differs': 'figure',
  'part-exceeds-whole': 'figure',
  'target-without-split': 'words',
  'lead-differs': 'departments',
  'lead-demoted': 'departments',
  'no-lead-marked': 'departments',
  'date-missing': 'day',
  'lead-also-supports': 'none',
  'enumeration-differs': 'none',
  'drive-differs': 'none',
  'drive-name-unknown': 'none',
  unsaid: 'none',
};

/** Whether a contradiction may be settled by something that is none of its readings, and by what. */
export const freeValueOf = (kind: ContradictionKind): FreeValue => FREE[kind];

export type DecisionOutcome =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly message: string };

const refuse = (message: string): DecisionOutcome => ({ ok: false, message });

/**
 * Turns what somebody chose or wrote into a decision.
 *
 * @param chosen - the text or value of a reading, or a value of its own where the kind allows one
 */
export function decideReading(plan: Plan, contradiction: Contradiction, chosen: string): DecisionOutcome {
  const readings = readingsOf(plan, contradiction);
  const reading =
    readings.find(({ text }) => text === chosen) ?? readings.find(({ value }) => value === chosen);
  if (reading) {
    const { value, adopts } = reading;
    return { ok: true, decision: { value, ...(adopts === undefined ? {} : { adopts }) } };
  }
  switch (freeValueOf(contradiction.kind)) {
    case 'figure':
      if (!/^-?\d{1,15}(\.\d{1,8})?$/.test(chosen))
        return refuse('请填一个数，如 12.5，不带单位，至多 15 位整数、8 位小数');
      break;
    case 'day':
      if (!isCalendarDay(chosen)) return refuse('请填一个日期，如 2022-01-01');
      if (chosen > plan.meta.effective.to)
        return refuse(`施行日期不能晚于有效期止 ${plan.meta.effective.to}`);
      break;
    case 'departments': {
      const unknown = chosen.split('、').find((name) => !plan.departments.some((one) => one.name === name));
      if (unknown !== undefined) return refuse(`方案里没有“${unknown}”这个单位`);
      break;
    }
    case 'none':
      return refuse('请在列出的读法里选一种');
    case 'words':
      break;
  }
  return { ok: true, decision: { value: chosen } };
}
