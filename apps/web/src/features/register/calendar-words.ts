/** The month before or after: `2023-12` and 1 give `2024-01`. */
export function monthBeside(month: string, step: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + step;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** `2023 年 9 月` */
export const monthWords = (month: string): string => {
  const [year, number] = month.split('-');
  return `${year} 年 ${Number(number)} 月`;
};

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** What stands beside the month, in one line; nothing where there is nothing. */
export function besideWords(
  { before, after, without }: { readonly before: number; readonly after: number; readonly without: number },
  measure: string,
): string {
  return [
    before > 0 ? `更早到期还没办完 ${before} ${measure}` : '',
    after > 0 ? `以后到期 ${after} ${measure}` : '',
    without > 0 ? `没有期限 ${without} ${measure}` : '',
  ]
    .filter((part) => part !== '')
    .join('，');
}
