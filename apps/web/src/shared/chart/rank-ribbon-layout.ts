import type { Grade } from '@tenglong/contracts/page';
import { formatNumber, formatScore } from '../value/index.ts';
import { clamp, textWidth } from './measure.ts';

export interface GradeLine {
  readonly grade: Grade;
  /** Lowest total of the grade, and the rank that has it. */
  readonly total: number;
  readonly rank: number;
}

export interface RibbonBand {
  readonly grade: Grade;
  readonly x: number;
  readonly width: number;
}

export interface RibbonLabel {
  readonly text: string;
  /** Left edge. */
  readonly x: number;
}

export interface RankRibbonLayout {
  readonly bands: readonly RibbonBand[];
  readonly own: { readonly x: number; readonly label: RibbonLabel } | undefined;
  readonly lines: readonly {
    readonly grade: Grade;
    readonly x: number;
    readonly label: RibbonLabel | undefined;
  }[];
}

const SIZE = 12;
const GAP = 10;

/**
 * Everybody in the order of rank, the best at the right: bands by grade, a tick at each line, one's own place.
 * A label that would run into another loses its rank, then itself.
 *
 * @param lines - best grade first, as the run gives them
 * @param ranked - how many are ranked
 * @param rank - one's own rank; nothing for an ungraded enterprise
 */
export function rankRibbonLayout(
  width: number,
  lines: readonly GradeLine[],
  ranked: number,
  rank: number | null,
): RankRibbonLayout {
  // Rank r covers [ranked - r, ranked - r + 1] of the ribbon.
  const edge = (rankBelow: number) => (ranked === 0 ? 0 : ((ranked - rankBelow) / ranked) * width);
  const bands = lines.map(({ grade, rank: last }, at) => {
    const x = edge(last);
    return { grade, x, width: Math.max(0, edge(lines[at - 1]?.rank ?? 0) - x - 1) };
  });
  const own = rank === null ? undefined : ownPlace(width, edge(rank - 0.5), rank);
  const taken: [number, number][] = own
    ? [[own.label.x, own.label.x + textWidth(own.label.text, SIZE + 1)]]
    : [];
  const placed = lines
    .slice(0, -1)
    .reverse()
    .map((line) => {
      const x = edge(line.rank);
      return { grade: line.grade, x, label: lineLabel(line, x, width, taken) };
    });
  return { bands, own, lines: placed };
}

function ownPlace(width: number, x: number, rank: number) {
  const text = `第 ${formatNumber(rank)} 名`;
  const length = textWidth(text, SIZE + 1);
  return { x, label: { text, x: clamp(x - length / 2, 0, Math.max(0, width - length)) } };
}

function lineLabel(
  line: GradeLine,
  at: number,
  width: number,
  taken: [number, number][],
): RibbonLabel | undefined {
  const short = `${line.grade} 档线 ${formatScore(line.total)} 分`;
  for (const text of [`${short}（第 ${formatNumber(line.rank)} 名）`, short]) {
    const length = textWidth(text, SIZE);
    const free = [at + 6, ...taken.map(([, end]) => end + GAP), width - length].sort((a, b) => a - b);
    const x = free.find((start) => start >= at - length && fits(start, length, width, taken, at));
    if (x !== undefined) {
      taken.push([x, x + length]);
      return { text, x };
    }
  }
  return undefined;
}

/** How far a label may stand from its tick. */
const REACH = 60;

function fits(
  x: number,
  length: number,
  width: number,
  taken: readonly [number, number][],
  at: number,
): boolean {
  if (x < 0 || x + length > width + 0.5) return false;
  if (x > at + REACH || x + length < at - 6) return false;
  return taken.every(([start, end]) => x + length + GAP <= start || x >= end + GAP - 0.5);
}
