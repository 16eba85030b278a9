const TOKENS = [
  '"',
  '<',
  '>',
  '&',
  '</c>',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE x>',
  '\0',
  '\r',
  '\n',
  ',',
  '99999999999',
  '-1',
];

/** The same bytes with one to four injuries: cut, doubled, bits turned, lengths that lie. */
export function spoilBytes(whole: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(whole);
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const at = random.below(bytes.length + 1);
    const length = random.below(Math.min(64, bytes.length - at + 1));
    const [before, piece, after] = [
      bytes.subarray(0, at),
      bytes.subarray(at, at + length),
      bytes.subarray(at + length),
    ];
    switch (random.below(8)) {
      case 0:
        bytes = before;
        break;
      case 1:
        bytes = Buffer.concat([before, after]);
        break;
      case 2:
        bytes = Buffer.concat([before, piece, piece, after]);
        break;
      case 3:
        bytes = Buffer.concat([before, Buffer.from(random.pick(TOKENS)), after]);
        break;
      case 4:
        bytes = Buffer.concat([before, Buffer.alloc(length, random.below(2) * 0xff), after]);
        break;
      default:
        // One bit, or one byte made the largest: lengths and counts that lie.
        if (at < bytes.length) bytes[at] = random.below(2) ? (bytes[at] ?? 0) ^ (1 << random.below(8)) : 0xff;
    }
  }
  return bytes;
}

/** Repeatable: the same seed spoils the same file the same way. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 2654435761) >>> 0;
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
}
