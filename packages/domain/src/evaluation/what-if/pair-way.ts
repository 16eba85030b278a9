import { leastWhere } from './bisect.ts';
import { figureAfter, type LeverRange } from './lever.ts';
import { type LeverStep, type Reaches, stepOf } from './single-way.ts';

/** Two levers moved together. */
export interface PairWay {
  readonly steps: readonly [LeverStep, LeverStep];
  /** Sum of the two relative changes. */
  readonly sum: number;
}

/** A lever with the least change that reaches alone; infinite if none does. */
export interface RangedLever {
  readonly range: LeverRange;
  readonly alone: number;
}

interface Split {
  readonly first: number;
  readonly second: number;
}

/** A sum of two changes, of which the first lever takes `share`. */
interface SharedSum {
  readonly share: number;
  readonly sum: number;
}

/** Coarse bisection while splits are compared; the winner is placed exactly. */
const COARSE = 14;
const SHARES = 16;
const REFINEMENTS = 6;
/** An uneven split has to be better than one lever alone by this much to be worth telling. */
const CLEARLY = 1 - 1e-3;
/** Significant digits of a change in a pair: finer than alone, because rounding one lever spares some of the other. */
const DIGITS = 7;
/** A lever with less than this part of the sum does nothing. */
const NOTHING = 1e-3;

class PairSearch {
  readonly #a: RangedLever;
  readonly #b: RangedLever;
  readonly #reaches: Reaches;

  constructor(a: RangedLever, b: RangedLever, reaches: Reaches) {
    this.#a = a;
    this.#b = b;
    this.#reaches = reaches;
  }

  reaches({ first, second }: Split): boolean {
    const [a, b] = [this.#a.range, this.#b.range];
    if (first > a.limit || second > b.limit) return false;
    return this.#reaches({ [a.lever.fact]: figureAfter(a, first), [b.lever.fact]: figureAfter(b, second) });
  }

  /** The least sum at which the two reach when the first takes `share` of it; infinite if above `high`. */
  leastSum(share: number, high: number, steps: number): number {
    const { limit: mine } = this.#a.range;
    const { limit: theirs } = this.#b.range;
    const farthest = Math.min(high, mine / share, theirs / (1 - share));
    const holds = (sum: number) => this.reaches({ first: sum * share, second: sum * (1 - share) });
    return leastWhere(holds, 0, farthest, steps) ?? Number.POSITIVE_INFINITY;
  }

  /** The share of the first lever that makes the sum least, if any beats `bound`. */
  bestShare(bound: number): SharedSum | undefined {
    let best: SharedSum | undefined;
    const consider = (share: number) => {
      if (share <= 0 || share >= 1) return;
      const sum = this.leastSum(share, (best?.sum ?? bound) * CLEARLY, COARSE);
      if (sum < (best?.sum ?? bound)) best = { share, sum };
    };
    for (let part = 1; part < SHARES; part += 1) consider(part / SHARES);
    for (let step = 0.5 / SHARES, round = 0; best && round < REFINEMENTS; step /= 2, round += 1) {
      const { share } = best;
      consider(share - step);
      consider(share + step);
    }
    return best;
  }

  /** Takes from each lever what the other does not need it for. */
  tighten({ first, second }: Split): Split {
    const less = leastWhere((x) => this.reaches({ first: x, second }), 0, first) ?? first;
    return {
      first: less,
      second: leastWhere((x) => this.reaches({ first: less, second: x }), 0, second) ?? second,
    };
  }

  /** Whether both are needed: dropping either fails, and neither share is next to nothing. */
  needsBoth({ first, second }: Split): boolean {
    const sum = first + second;
    if (Math.min(first, second) < sum * NOTHING) return false;
    return !this.reaches({ first: 0, second }) && !this.reaches({ first, second: 0 });
  }

  /** Rounds the first lever's figure outward, then takes the least of the second that goes with it. */
  write({ first, second }: Split): PairWay {
    const [a, b] = [this.#a.range, this.#b.range];
    const together = (mine: number, theirs: number) =>
      this.#reaches({ [a.lever.fact]: mine, [b.lever.fact]: theirs });
    const mine = stepOf(a, first, DIGITS, (figure) => together(figure, figureAfter(b, second)));
    const rest = leastWhere((x) => together(mine.needed, figureAfter(b, x)), 0, second) ?? second;
    const theirs = stepOf(b, rest, DIGITS, (figure) => together(mine.needed, figure));
    return { steps: [mine, theirs], sum: mine.change + theirs.change };
  }

  /** Places a split exactly, or `undefined` if one lever turns out to do nothing. */
  place({ share, sum }: SharedSum): PairWay | undefined {
    const least = this.leastSum(share, sum, 52);
    const split = this.tighten({ first: least * share, second: least * (1 - share) });
    return this.needsBoth(split) ? this.write(split) : undefined;
  }
}

interface Candidate extends SharedSum {
  readonly search: PairSearch;
}

/** The best split of two given levers that is less than `bound` in sum. */
function findSplit(a: RangedLever, b: RangedLever, reaches: Reaches, bound: number): Candidate | undefined {
  const search = new PairSearch(a, b, reaches);
  const alone = Math.min(a.alone, b.alone);
  const even = search.leastSum(0.5, Math.min(bound, 2 * alone), COARSE);
  const { share, sum } = search.bestShare(Math.min(bound, alone, even)) ?? { share: 0.5, sum: even };
  if (!Number.isFinite(sum)) return undefined;
  const needed = search.needsBoth({ first: sum * share, second: sum * (1 - share) });
  return needed ? { search, share, sum } : undefined;
}

/**
 * The two levers that reach the grade together with the least sum of relative changes.
 *
 * Where some split of the two is cheaper than either lever alone, that split; elsewhere — where one lever alone is the
 * cheapest of all splits — both by the same share, the usual way to read 两项并举. Either way both are needed: 1 % less
 * of either change fails.
 */
export function findPairWay(levers: readonly RangedLever[], reaches: Reaches): PairWay | null {
  // The strongest levers first: a good pair found early spares most of the search.
  const strongest = [...levers].sort((a, b) => a.alone - b.alone || 0);
  const candidates: Candidate[] = [];
  strongest.forEach((a, at) => {
    for (const b of strongest.slice(at + 1)) {
      const bound = candidates[0]?.sum ?? Number.POSITIVE_INFINITY;
      const candidate = findSplit(a, b, reaches, bound);
      if (candidate && candidate.sum < bound) candidates.unshift(candidate);
    }
  });
  for (const candidate of candidates) {
    const pair = candidate.search.place(candidate);
    if (pair) return pair;
  }
  return null;
}
