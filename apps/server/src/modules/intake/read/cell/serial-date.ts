const DAY = 86_400_000;
/** Serial 1 is 1 January 1900; from 61 on everything is one off, because 29 February 1900 counts as serial 60. */
const BASE_1900 = Date.UTC(1899, 11, 31);
const BASE_1904 = Date.UTC(1904, 0, 1);
const LAST_1900 = 2_958_465;
const LAST_1904 = 2_957_003;

/**
 * The calendar day of a stored serial number; the time of day is dropped.
 * @param serial - days, already rounded to 15 significant digits
 * @returns `YYYY-MM-DD`, or undefined for what is no real day (a time alone, the invented 29 February 1900, past 9999)
 */
export function serialDate(serial: number, date1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (date1904) return day >= 0 && day <= LAST_1904 ? isoDay(BASE_1904 + day * DAY) : undefined;
  if (day < 1 || day === 60 || day > LAST_1900) return undefined;
  return isoDay(BASE_1900 + (day > 60 ? day - 1 : day) * DAY);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
