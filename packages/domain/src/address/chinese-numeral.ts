const DIGITS = '零一二三四五六七八九';

/** 1–99 as officials number the parts of a document: 一, 十, 十二, 二十三. @throws RangeError outside 1–99 */
export function toChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no part number: ${value}`);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS.charAt(tens)}十`;
  return ones === 0 ? head : head + DIGITS.charAt(ones);
}

const READ = new Map(Array.from({ length: 99 }, (_, index) => [toChineseNumeral(index + 1), index + 1]));

/** @returns 1–99, or `undefined` if the text is not a number written as {@link toChineseNumeral} writes it */
export function parseChineseNumeral(text: string): number | undefined {
  return READ.get(text);
}
