import { refusal } from '../refusal.ts';

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const CHARACTER_REFERENCE = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/;

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
    if (end < 0 || end - at > 10) throw refusal('FILE_DAMAGED');
    out += text.slice(from, at) + character(text.slice(at + 1, end));
    from = end + 1;
  }
  return out + text.slice(from);
}

function character(reference: string): string {
  const named = NAMED[reference];
  if (named !== undefined) return named;
  const match = CHARACTER_REFERENCE.exec(reference);
  if (!match) throw refusal('FILE_DAMAGED');
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw refusal('FILE_DAMAGED');
  return String.fromCodePoint(code);
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** SpreadsheetML's own escape for characters that XML cannot hold: `_x000D_` is a carriage return. */
export function unescapeSpreadsheetText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
