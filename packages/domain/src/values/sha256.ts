/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const K = fractions(64, 3);
/** The same of the square roots of the first eight (5.3.3). */
const START = fractions(8, 2);

function fractions(count: number, root: 2 | 3): Uint32Array {
  const found = new Uint32Array(count);
  for (let candidate = 2, at = 0; at < count; candidate += 1) {
    let prime = true;
    for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) prime = false;
    if (!prime) continue;
    // Exact: the integer root of candidate · 2^(32·root), its lowest 32 bits.
    found[at] = Number(integerRoot(BigInt(candidate) << BigInt(32 * root), BigInt(root)) & 0xffffffffn);
    at += 1;
  }
  return found;
}

function integerRoot(value: bigint, root: bigint): bigint {
  let low = 0n;
  let high = 1n << 40n;
  while (low + 1n < high) {
    const middle = (low + high) / 2n;
    if (middle ** root <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** The UTF-8 bytes of a text; half of a surrogate pair alone is U+FFFD, as in every encoder. */
function utf8(text: string): readonly number[] {
  return [...text].flatMap((sign) => {
    const read = sign.codePointAt(0) ?? 0;
    const point = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read;
    const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
    if (point < 0x80) return [point];
    if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
    if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
    return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
  });
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/**
 * SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. The same in the browser, where the built-in one is
 * missing on plain HTTP, as `printf '%s' text | sha256sum`.
 *
 * @source FIPS 180-4
 */
export function sha256(text: string): string {
  const bytes = utf8(text);
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const state = START.slice();
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(block + at * 4);
    mix(state, words);
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** One block of sixteen words into the state (6.2.2). */
function mix(state: Uint32Array, words: Uint32Array): void {
  const word = (at: number) => words[at] ?? 0;
  for (let at = 16; at < 64; at += 1) {
    const two = word(at - 15);
    const seventeen = word(at - 2);
    words[at] =
      word(at - 16) +
      (rotate(two, 7) ^ rotate(two, 18) ^ (two >>> 3)) +
      word(at - 7) +
      (rotate(seventeen, 17) ^ rotate(seventeen, 19) ^ (seventeen >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at += 1) {
    const choice = (e & f) ^ (~e & g);
    const first = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + (K[at] ?? 0) + word(at);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, add] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + add;
}
