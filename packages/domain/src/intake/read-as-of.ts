import { type CalendarDay, isCalendarDay, plusDays, plusMonths } from '../values/index.ts';
import { foldText } from './text.ts';

const DAY = /(?<!\d)((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})(?!\d)日?/;
const MONTH = /(?<!\d)((?:19|20)\d{2})[年./-](\d{1,2})(?!\d)月?/;

const written = (year: string, month: string, day: string): CalendarDay | undefined => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(text) ? text : undefined;
};

/**
 * The day a list is of, as its file name or title says: 截至2023年8月31日, or the last day of 2023年8月.
 *
 * @returns `undefined` if the text names neither a day nor a month that exists
 */
export function readAsOf(text: string): CalendarDay | undefined {
  const folded = foldText(text);
  const [, year = '', month = '', day = ''] = DAY.exec(folded) ?? [];
  if (day !== '') return written(year, month, day);
  const [, ofYear = '', ofMonth = ''] = MONTH.exec(folded) ?? [];
  const first = ofMonth === '' ? undefined : written(ofYear, ofMonth, '1');
  const next = first && plusMonths(first, 1);
  return next && plusDays(next, -1);
}
