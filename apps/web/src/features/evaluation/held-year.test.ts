import { describe, expect, test } from 'vitest';
import { lastHeldYear } from './held-year.ts';

const row = (
  kind: 'yearly' | 'roster',
  ...cells: [number | null, 'none' | 'draft' | 'provisional' | 'confirmed'][]
) => ({
  datasetId: 'd',
  title: '数据',
  department: '部门',
  kind,
  cells: cells.map(([year, state]) => ({ year, state, enterprises: 1, batchId: null, draftBatchId: null })),
});

describe('the year that is measured first', () => {
  test('is the last one with figures in force, provisional ones too', () => {
    const rows = [
      row('yearly', [2021, 'confirmed'], [2022, 'none'], [2023, 'draft']),
      row('yearly', [2021, 'confirmed'], [2022, 'provisional'], [2023, 'none']),
    ];
    expect(lastHeldYear({ rows })).toBe(2022);
  });

  test('is none where nothing but a roster has come', () => {
    expect(
      lastHeldYear({ rows: [row('roster', [null, 'confirmed']), row('yearly', [2023, 'none'])] }),
    ).toBeUndefined();
  });
});
