import type { CalendarDay } from '../values/index.ts';

/** A newer rule from above that takes the place of a policy: cases from its first day on are judged by it, not by us. */
export interface Superseding {
  readonly document: string;
  readonly from: CalendarDay;
}
