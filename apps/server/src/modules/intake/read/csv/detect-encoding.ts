import { type ByteSource, byteChunks } from '../byte-source.ts';
import { refusal } from '../refusal.ts';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Characters that no table holds: what a picture or a program looks like when taken for text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\x00-\x08\x0e-\x19\x1b-\x1f]/g;
const REPLACEMENT = /\ufffd/g;
/** A file with more broken or control characters than this is no text in that encoding. */
const TOLERATED_SHARE = 0.005;
const ALWAYS_TOLERATED = 3;
const HOPELESS = 10_000;

/**
 * Finds out how a text file spells its characters. A byte order mark decides; else whatever is strictly UTF-8 is UTF-8;
 * else it is GB18030, which contains GBK and GB2312. A few broken characters are let through (they show as U+FFFD in
 * their cells); a file that is no text in either encoding is refused.
 */
export async function detectEncoding(source: ByteSource): Promise<CsvEncoding> {
  const [a, b] = await source.read(0, 2);
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const utf8 = await damage(source, 'utf-8');
  if (utf8.broken === 0 && !utf8.nul) return 'utf-8';
  const gb18030 = await damage(source, 'gb18030');
  const best = utf8.broken <= gb18030.broken ? utf8 : gb18030;
  const tolerated = Math.max(ALWAYS_TOLERATED, best.characters * TOLERATED_SHARE);
  if (best.nul || best.broken > tolerated) throw refusal('FILE_NOT_A_TABLE');
  return best.encoding;
}

/** Counts what is no text; gives up counting when there is so much that the other encoding must be right. */
async function damage(source: ByteSource, encoding: CsvEncoding) {
  const decoder = new TextDecoder(encoding);
  const found = { encoding, characters: 0, broken: 0, nul: false };
  const count = (text: string) => {
    found.characters += text.length;
    const odd = text.match(CONTROL);
    found.nul ||= odd?.includes('\0') ?? false;
    found.broken += (odd?.length ?? 0) + (text.match(REPLACEMENT)?.length ?? 0);
  };
  for await (const chunk of byteChunks(source)) {
    count(decoder.decode(chunk, { stream: true }));
    if (found.broken > HOPELESS && found.broken > found.characters / 10) return found;
  }
  count(decoder.decode());
  return found;
}
