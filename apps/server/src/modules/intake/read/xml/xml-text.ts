import { refusal } from '../refusal.ts';

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The longest reference there is: `&#x10FFFF;`. */
const LONGEST = 10;

/**
 * Characters of a run of XML text: references resolved, line ends as XML has them (a lone LF).
 * Only the five entities of XML itself exist here; any other is refused, since no document type is ever read.
 */
export function decodeXmlText(bytes: Buffer, start: number, end: number): string {
  const raw = bytes.toString('utf8', start, end);
  const lines = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  return lines.includes('&') ? resolveReferences(lines) : lines;
}

function resolveReferences(text: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    if (end < 0 || end - at > LONGEST) throw refusal('FILE_DAMAGED');
    out += text.slice(from, at) + character(text, at + 1, end);
    from = end + 1;
  }
  return out + text.slice(from);
}

/** Some programs write every Chinese character as a number: this runs as often as there are characters. */
function character(text: string, start: number, end: number): string {
  if (text.charCodeAt(start) !== 0x23) {
    const named = NAMED[text.slice(start, end)];
    if (named === undefined) throw refusal('FILE_DAMAGED');
    return named;
  }
  const hexadecimal = text.charCodeAt(start + 1) === 0x78;
  const code = number(text, hexadecimal ? start + 2 : start + 1, end, hexadecimal ? 16 : 10);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw refusal('FILE_DAMAGED');
  return String.fromCodePoint(code);
}

/** A whole number in the digits of `base`; 0, which is no character, where there is anything else. */
function number(text: string, start: number, end: number, base: 10 | 16): number {
  let value = 0;
  for (let i = start; i < end; i += 1) {
    const code = text.charCodeAt(i);
    const letter = (code | 0x20) - 0x61;
    const digit = code >= 0x30 && code <= 0x39 ? code - 0x30 : letter >= 0 && letter < 6 ? letter + 10 : base;
    if (digit >= base) return 0;
    value = value * base + digit;
  }
  return value;
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** SpreadsheetML's own escape for characters that XML cannot hold: `_x000D_` is a carriage return. */
export function unescapeSpreadsheetText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
