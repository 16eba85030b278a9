/** `12 月 10 日`; with its year if that is not today's. */
export function dayWords(day: string, today: string): string {
  const [year = '', month, date] = day.split('-');
  const short = `${Number(month)} 月 ${Number(date)} 日`;
  return today.startsWith(year) ? short : `${year} 年 ${short}`;
}

/** A minute as clocks show it, in words: `9 月 6 日 12:00`. */
export function momentWords(minute: string, now: string): string {
  const [day = '', time = ''] = minute.split(' ');
  return `${dayWords(day, now)} ${time}`;
}
