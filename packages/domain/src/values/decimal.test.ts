import { describe, expect, test } from 'vitest';
import { groupThousands, readTyped, toExactText } from './index.ts';

const typed = (text: string) => {
  const value = readTyped(text);
  return value && toExactText(value);
};

describe('a number that somebody typed', () => {
  test.each([
    ['as it stands', '12000.50', '12000.5'],
    ['with blanks around it', ' 12 ', '12'],
    ['with commas between thousands', '1,234,567.5', '1234567.5'],
    ['with blanks between thousands', '1 234 567', '1234567'],
    ['in full-width figures', '１２，０００．５', '12000.5'],
    ['below zero', '-1,000', '-1000'],
  ])('%s is read', (_title, text, value) => {
    expect(typed(text)).toBe(value);
  });

  test.each([
    ['a comma where a point may be meant', '1,5'],
    ['a comma after four figures', '1234,567'],
    ['a comma at the end', '1,'],
    ['a unit', '100元'],
    ['nothing', ' '],
  ])('%s is no number', (_title, text) => {
    expect(typed(text)).toBeUndefined();
  });
});

test.each([
  ['999', '999'],
  ['1000', '1,000'],
  ['-100000', '-100,000'],
  ['1234567.12345', '1,234,567.12345'],
])('the thousands of %s are set apart: %s', (text, grouped) => {
  expect(groupThousands(text)).toBe(grouped);
});
