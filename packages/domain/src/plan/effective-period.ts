import { isCalendarDay } from '../values/index.ts';
import { EFFECTIVE_FROM } from './contradiction/dates.ts';
import type { Plan } from './plan.ts';
import { rulingOn } from './ruling-on.ts';
import type { Ruling } from './schema/rulings-file.ts';

/** From which day to which the plan is in force, and the ruling that gave the first day if the plan prints none. */
export interface EffectivePeriod {
  readonly from: string | undefined;
  readonly fromRuling: Ruling | undefined;
  readonly to: string;
}

/** The days the plan is in force, both included, as days in Asia/Shanghai (`YYYY-MM-DD`). */
export function effectivePeriod(plan: Plan): EffectivePeriod {
  const { from, to } = plan.meta.effective;
  if (from !== undefined) return { from, fromRuling: undefined, to };
  const fromRuling = rulingOn(plan, 'date-missing', EFFECTIVE_FROM);
  // A ruling that names no day of the calendar gives none; the check of the plan says so.
  const ruled = fromRuling && isCalendarDay(fromRuling.value) ? fromRuling : undefined;
  return { from: ruled?.value, fromRuling: ruled, to };
}
