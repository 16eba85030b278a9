import { describe, expect, test } from 'vitest';
import { publishFigure } from './publish-figure.ts';

describe('A figure in print', () => {
  test.each([
    [57.320444446494704, 2, '57.32'],
    [0.125, 2, '0.13'],
    [-0.125, 2, '-0.13'],
    // toFixed would give 1.00, because float64 holds a little less than 1.005.
    [1.004, 2, '1.00'],
    [1.005, 2, '1.01'],
    [1.006, 2, '1.01'],
    [150, 2, '150.00'],
    [1e-7, 2, '0.00'],
    [741, 0, '741'],
    [null, 2, '—'],
    [Number.NaN, 2, '—'],
  ])('%d to %i decimals is %s', (figure, decimals, printed) => {
    expect(publishFigure(figure, decimals)).toBe(printed);
  });
});
