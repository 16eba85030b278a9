const encoder = new TextEncoder();
let table: Map<string, readonly number[]> | undefined;

/** GB18030, two and four bytes, turned round from the decoder the platform brings along. */
function reverseTable(): Map<string, readonly number[]> {
  if (table) return table;
  const made = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  const learn = (bytes: readonly number[]) => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if ([...char].length === 1 && char !== '\ufffd' && !made.has(char)) made.set(char, bytes);
  };
  for (let a = 0x81; a <= 0xfe; a += 1) {
    for (let b = 0x40; b <= 0xfe; b += 1) if (b !== 0x7f) learn([a, b]);
  }
  // Four-byte forms of the signs below U+0100, the no-break blank among them.
  for (let c = 0x81; c <= 0x86; c += 1) {
    for (let d = 0x30; d <= 0x39; d += 1) for (let b = 0x30; b <= 0x31; b += 1) learn([0x81, b, c, d]);
  }
  table = made;
  return made;
}

export function toGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const known = code < 0x80 ? [code] : reverseTable().get(char);
    if (!known) throw new Error(`no GB18030 form of ${char} in the table`);
    bytes.push(...known);
  }
  return Uint8Array.from(bytes);
}

export const toUtf8 = (text: string, mark: boolean): Uint8Array =>
  encoder.encode(mark ? `\ufeff${text}` : text);
