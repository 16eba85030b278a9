import type { SheetCell } from './sheet.ts';
import { withoutBlanks } from './text.ts';

const SEPARATED = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[t]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?$/;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads a calendar day in the spellings that occur: a stored date, 2022-09-14, 2022/9/14, 2022.9.14, 2022年9月14日,
 * 20220914, a spreadsheet's day count, each also in full width, with blanks inside or a time behind.
 *
 * @returns `YYYY-MM-DD`, or `undefined` if the cell is no day of the calendar; never throws
 */
export function readDate(cell: SheetCell): string | undefined {
  if (cell.date) return cell.date;
  if (cell.kind === 'error' || cell.kind === 'formula' || cell.kind === 'boolean') return undefined;
  const bare = withoutBlanks(cell.text.normalize('NFKC'))
    .replace(/^['‘’`]/, '')
    .replace(/[‐-―−]/g, '-')
    .toLowerCase();
  const match = SEPARATED.exec(bare) ?? TOGETHER.exec(bare);
  if (match) return calendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return /^\d{5}(?:\.\d+)?$/.test(bare) ? daySerial(Math.floor(Number(bare))) : undefined;
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : DAYS[month - 1];
  if (last === undefined || day < 1 || day > last || year < 1900 || year > 2200) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day of a spreadsheet's 1900 count: 1 is 1 January 1900, and 60 is its famous 29 February that never was. */
function daySerial(serial: number): string | undefined {
  if (serial <= 60) return undefined;
  // days since 1 March of the year 0, civil calendar (H. Hinnant's algorithm)
  const z = serial + 693_899;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return calendarDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}
