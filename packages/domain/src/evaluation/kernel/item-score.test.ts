import { describe, expect, test } from 'vitest';
import { columnsOf, plain } from '../../../test/evaluation/columns.ts';
import { plainScheme } from '../../../test/evaluation/schemes.ts';
import type { EvaluationColumns } from './columns.ts';
import { compileScheme } from './compile.ts';
import { evaluateColumns } from './evaluate-columns.ts';

type Figures = readonly (number | null)[];

/** Scores of the one indicator x = top ÷ bottom, weight 100. */
function scores(
  top: Figures,
  bottom: Figures,
  scheme: object,
  ofIndicator: object = {},
  more: Partial<EvaluationColumns> = {},
) {
  const compiled = compileScheme(plainScheme(scheme, ofIndicator), 2022);
  return plain(evaluateColumns(columnsOf({ top, bottom }, more), compiled).scores[0]);
}

/** A published baseline of 4. */
const FOUR = { baseline: { origin: 'fixed', byYear: { '2022': { x: '4' } } } };

describe('Family F1, value ÷ baseline × weight', () => {
  test('half the baseline is half the weight, the baseline itself the weight', () => {
    expect(scores([2, 4], [1, 1], FOUR)).toEqual([50, 100]);
  });

  test('below, at and above the cap of 1.5', () => {
    expect(scores([5.96, 6, 6.04], [1, 1, 1], FOUR)).toEqual([149, 150, 150]);
  });

  test('without a cap the points go on', () => {
    expect(scores([8], [1], { ...FOUR, cap: null })).toEqual([200]);
  });

  test('below, at and above the floor of 0', () => {
    expect(scores([-1, 0, 1], [1, 1, 1], FOUR)).toEqual([0, 0, 25]);
  });

  test('without a floor a negative value costs points', () => {
    expect(scores([-1], [1], { ...FOUR, floor: null })).toEqual([-25]);
  });

  test('a floor and a cap of their own', () => {
    expect(scores([0, 4, 8], [1, 1, 1], { ...FOUR, floor: '0.2', cap: '1.2' })).toEqual([20, 100, 120]);
  });

  test('unknown figures, and a denominator that is not above zero, have no score', () => {
    expect(scores([null, 4, 4, 4], [1, null, 0, -1], FOUR)).toEqual([null, null, null, null]);
  });

  test('a year without a published baseline has no score, never a guessed one', () => {
    const other = { baseline: { origin: 'fixed', byYear: { '2021': { x: '4' } } } };
    expect(scores([4], [1], other)).toEqual([null]);
  });

  test('a baseline that is not above zero compares nothing', () => {
    expect(scores([-3, 1], [1, 1], {})).toEqual([null, null]);
  });
});

describe('Family F2, between the worst and the best', () => {
  const twenty = { formula: { family: 'minMax', floorPercent: '20' } };

  test('the worst gets 20, the best 100, the middle 60', () => {
    // 20 + 80 × (6 − 2) ÷ (10 − 2) = 60
    expect(scores([2, 6, 10], [1, 1, 1], twenty)).toEqual([20, 60, 100]);
  });

  test('turned round where less is better', () => {
    expect(scores([2, 6, 10], [1, 1, 1], twenty, { direction: 'lowerIsBetter' })).toEqual([100, 60, 20]);
  });

  test('negative values are measured on the same line', () => {
    // 20 + 80 × (0 + 6) ÷ (2 + 6) = 80
    expect(scores([-6, 0, 2], [1, 1, 1], twenty)).toEqual([20, 80, 100]);
  });

  test('where all are alike nobody is worse than the best', () => {
    expect(scores([5, 5, null], [1, 1, 1], twenty)).toEqual([100, 100, null]);
  });

  test('within its industry where the scheme says so', () => {
    const baseline = { origin: 'meanOfValues', over: 'industry' };
    const industries = { by: 'digits', digits: 2 };
    const groups = { industry: Uint16Array.of(1, 1, 2, 2), industries: ['全市', '26', '34'] };
    // Industry 1 runs from 2 to 4, industry 2 from 10 to 30.
    expect(scores([2, 4, 10, 30], [1, 1, 1, 1], { ...twenty, baseline, industries }, {}, groups)).toEqual([
      20, 100, 20, 100,
    ]);
  });
});

