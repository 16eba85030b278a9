import type { Grade } from '@tenglong/contracts/page';
import { formatNumber, formatScore } from '../value/index.ts';
import { clamp, type PlacedText, placeBeside, type Taken, textWidth } from './measure.ts';

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

export interface RankRibbonLayout {
  readonly bands: readonly RibbonBand[];
  readonly own: { readonly x: number; readonly label: PlacedText } | undefined;
  readonly lines: readonly {
    readonly grade: Grade;
    readonly x: number;
    readonly label: PlacedText | undefined;
  }[];
}

const SIZE = 12;

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
  const taken: Taken[] = own ? [[own.label.x, own.label.x + textWidth(own.label.text, SIZE + 1)]] : [];
  const placed = lines.slice(0, -1).map((line) => {
    const x = edge(line.rank);
    const short = `${line.grade} 档线 ${formatScore(line.total)} 分`;
    const label = placeBeside(x, [`${short}（第 ${formatNumber(line.rank)} 名）`, short], width, taken, SIZE);
    if (label) taken.push([label.x, label.x + textWidth(label.text, SIZE)]);
    return { grade: line.grade, x, label };
  });
  return { bands, own, lines: placed };
}

function ownPlace(width: number, x: number, rank: number) {
  const text = `第 ${formatNumber(rank)} 名`;
  const length = textWidth(text, SIZE + 1);
  return { x, label: { text, x: clamp(x - length / 2, 0, Math.max(0, width - length)) } };
}
