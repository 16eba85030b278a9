import { type Exact, negate, parseDecimal, parseFigure } from '../values/index.ts';
import type { SheetCell } from './sheet.ts';
import { withoutBlanks } from './text.ts';

/** What a cell of a figure says. `worded` is a figure with its unit behind it, as in 1200万元. */
export type NumberReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: Exact }
  | { readonly kind: 'worded'; readonly value: Exact; readonly unit: string }
  | { readonly kind: 'secret' }
  | { readonly kind: 'not-a-number' };

const BLANK: NumberReading = { kind: 'blank' };
const SECRET: NumberReading = { kind: 'secret' };
const NOT_A_NUMBER: NumberReading = { kind: 'not-a-number' };

/** Dashes of any kind and number, slashes, dots, and the words that say there is nothing. */
const PLACEHOLDER = /^(?:[-‐-―−─━﹣ー~～]+|[/\\／＼|]+|\.{2,}|…+|⋯+|·+|无|空|\(空\)|\(无\)|nil|null)$/i;
const SECRECY = /^[*＊※]+$/;
const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** Sign, digits in groups of three or ungrouped, decimals, power of ten, and a unit behind them, without digits but for ㎡. */
const FIGURE = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?(e[+-]?\d{1,3})?(\D*|[a-z]*m[23])$/i;
/** Characters of a figure, and powers of ten, that anything measured has at most: beyond is a slip, or meant to harm. */
const LONGEST = 40;
const GREATEST_POWER = 30;
const MINUS_SIGNS = /[−—–‒―﹣]/g;
const UNIT_BEHIND = /^[\p{Script=Han}a-z%‰·./]{1,8}[23]?$/iu;

/** Whether a text only says that there is nothing to say: —, /, 无. */
export const isPlaceholder = (text: string): boolean => {
  const bare = withoutBlanks(text);
  return bare === '' || PLACEHOLDER.test(bare);
};

/**
 * Reads a figure as clerks type it: thousands separators, full width, blanks, a leading apostrophe; (1,234), △1,234
 * and any kind of dash for minus.
 *
 * @returns the exact value; `blank` for an empty cell or a placeholder; `secret` for statistical secrecy (`*`);
 *   `not-a-number` for words, ranges, errors, formulas without a stored value, and figures beyond all measure; never throws
 */
export function readNumber(cell: SheetCell | undefined): NumberReading {
  if (!cell) return BLANK;
  const { text, kind } = cell;
  if (kind === 'formula' || kind === 'error' || kind === 'boolean') return NOT_A_NUMBER;
  if (PLAIN.test(text)) return text.length <= LONGEST ? known(text) : NOT_A_NUMBER;
  if (text === '') return BLANK;
  let bare = withoutBlanks(text.normalize('NFKC')).replace(/^['‘’`]/, '');
  if (bare === '' || PLACEHOLDER.test(bare)) return BLANK;
  if (SECRECY.test(bare)) return SECRET;
  let negative = false;
  const accounting = /^\(([^()]+)\)(.*)$/.exec(bare);
  if (accounting) {
    negative = true;
    bare = `${accounting[1]}${accounting[2]}`;
  }
  if (/^[△▲]/.test(bare)) {
    if (negative) return NOT_A_NUMBER;
    negative = true;
    bare = bare.slice(1);
  }
  const match = FIGURE.exec(bare.replace(MINUS_SIGNS, '-').replace(/^[¥￥]/, ''));
  if (!match) return NOT_A_NUMBER;
  const [, sign = '', integer = '', fraction = '', power = '', behind = ''] = match;
  if (negative && sign) return NOT_A_NUMBER;
  if (integer.length + fraction.length > LONGEST || Math.abs(Number(power.slice(1))) > GREATEST_POWER) {
    return NOT_A_NUMBER;
  }
  const value = parseDecimal(`${sign}${integer.replaceAll(',', '') || '0'}${fraction}${power}`);
  if (!value) return NOT_A_NUMBER;
  const signed = negative ? negate(value) : value;
  if (behind === '') return { kind: 'number', value: signed };
  return UNIT_BEHIND.test(behind) ? { kind: 'worded', value: signed, unit: behind } : NOT_A_NUMBER;
}

function known(text: string): NumberReading {
  const value = parseFigure(text) ?? parseDecimal(text);
  return value ? { kind: 'number', value } : NOT_A_NUMBER;
}
