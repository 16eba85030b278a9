const HAN_ENDS = /\p{Script=Han}$/u;
const HAN_BEGINS = /^\p{Script=Han}/u;

/** Two pieces of a line, with a blank where writing meets figures or signs: `每年` and `10%`, but not `每年` and `超过`. */
export function apart(before: string, after: string): string {
  if (before === '' || after === '') return `${before}${after}`;
  return HAN_ENDS.test(before) === HAN_BEGINS.test(after) ? `${before}${after}` : `${before} ${after}`;
}

/** A figure with its unit: `10%` is one sign, `50 家` are two words. */
export const amountText = (figure: string, unit: string): string =>
  unit === '' || /^[%‰]/.test(unit) ? `${figure}${unit}` : `${figure} ${unit}`;
