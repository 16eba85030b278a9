import type { ByteSource } from './byte-source.ts';
import { type RefusalCode, refusal } from './refusal.ts';

export type FileKind = 'zip' | 'compound' | 'xls-stream' | 'text';

const SIGNATURES: readonly (readonly [readonly number[], FileKind | RefusalCode])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'compound'],
  // The record stream of an .xls without its container, as old programs write it: BIFF5/8, BIFF4, BIFF3, BIFF2.
  [[0x09, 0x08], 'xls-stream'],
  [[0x09, 0x04, 0x06, 0x00], 'xls-stream'],
  [[0x09, 0x02, 0x06, 0x00], 'xls-stream'],
  [[0x09, 0x00, 0x04, 0x00], 'xls-stream'],
  [[0x52, 0x61, 0x72, 0x21], 'FILE_IS_ARCHIVE'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'FILE_IS_ARCHIVE'],
  [[0x1f, 0x8b], 'FILE_IS_ARCHIVE'],
  [[0x25, 0x50, 0x44, 0x46], 'FILE_NOT_A_TABLE'],
  [[0x89, 0x50, 0x4e, 0x47], 'FILE_NOT_A_TABLE'],
  [[0xff, 0xd8, 0xff], 'FILE_NOT_A_TABLE'],
  [[0x47, 0x49, 0x46, 0x38], 'FILE_NOT_A_TABLE'],
];

const HTML =
  /^(?:<!--[\s\S]*?-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|body|meta|title|style|script|table|div|tr)\b/i;
const XML_TABLE = /urn:schemas-microsoft-com:office:spreadsheet|<(?:\w+:)?Workbook\b/;
/** Other XML, told by its declaration or its namespace: drawings above all. */
const OTHER_MARKUP = /^<(?:\?xml|!doctype|svg\b|[a-z][\w:.-]*\s[^>]*\bxmlns\b)/i;
const WEB_ARCHIVE = /^mime-version:/i;

/** What a file is by its first bytes; its name does not matter. Kinds that are not read are refused here. */
export async function sniff(source: ByteSource): Promise<FileKind> {
  if (source.size === 0) throw refusal('FILE_EMPTY');
  const head = await source.read(0, 4096);
  for (const [signature, answer] of SIGNATURES) {
    if (!signature.every((byte, index) => head[index] === byte)) continue;
    if (isKind(answer)) return answer;
    throw refusal(answer);
  }
  const text = decodeHead(head).trimStart();
  if (WEB_ARCHIVE.test(text)) throw refusal('FILE_IS_HTML');
  if (text.startsWith('{\\rtf')) throw refusal('FILE_IS_WORD');
  if (text.startsWith('<')) {
    if (XML_TABLE.test(text) && !/^<html\b/i.test(text)) throw refusal('FILE_IS_XML_TABLE');
    if (HTML.test(text)) throw refusal('FILE_IS_HTML');
    if (OTHER_MARKUP.test(text)) throw refusal('FILE_NOT_A_TABLE');
  }
  return 'text';
}

function isKind(answer: FileKind | RefusalCode): answer is FileKind {
  return !answer.startsWith('FILE_');
}

/** ASCII is the same in UTF-8 and GBK, and markup is ASCII; UTF-16 is told by its mark. */
function decodeHead(head: Buffer): string {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(head);
  return head.toString('latin1', a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0);
}
