import { describe, expect, test } from 'vitest';
import { goalBarLayout } from './goal-bar-layout.ts';
import { gradeOfTotal, histogramLayout } from './histogram-layout.ts';
import { linear, placeBeside, px, spread, textWidth } from './measure.ts';
import { rankRibbonLayout } from './rank-ribbon-layout.ts';
import { tileGrid } from './tile-map-layout.ts';
import { trendLayout } from './trend-layout.ts';

describe('measures', () => {
  test('a line maps its ends onto the ends, and a domain without extent onto the middle', () => {
    const x = linear([0, 45], [0, 189]);
    expect([x(0), x(30), x(45)]).toEqual([0, 126, 189]);
    expect(linear([7, 7], [10, 50])(7)).toBe(30);
  });
  test('a Chinese character is as wide as the type is high', () => {
    expect(textWidth('亩均税收', 12)).toBe(48);
    expect(px(textWidth('57.32', 10))).toBe(29);
  });
  test('labels are pushed apart, keep their order and stay in their box', () => {
    expect(spread([30, 32], 14, [10, 60])).toEqual([30, 44]);
    expect(spread([58, 55], 14, [10, 60])).toEqual([60, 46]);
    expect(spread([10, 60], 14, [10, 60])).toEqual([10, 60]);
  });
});

describe('a label beside its tick', () => {
  const place = (tick: number, taken: readonly (readonly [number, number])[]) =>
    placeBeside(tick, ['一二三四五', '一二'], 200, taken, 12);
  test.each([
    ['stands right of it', 100, [], { text: '一二三四五', x: 106 }],
    ['moves behind what is in the way', 100, [[90, 112]], { text: '一二三四五', x: 122 }],
    ['goes to the left where the right is taken for long', 100, [[104, 195]], { text: '一二三四五', x: 34 }],
    ['keeps inside the picture', 160, [], { text: '一二三四五', x: 140 }],
    ['stays away when there is no room at all', 100, [[0, 200]], undefined],
  ] as const)('%s', (_title, tick, taken, expected) => {
    expect(place(tick, taken)).toEqual(expected);
  });
});

describe('a goal bar', () => {
  test('the target stands at the same place whatever the values', () => {
    expect(goalBarLayout(100, { actual: 0.61 }).target).toBe(89);
    expect(px(goalBarLayout(100, { actual: 0.61 }).actual)).toBe(54.3);
  });
  test.each([
    ['just short of the target', 0.99, 88.1],
    ['at the target', 1, 89],
    ['beyond it', 1.1, 97.9],
    ['far beyond it is cut off at the end of the room', 2, 100],
    ['below nothing it is nothing', -0.3, 0],
  ])('%s', (_title, actual, expected) => {
    expect(px(goalBarLayout(100, { actual }).actual)).toBe(expected);
  });
  test('a forecast below what is already done adds nothing', () => {
    const bar = goalBarLayout(100, { actual: 0.5, forecast: 0.4, pace: 0.889 });
    expect(bar.forecast).toBe(bar.actual);
    expect(px(bar.pace ?? 0)).toBe(79.1);
  });
});

