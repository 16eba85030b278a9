import { describe, expect, test } from 'vitest';
import { MISSING, NONE } from './figure.ts';
import { formatDay, formatInstant, formatOccasion } from './format-day.ts';
import { formatArea, formatChange, formatCount, formatRate, formatScore } from './format-measure.ts';

describe('measures', () => {
  test('land has two decimals and its unit', () => {
    expect(formatArea('8.2893')).toBe('8.29 亩');
    expect(formatArea(MISSING)).toBe('未报');
  });
  test('a score has two decimals and no unit', () => {
    expect(formatScore(57.320444)).toBe('57.32');
    expect(formatScore(NONE)).toBe('—');
  });
  test('a count is whole', () => {
    expect(formatCount(2980, '家')).toBe('2,980 家');
  });
});

describe('formatRate', () => {
  test.each([
    ['a ratio reads as percent', 0.014836, undefined, '1.5%'],
    ['with the places its indicator asks for', 0.014836, 2, '1.48%'],
    ['multiplied exactly: 0.285 is 28.5, not 28.4999', 0.285, 1, '28.5%'],
    ['a rate of nothing', 0, 1, '0.0%'],
  ])('%s', (_title, ratio, decimals, expected) => {
    expect(formatRate(ratio, { decimals })).toBe(expected);
  });
  test('an absent rate has no percent sign', () => {
    expect(formatRate(MISSING)).toBe('未报');
    expect(formatRate(Number.NaN)).toBe('未知');
  });
  test('a change is always signed', () => {
    expect(formatChange(-0.0961)).toBe('−9.6%');
    expect(formatChange(0.1477)).toBe('+14.8%');
  });
});

describe('days', () => {
  test('a day is written as officials write it', () => {
    expect(formatDay('2023-08-31')).toBe('2023 年 8 月 31 日');
  });
  test('the year is left out within its own year only', () => {
    expect(formatDay('2023-08-31', { withinYear: 2023 })).toBe('8 月 31 日');
    expect(formatDay('2022-08-31', { withinYear: 2023 })).toBe('2022 年 8 月 31 日');
  });
  test('a worksheet keeps the form that sorts', () => {
    expect(formatDay('2023-08-31', {}, 'export')).toBe('2023-08-31');
    expect(formatDay(null, {}, 'export')).toBe('');
  });
  test('an instant late in the evening UTC is the next day in Shanghai', () => {
    expect(formatOccasion('2023-03-17', '2023-03-17T08:42:00Z')).toBe('2023 年 3 月 17 日 16:42');
    // Written down after midnight in Shanghai: the day it counts for stands alone.
    expect(formatOccasion('2023-03-17', '2023-03-17T16:00:00Z')).toBe('2023 年 3 月 17 日');
    expect(formatInstant('2023-03-17T08:42:00Z')).toBe('2023 年 3 月 17 日 16:42');
    expect(formatInstant('2023-12-31T16:00:00Z')).toBe('2024 年 1 月 1 日 00:00');
    expect(formatInstant('2023-12-31T15:59:00Z')).toBe('2023 年 12 月 31 日 23:59');
  });
});
