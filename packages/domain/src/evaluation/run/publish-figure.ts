import { parseDecimal, toDecimalString } from '../../values/index.ts';

/**
 * A figure as it is printed: rounded half away from zero (四舍五入) on the shortest decimal that float64 stands for, so
 * that 1.005 becomes 1.01. For print and screens only; nothing is ranked or compared after it.
 *
 * @returns `—` for none
 */
export function publishFigure(figure: number | null, decimals: number): string {
  const exact = figure === null ? undefined : parseDecimal(String(figure));
  return exact ? toDecimalString(exact, decimals) : '—';
}
