import type { Grade } from '@tenglong/contracts/page';
import { formatScore } from '../value/index.ts';
import { linear, placeBeside, type Taken, textWidth } from './measure.ts';

export interface HistogramData {
  /** Points at the left edge of the first bin and the right edge of the last; all bins are equally wide. */
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
  /** Lowest total of each grade, best first. */
  readonly lines: readonly { readonly grade: Grade; readonly total: number }[];
}

export interface HistogramBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  /** Grade of the bin's middle: bars carry the shade of their grade. */
  readonly grade: Grade;
}

/** The grade that a total has by the lines of a run; below all lines the last one counts. */
export function gradeOfTotal(lines: HistogramData['lines'], total: number): Grade {
  return lines.find((line) => total >= line.total)?.grade ?? lines.at(-1)?.grade ?? 'D';
}

/** Bars from zero, one pixel apart, in a box of `width` × `height` px; the lines of the grades with their words. */
export function histogramLayout(data: HistogramData, width: number, height: number) {
  const x = linear([data.from, data.to], [0, width]);
  const y = linear([0, Math.max(...data.counts, 1)], [height, 0]);
  const step = (data.to - data.from) / Math.max(data.counts.length, 1);
  const bars = data.counts.map((count, at): HistogramBar => {
    const from = data.from + at * step;
    const top = y(count);
    return {
      x: x(from),
      y: top,
      width: Math.max(1, x(from + step) - x(from) - 1),
      height: height - top,
      count,
      from,
      to: from + step,
      grade: gradeOfTotal(data.lines, from + step / 2),
    };
  });
  const taken: Taken[] = [];
  const lines = data.lines.slice(0, -1).map(({ grade, total }) => {
    const at = x(total);
    const label = placeBeside(at, [`${grade} 档线 ${formatScore(total)} 分`, `${grade} 档线`], width, taken);
    if (label) taken.push([label.x, label.x + textWidth(label.text)]);
    return { grade, at, label };
  });
  return { bars, lines, x };
}
