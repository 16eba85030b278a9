/** Maps a domain onto pixels in a straight line; a domain without extent maps to the middle. */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  if (from === to) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

export const clamp = (value: number, lowest: number, highest: number): number =>
  Math.min(Math.max(value, lowest), highest);

/** Rounded to a tenth of a pixel: sharp enough, and short in the document. */
export const px = (value: number): number => Math.round(value * 10) / 10;

const WIDE = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/;

/** About how wide a text is: a Chinese character is as wide as the type is high, a figure six tenths of it. */
export function textWidth(text: string, size = 12): number {
  let width = 0;
  for (const character of text)
    width += WIDE.test(character) ? size : character === ' ' ? size * 0.28 : size * 0.58;
  return width;
}

/**
 * Pushes labels apart on one axis until they are `gap` away from each other, each as near to its place as that allows.
 * Their order stays; none leaves [low, high] as long as there is room.
 */
export function spread(
  places: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): readonly number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const out = order.map(({ place }) => place);
  for (let at = 0; at < out.length; at += 1) {
    out[at] = Math.max(out[at] ?? 0, at === 0 ? low : (out[at - 1] ?? 0) + gap);
  }
  for (let at = out.length - 1; at >= 0; at -= 1) {
    out[at] = Math.min(out[at] ?? 0, at === out.length - 1 ? high : (out[at + 1] ?? 0) - gap);
  }
  const result = new Array<number>(places.length);
  order.forEach(({ index }, at) => {
    result[index] = out[at] ?? 0;
  });
  return result;
}

/** A stretch that a label already takes. */
export type Taken = readonly [start: number, end: number];

export interface PlacedText {
  readonly text: string;
  /** Left edge. */
  readonly x: number;
}

const BESIDE = 6;
const BETWEEN = 10;
/** How far a label may stand from its tick. */
const REACH = 60;

/**
 * Finds room for the first of several wordings beside a tick: right of it, behind what is in the way, or left of it.
 *
 * @param wordings - longest first
 * @returns nothing when none fits without running into another label or out of the picture
 */
export function placeBeside(
  tick: number,
  wordings: readonly string[],
  width: number,
  taken: readonly Taken[],
  size = 12,
): PlacedText | undefined {
  for (const text of wordings) {
    const length = textWidth(text, size);
    const behind = taken.map(([, end]) => end + BETWEEN).filter((x) => x > tick);
    const starts = [tick + BESIDE, ...behind.sort((a, b) => a - b), width - length, tick - BESIDE - length];
    const x = starts.find((start) => {
      const end = start + length;
      const inside = start >= 0 && end <= width + 0.5;
      const near = start <= tick + REACH && end >= tick - BESIDE;
      return (
        inside &&
        near &&
        taken.every(([from, to]) => end + BETWEEN <= from + 0.5 || start >= to + BETWEEN - 0.5)
      );
    });
    if (x !== undefined) return { text, x };
  }
  return undefined;
}
