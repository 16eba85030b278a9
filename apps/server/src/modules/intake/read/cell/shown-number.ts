import type { SheetCell } from '@tenglong/domain/intake';
import type { ShownAs } from './number-format.ts';
import { serialDate } from './serial-date.ts';

/** A stored number with what its format makes of it. */
export function shownNumber(text: string, shown: ShownAs, date1904: boolean): SheetCell {
  if (shown === 'percent') return { text, kind: 'number', percent: true };
  const date = shown === 'day' ? serialDate(Number(text), date1904) : undefined;
  return date === undefined ? { text, kind: 'number' } : { text, kind: 'number', date };
}
