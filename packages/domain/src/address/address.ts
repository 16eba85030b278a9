import { parseChineseNumeral } from './chinese-numeral.ts';

/**
 * Where something stands in the plan. The text form is what data files, scores and links cite:
 *
 * | text | meaning |
 * |---|---|
 * | `22` | clause 22 |
 * | `22#2` | the second item of clause 22 |
 * | `五` | part five |
 * | `五.3` | section (三) of part five |
 * | `附件1` | annex 1 |
 * | `附件1#16` | row or list 16 of annex 1 |
 * | `附件2#3/沙门镇` | the row of 沙门镇 in list 3 of annex 2 |
 */
export type Address =
  | { readonly kind: 'clause'; readonly clause: number; readonly item?: number }
  | { readonly kind: 'part'; readonly part: number; readonly section?: number }
  | { readonly kind: 'annex'; readonly annex: number; readonly entry?: number; readonly row?: string };

const NUMBER = '([1-9]\\d{0,2})';
const CLAUSE = new RegExp(`^${NUMBER}(?:#${NUMBER})?$`);
const PART = new RegExp(`^([一二三四五六七八九十]{1,3})(?:\\.${NUMBER})?$`);
const ANNEX = new RegExp(`^附件${NUMBER}(?:#${NUMBER}(?:/([^/#\\s]{1,40}))?)?$`);

const optional = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** Reads an address. @returns the address, or `undefined` if the text is none; never throws */
export function parseAddress(text: string): Address | undefined {
  const clause = CLAUSE.exec(text);
  if (clause) {
    const item = optional(clause[2]);
    return { kind: 'clause', clause: Number(clause[1]), ...(item === undefined ? {} : { item }) };
  }
  const part = PART.exec(text);
  if (part) {
    const value = parseChineseNumeral(part[1] ?? '');
    const section = optional(part[2]);
    return value === undefined
      ? undefined
      : { kind: 'part', part: value, ...(section === undefined ? {} : { section }) };
  }
  const annex = ANNEX.exec(text);
  if (!annex) return undefined;
  const entry = optional(annex[2]);
  const row = annex[3];
  return {
    kind: 'annex',
    annex: Number(annex[1]),
    ...(entry === undefined ? {} : { entry }),
    ...(row === undefined ? {} : { row }),
  };
}

function sortKey(text: string): [number, number, number, string] {
  const address = parseAddress(text);
  switch (address?.kind) {
    case 'part':
      return [0, address.part, address.section ?? 0, ''];
    case 'clause':
      return [1, address.clause, address.item ?? 0, ''];
    case 'annex':
      return [2, address.annex, address.entry ?? 0, address.row ?? ''];
    default:
      return [3, 0, 0, text];
  }
}

/** Orders addresses as a reader meets them: parts, clauses, annexes; numbers as numbers (9 before 10). */
export function compareAddresses(a: string, b: string): number {
  const left = sortKey(a);
  const right = sortKey(b);
  for (const index of [0, 1, 2] as const) {
    if (left[index] !== right[index]) return left[index] - right[index];
  }
  return left[3] < right[3] ? -1 : left[3] > right[3] ? 1 : 0;
}

/** Whether a place is another one or stands within it: `22#2` within `22`, `五.3` within `五`, `附件1#16` within `附件1`. */
export const isWithinAddress = (inner: string, outer: string): boolean =>
  inner === outer || ['#', '.', '/'].some((mark) => inner.startsWith(`${outer}${mark}`));
