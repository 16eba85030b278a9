import { expect, test } from 'vitest';
import { decimal, toDecimalString } from '../values/index.ts';
import { changeSince } from './change-since.ts';

const change = (base: string, now: string, how: Parameters<typeof changeSince>[2]) => {
  const found = changeSince(decimal(base), decimal(now), how);
  return found && toDecimalString(found, 4);
};

test.each([
  // Worked by hand: 200 → 210 is 5 % more, 200 → 190 is 5 % less.
  ['grown by 5 %', '200', '210', { direction: 'atLeast' }, '5.0000'],
  ['fallen where it was to grow', '200', '190', { direction: 'atLeast' }, '-5.0000'],
  ['fallen by 5 %', '200', '190', { direction: 'decrease' }, '5.0000'],
  ['grown where it was to fall', '200', '210', { direction: 'decrease' }, '-5.0000'],
  // 2 万元 of value added a ton are 0.5 tons a 万元, 2.5 are 0.4: a fifth less.
  ['of the reciprocal, fallen by a fifth', '2', '2.5', { direction: 'decrease', inverse: true }, '20.0000'],
  ['of the reciprocal, grown by a quarter', '2.5', '2', { direction: 'decrease', inverse: true }, '-25.0000'],
  ['the same as before', '3', '3', { direction: 'decrease', inverse: true }, '0.0000'],
] as const)('%s', (_title, base, now, how, expected) => {
  expect(change(base, now, how)).toBe(expected);
});

test.each([
  ['0', '5'],
  ['-1', '5'],
  ['5', '0'],
  ['5', '-2'],
])('between %s and %s no change can be told', (base, now) => {
  expect(change(base, now, { direction: 'decrease', inverse: true })).toBeUndefined();
});
