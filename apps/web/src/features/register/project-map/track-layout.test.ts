import type { MapPointText } from '@tenglong/contracts/register';
import { describe, expect, test } from 'vitest';
import { pointWords, trackMarks, trackScale } from './track-layout.ts';

const point = (title: string, planned: string | null, actual: string | null = null): MapPointText => ({
  title,
  planned,
  actual,
  stated: false,
  state: actual ? 'met' : 'ahead',
  lateDays: 0,
});

describe('the axis of 作战图', () => {
  test('runs in whole quarters from the first day to the last', () => {
    // Two quarters of 2023: 181 days, the second begins after 90.
    const scale = trackScale({ from: '2023-02-10', to: '2023-06-30', asOf: '2023-04-01' });
    expect(scale.quarters).toEqual([0, (90 / 181) * 100]);
    expect(scale.place('2023-01-01')).toBe(0);
    expect(scale.today).toBe((90 / 181) * 100);
    expect(scale.years).toEqual([{ label: '2023 年', left: 0 }]);
  });

  test('without a row it still has a day to stand on', () => {
    expect(trackScale({ from: null, to: null, asOf: '2023-08-31' }).quarters).toEqual([0]);
  });

  test('today is left out where the axis does not reach it', () => {
    expect(trackScale({ from: '2021-01-01', to: '2021-03-01', asOf: '2023-08-31' }).today).toBeNull();
  });
});

describe('the marks of a row', () => {
  const scale = trackScale({ from: '2023-01-01', to: '2023-12-31', asOf: '2023-08-31' });
  test('letters never run together, and the next point keeps its own', () => {
    const points = [
      point('签约', null, '2023-01-02'),
      point('注册', '2023-01-05'),
      point('开工', '2023-09-01'),
    ];
    expect(trackMarks(points, 1, scale).map(({ letter }) => letter)).toEqual(['', '注', '开']);
    expect(trackMarks(points, 2, scale).map(({ letter }) => letter)).toEqual(['签', '', '开']);
  });

  test('a point without any day is not drawn', () => {
    expect(trackMarks([point('达产', null)], null, scale)).toMatchObject([
      { planned: null, actual: null, letter: '' },
    ]);
  });
});

test.each([
  ['met', 0, '按计划'],
  ['late', 12, '晚 12 天'],
  ['overdue', 30, '未到，已晚 30 天'],
  ['ahead', 0, '未到'],
  ['silent', 0, '已过，没有写日期'],
] as const)('%s reads %s', (state, lateDays, words) => {
  expect(pointWords({ state, lateDays })).toBe(words);
});