describe('the ribbon of ranks: 877 ranked, A to 175, B to 701, C to 833', () => {
  const lines = [
    { grade: 'A', total: 120.49, rank: 175 },
    { grade: 'B', total: 62.02, rank: 701 },
    { grade: 'C', total: 45.1, rank: 833 },
    { grade: 'D', total: 3.2, rank: 877 },
  ] as const;
  const wide = rankRibbonLayout(877, lines, 877, 741);

  test('one rank is one pixel here: D takes 44, C 132, B 526, A 175, less the gap', () => {
    expect(wide.bands.map(({ grade, x, width }) => [grade, x, width])).toEqual([
      ['A', 702, 174],
      ['B', 176, 525],
      ['C', 44, 131],
      ['D', 0, 43],
    ]);
  });
  test('one stands in the middle of one’s own rank', () => {
    expect(wide.own?.x).toBe(136.5);
    expect(rankRibbonLayout(877, lines, 877, 877).own?.x).toBe(0.5);
    expect(rankRibbonLayout(877, lines, 877, 1).own?.x).toBe(876.5);
  });
  test('lines carry their score and rank where there is room', () => {
    expect(wide.lines.map(({ label }) => label?.text)).toEqual([
      'A 档线 120.49 分（第 175 名）',
      'B 档线 62.02 分（第 701 名）',
      // The C line, at 44 px, lies too near one's own place at 136 px for its words.
      undefined,
    ]);
  });
  test.each([[300], [358], [480], [638], [1000]])(
    'at %d px no label overlaps another or leaves the picture',
    (width) => {
      for (const rank of [1, 175, 176, 400, 690, 741, 877]) {
        const { own, lines: placed } = rankRibbonLayout(width, lines, 877, rank);
        const labels = [
          ...(own ? [{ x: own.label.x, end: own.label.x + textWidth(own.label.text, 13) }] : []),
          ...placed.flatMap(({ label }) =>
            label ? [{ x: label.x, end: label.x + textWidth(label.text, 12) }] : [],
          ),
        ].sort((a, b) => a.x - b.x);
        for (const [at, label] of labels.entries()) {
          expect(label.x).toBeGreaterThanOrEqual(0);
          expect(label.end).toBeLessThanOrEqual(width + 1);
          const next = labels[at + 1];
          if (next) expect(next.x).toBeGreaterThan(label.end);
        }
      }
    },
  );
  test('an enterprise without a rank has no place', () => {
    expect(rankRibbonLayout(877, lines, 877, null).own).toBeUndefined();
  });
});

describe('a small line', () => {
  const box = { width: 156, height: 68, labels: 40 };
  const point = (label: string, own: number | null, context: number | null) => ({ label, own, context });
  test('an unknown year breaks the line and is not drawn as zero', () => {
    const trend = trendLayout([point('2020', 5, 3), point('2021', null, 3), point('2022', 4, 3)], box);
    expect(trend.own.map((part) => part.length)).toEqual([1, 1]);
    expect(trend.context.map((part) => part.length)).toEqual([3]);
  });
  test('larger is higher, and the last two labels never lie on each other', () => {
    const trend = trendLayout([point('2021', 1, 9), point('2022', 5, 5)], box);
    const [first, second] = trend.own[0] ?? [];
    expect((first?.[1] ?? 0) > (second?.[1] ?? 0)).toBe(true);
    const apart = Math.abs((trend.last.own?.labelY ?? 0) - (trend.last.context?.labelY ?? 0));
    expect(apart).toBeGreaterThanOrEqual(14);
  });
  test('without a value in the last year there is no label for it', () => {
    const trend = trendLayout([point('2021', 1, 9), point('2022', null, 5)], box);
    expect(trend.last.own).toBeUndefined();
    expect(trend.last.context).toBeDefined();
  });
});

describe('a histogram', () => {
  const lines = [
    { grade: 'A', total: 80 },
    { grade: 'B', total: 40 },
    { grade: 'C', total: 20 },
  ] as const;
  test('bars stand on zero and the fullest bin is as high as the picture', () => {
    const { bars } = histogramLayout({ from: 0, to: 100, counts: [5, 10, 0, 2], lines }, 400, 120);
    expect(bars.map(({ x, height }) => [x, height])).toEqual([
      [0, 60],
      [100, 120],
      [200, 0],
      [300, 24],
    ]);
  });
  test.each([
    ['just below a line', 79.99, 'B'],
    ['on the line', 80, 'A'],
    ['above it', 80.01, 'A'],
    ['below all lines', 3, 'C'],
  ] as const)('a total %s has the grade of the line it reaches', (_title, total, expected) => {
    expect(gradeOfTotal(lines, total)).toBe(expected);
  });
});

describe('tiles of units', () => {
  test('the picture begins at the westernmost and northernmost unit; halves lie between', () => {
    const grid = tileGrid([
      { column: 2, row: 1 },
      { column: 3, row: 2.5 },
    ]);
    expect(grid.place({ column: 2, row: 1 })).toEqual({ x: 1, y: 1 });
    expect(grid.place({ column: 3, row: 2.5 })).toEqual({ x: 67, y: 70 });
    expect([grid.width, grid.height]).toEqual([130, 113]);
  });
});