describe('Family F3, the best gets full marks', () => {
  const best = { formula: { family: 'bestFullMarks' } };

  test('a quarter of the best is a quarter of the weight', () => {
    expect(scores([2, 8, 4], [1, 1, 1], best)).toEqual([25, 100, 50]);
  });

  test('a negative value gets the floor', () => {
    expect(scores([-2, 8], [1, 1], best)).toEqual([0, 100]);
  });
});

describe('Family F4, what should be small against the mean', () => {
  const small = {
    formula: { family: 'negativeVsMean' },
    baseline: { origin: 'meanOfValues' },
    cap: null,
    floor: null,
  };

  test('the mean is worth the weight, twice the mean and beyond nothing', () => {
    // Mean of 0, 2, 4, 10, 4 is 4: (2 − x ÷ 4) × 100.
    expect(scores([0, 2, 4, 10, 4], [1, 1, 1, 1, 1], small, { direction: 'lowerIsBetter' })).toEqual([
      200, 150, 100, 0, 100,
    ]);
  });

  test('below, at and above twice the mean', () => {
    // Mean 4 is published: 7.96, 8 and 8.04 against 8.
    expect(scores([7.96, 8, 8.04], [1, 1, 1], { ...small, ...FOUR }, { direction: 'lowerIsBetter' })).toEqual(
      [
        // (2 − 1.99) × 100 in float64
        1.0000000000000009, 0, 0,
      ],
    );
  });
});

describe('Family F5, ranking by one indicator', () => {
  test('the value itself is ranked, and no cap holds it', () => {
    const compiled = compileScheme(plainScheme({ formula: { family: 'rankingOnly' } }), 2022);
    const { scores: points, rank } = evaluateColumns(
      columnsOf({ top: [9, 500, -3], bottom: [1, 1, 1] }),
      compiled,
    );
    expect([plain(points[0]), plain(rank)]).toEqual([
      [9, 500, -3],
      [2, 1, 3],
    ]);
  });

  test('the least comes first where less is better', () => {
    const scheme = plainScheme({ formula: { family: 'rankingOnly' } }, { direction: 'lowerIsBetter' });
    const { rank } = evaluateColumns(
      columnsOf({ top: [9, 500, -3], bottom: [1, 1, 1] }),
      compileScheme(scheme, 2022),
    );
    expect(plain(rank)).toEqual([2, 3, 1]);
  });

  test('an indicator may be a figure without denominator', () => {
    const scheme = plainScheme({ formula: { family: 'rankingOnly' }, levers: [] }, { denominator: null });
    const { values } = evaluateColumns(columnsOf({ top: [9.5, null] }), compileScheme(scheme, 2022));
    expect(plain(values[0])).toEqual([9.5, null]);
  });
});

describe('A denominator of exactly zero', () => {
  const full = { zeroDenominator: 'fullCapIfNumeratorPositive' };

  test('takes the cap if the numerator is above zero, else nothing', () => {
    expect(scores([5, 0, -5], [0, 0, 0], FOUR, full)).toEqual([150, 0, 0]);
  });

  test('leaves who has no numerator without score', () => {
    expect(scores([null], [0], FOUR, full)).toEqual([null]);
  });

  test('does not excuse a denominator below zero', () => {
    expect(scores([5], [-0.01], FOUR, full)).toEqual([null]);
  });
});

describe('A missing denominator', () => {
  const mean = { missingDenominator: 'meanItemScore', zeroDenominator: 'fullCapIfNumeratorPositive' };

  test('takes the mean score of those who have one, emitters of nothing included', () => {
    // 50, 100 and, for nothing emitted, 150: the mean is 100.
    expect(scores([2, 4, 9, 7], [1, 1, 0, null], FOUR, mean)).toEqual([50, 100, 150, 100]);
  });

  test('does not help who has no numerator either', () => {
    expect(scores([2, null], [1, null], FOUR, mean)).toEqual([50, null]);
  });

  test('has no mean to take where nobody has a figure', () => {
    expect(scores([2, 4], [null, null], FOUR, mean)).toEqual([null, null]);
  });
});
