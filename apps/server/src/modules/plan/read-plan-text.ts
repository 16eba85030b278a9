import { Problem } from '../../platform/problem/index.ts';
import { readDocx } from './read-docx.ts';

/** Larger than any plan in words; a scan or a film is not one. */
export const PLAN_TEXT_BYTES = 20 * 1024 * 1024;

const starts = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** Text files of Chinese offices are UTF-8, GB18030, or what Windows calls Unicode; a strict reading tells which. */
function decodeText(bytes: Uint8Array): string {
  if (starts(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * The words of an office's copy of the plan: plain text, or .docx told by its content and not by its name.
 *
 * @returns plain text, the cells of a table row apart by tabs
 * @throws Problem PLAN_TEXT_TOO_LARGE, PLAN_TEXT_FORMAT for .doc, .wps, PDF and whatever else is no text
 */
export function readPlanText(bytes: Uint8Array): string {
  if (bytes.length > PLAN_TEXT_BYTES) throw new Problem('PLAN_TEXT_TOO_LARGE');
  if (starts(bytes, 0x50, 0x4b)) {
    const text = readDocx(bytes);
    if (text === undefined) throw new Problem('PLAN_TEXT_FORMAT');
    return text;
  }
  const text = decodeText(bytes);
  if (text.includes('\0') || text.startsWith('%PDF-') || text.startsWith('{\\rtf')) {
    throw new Problem('PLAN_TEXT_FORMAT');
  }
  return text;
}
