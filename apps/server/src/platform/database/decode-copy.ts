/** A line feed ends a row and stands nowhere else: inside a value it is written as `\\n`. */
const NEWLINE = 0x0a;
/** An engine may hand over everything at once; it becomes text in pieces of about this many bytes. */
const PIECE = 1 << 20;

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function decodeValue(text: string): string | null {
  if (!text.includes('\\')) return text;
  if (text === '\\N') return null;
  return text.replace(/\\(.)/g, (_, mark: string) => ESCAPES[mark] ?? mark);
}

const decodeRow = (line: string): (string | null)[] => {
  const values: (string | null)[] = line.split('\t');
  if (!line.includes('\\')) return values;
  return values.map((value) => decodeValue(value ?? ''));
};

function decodeRows(bytes: Uint8Array): (string | null)[][] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.slice(0, -1).split('\n').map(decodeRow);
}

/** COPY's text format, cut at any byte, to batches of rows. A query without columns has no rows here. */
export async function* decodeCopyText(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<(string | null)[][]> {
  let kept: Uint8Array[] = [];
  let size = 0;
  const take = (bytes: Uint8Array): Uint8Array => {
    const whole = kept.length === 0 ? bytes : Buffer.concat([...kept, bytes]);
    kept = [];
    size = 0;
    return whole;
  };
  for await (const bytes of source) {
    for (let from = 0; from < bytes.length; from += PIECE) {
      const piece = bytes.subarray(from, from + PIECE);
      const end = size + piece.length < PIECE >> 3 ? 0 : piece.lastIndexOf(NEWLINE) + 1;
      if (end > 0) yield decodeRows(take(piece.subarray(0, end)));
      // The engine may use its buffer again.
      const rest = Uint8Array.prototype.slice.call(piece, end);
      kept.push(rest);
      size += rest.length;
    }
  }
  if (size > 0) yield decodeRows(take(new Uint8Array(0)));
}
