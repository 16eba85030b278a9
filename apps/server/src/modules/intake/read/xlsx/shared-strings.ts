import type { ReadLimits } from '../limits.ts';
import { refusal } from '../refusal.ts';
import { readXml } from '../xml/read-xml.ts';
import { decodeXmlText, unescapeSpreadsheetText } from '../xml/xml-text.ts';
import { StringStore } from './string-store.ts';

const AMPERSAND = 0x26;
const RETURN = 0x0d;
const UNDERSCORE = 0x5f;

/** All shared strings: rich text without its formatting, phonetic readings left out. */
export async function readSharedStrings(
  chunks: AsyncIterable<Buffer>,
  limits: ReadLimits,
): Promise<StringStore> {
  const store = new StringStore(limits);
  let inItem = false;
  let inText = false;
  let inReading = false;
  let text: string | undefined;
  let kept = false;
  await readXml(chunks, {
    open(name) {
      if (name === 'si') {
        inItem = true;
        text = undefined;
        kept = false;
      } else if (name === 't') inText = inItem && !inReading;
      else if (name === 'rPh') inReading = true;
    },
    text(bytes, start, end, raw) {
      if (!inText) return;
      if (!raw && !kept && text === undefined && isPlain(bytes, start, end)) {
        // The usual string is one run of plain bytes: stored as it stands, never decoded here.
        store.addBytes(bytes, start, end);
        kept = true;
        return;
      }
      if (kept) {
        text = store.takeBack();
        kept = false;
      }
      text = (text ?? '') + (raw ? bytes.toString('utf8', start, end) : decodeXmlText(bytes, start, end));
      if (text.length > limits.cellCharacters) throw refusal('CELL_TOO_LONG');
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si' && inItem) {
        inItem = false;
        if (!kept) store.add(unescapeSpreadsheetText(text ?? ''));
      }
    },
  });
  return store;
}

function isPlain(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i];
    if (byte === AMPERSAND || byte === RETURN || byte === UNDERSCORE) return false;
  }
  return true;
}
