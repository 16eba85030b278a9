import { describe, expect, test } from 'vitest';
import { spotCheckProblem } from './spot-check-rule.ts';

const TODAY = '2023-09-01';
const RULE = {
  registers: ['rectification'],
  closedFrom: '2023-01-01',
  closedTo: '2023-08-31',
  size: 5,
  drawOn: '2023-09-08',
};
const pathOf = (change: object) => spotCheckProblem({ ...RULE, ...change }, TODAY)?.path;

describe('a spot check is published before it is drawn', () => {
  test.each([
    ['drawn the day before is refused', { drawOn: '2023-08-31' }, 'drawOn'],
    ['drawn the same day is refused', { drawOn: '2023-09-01' }, 'drawOn'],
    ['drawn the next day may be', { drawOn: '2023-09-02' }, undefined],
    ['91 days ahead may be', { drawOn: '2023-12-01' }, undefined],
    ['92 days ahead may be', { drawOn: '2023-12-02' }, undefined],
    ['93 days ahead is refused', { drawOn: '2023-12-03' }, 'drawOn'],
    ['none is too few', { size: 0 }, 'size'],
    ['one may be drawn', { size: 1 }, undefined],
    ['500 may be drawn', { size: 500 }, undefined],
    ['501 are too many', { size: 501 }, 'size'],
    ['closed until the day before the drawing', { closedTo: '2023-09-07' }, undefined],
    ['closed until the day of the drawing', { closedTo: '2023-09-08' }, undefined],
    ['closed until the day after it is refused', { closedTo: '2023-09-09' }, 'closedTo'],
    ['a period of one day', { closedFrom: '2023-08-31' }, undefined],
    ['a period that ends before it begins', { closedFrom: '2023-09-01' }, 'closedTo'],
    ['no list', { registers: [] }, 'registers'],
  ])('%s', (_title, change, path) => {
    expect(pathOf(change)).toBe(path);
  });
});
