import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../../test/evaluation/columns.ts';
import { patience, trials } from '../../../test/trials.ts';
import type { TieRule } from '../scheme/index.ts';
import { rankTotals, standingOf } from './rank.ts';

const TIES: TieRule[] = [
  { fact: 'tax', better: 'more' },
  { fact: 'revenue', better: 'more' },
];

function ranked(totals: number[], tax: (number | null)[], revenue: (number | null)[], ties = TIES): number[] {
  const columns = columnsOf({ tax, revenue });
  return Array.from(rankTotals(Float64Array.from(totals), columns, ties));
}

describe('Ranking by unrounded total', () => {
  test('one bit more comes first, and who has no total is not in it', () => {
    expect(ranked([57.3, 57.300000000000004, Number.NaN], [9, 1, 1], [0, 0, 0])).toEqual([1, 0]);
  });

  test('equal totals: more tax first', () => {
    expect(ranked([90, 90, 90], [10, 30, 20], [9, 9, 9])).toEqual([1, 2, 0]);
  });

  test('equal totals and tax: more revenue first, unknown revenue last', () => {
    expect(ranked([90, 90, 90], [10, 10, 10], [null, 5, 6])).toEqual([2, 1, 0]);
  });

  test('all equal: the smaller credit code first', () => {
    expect(ranked([90, 90, 90], [10, 10, 10], [null, null, null])).toEqual([0, 1, 2]);
  });

  test('a scheme may prefer less', () => {
    expect(ranked([90, 90, 90], [10, 30, null], [1, 1, 1], [{ fact: 'tax', better: 'less' }])).toEqual([
      0, 1, 2,
    ]);
  });

  test('a hundred capped enterprises are ordered like ten', () => {
    const tax = Array.from({ length: 100 }, (_, at) => (at * 37) % 50);
    const order = ranked(Array(100).fill(150), tax, Array(100).fill(null));
    const byHand = tax.map((_, at) => at).sort((a, b) => tax[b]! - tax[a]! || a - b);
    expect(order).toEqual(byHand);
  });

  test(
    'where one stands is the same without sorting',
    () => {
      const total = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(Number.NaN));
      const figure = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
      fc.assert(
        fc.property(fc.array(fc.tuple(total, figure, figure), { minLength: 1, maxLength: 90 }), (rows) => {
          const totals = Float64Array.from(rows, ([own]) => own);
          const columns = columnsOf({
            tax: rows.map(([, tax]) => tax),
            revenue: rows.map(([, , revenue]) => revenue),
          });
          const order = Array.from(rankTotals(totals, columns, TIES));
          const standings = rows.map((_, row) => standingOf(row, totals, columns, TIES));
          expect(standings).toEqual(
            rows.map((_, row) => ({ rank: order.indexOf(row) + 1, ranked: order.length })),
          );
        }),
        trials,
      );
    },
    patience,
  );
});
