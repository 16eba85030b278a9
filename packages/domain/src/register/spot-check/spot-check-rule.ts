import { type CalendarDay, plusDays } from '../../values/index.ts';

export const LARGEST_SAMPLE = 500;
/** A drawing that lies further off is not planned, it is forgotten. */
export const FURTHEST_DRAW_DAYS = 92;

/** What is published of a spot check before it is drawn: of what, how many, and when. */
export interface SpotCheckRule {
  readonly registers: readonly string[];
  /** Closed on these days, both included. */
  readonly closedFrom: CalendarDay;
  readonly closedTo: CalendarDay;
  readonly size: number;
  readonly drawOn: CalendarDay;
}

/** What keeps a spot check from being published; nothing if it may be. */
export function spotCheckProblem(
  { registers, closedFrom, closedTo, size, drawOn }: SpotCheckRule,
  today: CalendarDay,
): { readonly path: string; readonly message: string } | undefined {
  if (registers.length === 0) return { path: 'registers', message: '请至少选一张清单' };
  if (size < 1 || size > LARGEST_SAMPLE)
    return { path: 'size', message: `抽取数应为 1 至 ${LARGEST_SAMPLE}` };
  if (closedFrom > closedTo) return { path: 'closedTo', message: '销号日期的止日早于起日' };
  if (drawOn <= today) return { path: 'drawOn', message: '抽取日应在公布的次日或以后，先公布、后抽取' };
  if (drawOn > (plusDays(today, FURTHEST_DRAW_DAYS) ?? today)) {
    return { path: 'drawOn', message: `抽取日最迟在公布后 ${FURTHEST_DRAW_DAYS} 天内` };
  }
  if (closedTo > drawOn) return { path: 'closedTo', message: '销号日期的止日不能晚于抽取日' };
  return undefined;
}
