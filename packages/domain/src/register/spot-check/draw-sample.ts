import { sha256 } from '../../values/index.ts';

/** One entry of the population with its lot: the lower, the earlier it is drawn. */
export interface Lot {
  readonly id: string;
  /** SHA-256 of the key followed by the id, in hexadecimal. */
  readonly lot: string;
  /** From 1. */
  readonly place: number;
  readonly drawn: boolean;
}

/**
 * What a drawing goes by: the seed that was promised by its hash, followed, where a public value was named beforehand, by
 * `|` and that value. Whoever knows the seed does not know the value in advance, and whoever tells the value not the seed.
 */
export const drawKey = (seed: string, publicValue: string): string =>
  publicValue === '' ? seed : `${seed}|${publicValue}`;

/** What is published instead of the seed until the drawing. */
export const commitmentOf = (seed: string): string => sha256(seed);

/**
 * Draws a sample that nobody has chosen: every id of the population gets the lot SHA-256(key + id), and the lowest lots are
 * drawn. The order in which the ids come changes nothing; an id that comes twice counts once.
 *
 * @param size - how many are drawn; all of them if there are no more
 * @returns the whole population by lot, the drawn first
 * @source decision:0012
 * @example printf '%s%s' "$key" "$id" | sha256sum
 */
export function drawSample(key: string, ids: readonly string[], size: number): readonly Lot[] {
  return [...new Set(ids)]
    .map((id) => ({ id, lot: sha256(`${key}${id}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
    .map((one, at) => ({ ...one, place: at + 1, drawn: at < size }));
}

/** By what a population is known again: SHA-256 of its ids in ascending order, each followed by a line feed. */
export const populationDigest = (ids: readonly string[]): string =>
  sha256(
    [...new Set(ids)]
      .sort()
      .map((id) => `${id}\n`)
      .join(''),
  );

/** Whether what was revealed is what had been promised, and whether it draws what is said to be drawn. */
export interface DrawCheck {
  readonly seedKept: boolean;
  readonly populationKept: boolean;
  readonly sampleKept: boolean;
}

/** Does a drawing over again from what is published of it. */
export function checkDraw(said: {
  readonly commitment: string;
  readonly seed: string;
  readonly publicValue: string;
  readonly size: number;
  readonly populationDigest: string;
  readonly population: readonly string[];
  readonly drawn: readonly string[];
}): DrawCheck {
  const again = drawSample(drawKey(said.seed, said.publicValue), said.population, said.size);
  const ids = again.filter(({ drawn }) => drawn).map(({ id }) => id);
  return {
    seedKept: commitmentOf(said.seed) === said.commitment,
    populationKept: populationDigest(said.population) === said.populationDigest,
    sampleKept: ids.join() === said.drawn.join(),
  };
}
