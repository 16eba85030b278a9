import { describe, expect, test } from 'vitest';
import { decimal } from '../values/index.ts';
import { fitsField, readField } from './read-field.ts';
import type { RegisterField } from './register-field.ts';

const AREA: RegisterField = {
  type: 'number',
  label: '面积',
  unit: '亩',
  decimals: 2,
  sensitivity: 'public',
};
const SHARE: RegisterField = { ...AREA, label: '占比', unit: '%', least: '0', most: '100' };
const said = (field: RegisterField, text: string) => {
  const read = readField(field, text);
  return 'problem' in read ? read.problem : 'taken';
};

describe('a number field is bounded', () => {
  const [TOO_FAR, TAKEN] = ['“面积”的数过大、过小或小数过长，请核对单位后重填', 'taken'];
  test.each([
    ['999999999999999', TAKEN],
    ['1000000000000000', TAKEN],
    ['1000000000000001', TOO_FAR],
    ['-1000000000000000', TAKEN],
    ['-1000000000000001', TOO_FAR],
    ['1e400', TOO_FAR],
    ['-1e400', TOO_FAR],
    ['1e-400', TOO_FAR],
    ['0.00000000001', TAKEN],
    ['0.000000000001', TAKEN],
    ['0.0000000000001', TOO_FAR],
  ])('by what no county has: %s', (text, answer) => {
    expect(said(AREA, text)).toBe(answer);
  });

  test.each([
    ['-0.01', '“占比”不能小于 0 %'],
    ['0', TAKEN],
    ['0.01', TAKEN],
    ['99.99', TAKEN],
    ['100', TAKEN],
    ['100.01', '“占比”不能大于 100 %'],
  ])('by what its declaration says: %s', (text, answer) => {
    expect(said(SHARE, text)).toBe(answer);
  });

  test('wherever the value comes from', () => {
    expect([fitsField(SHARE, decimal('100')), fitsField(SHARE, decimal('100.01'))]).toEqual([true, false]);
  });
});

describe('a number is read as the pages print it', () => {
  test.each([
    ['179,557.52', '179557.52'],
    ['１７９，５５７．５２', '179557.52'],
    [' 1 000 ', '1000'],
    // Whoever writes so may mean another number.
    ['1,5', '“面积”应填数值，如 12.5'],
    ['179,55', '“面积”应填数值，如 12.5'],
  ])('%s', (text, expected) => {
    const read = readField(AREA, text);
    expect(read).toEqual('problem' in read ? { problem: expected } : { value: decimal(expected) });
  });
});
