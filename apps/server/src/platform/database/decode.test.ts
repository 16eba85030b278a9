import { describe, expect, test } from 'vitest';
import { decodeInstant, decodeInt8 } from './decode.ts';
import { decodeArray } from './decode-array.ts';

describe('int8', () => {
  test.each([
    ['2^53 - 1 is the last safe number', '9007199254740991', 9007199254740991],
    ['its negative likewise', '-9007199254740991', -9007199254740991],
  ])('%s', (_title, text, value) => {
    expect(decodeInt8(text)).toBe(value);
  });
  test('2^53 is refused rather than rounded', () => {
    expect(() => decodeInt8('9007199254740992')).toThrow(RangeError);
  });
});

describe('timestamptz', () => {
  test.each([
    ['no fraction becomes three zeros', '2023-08-31 15:59:59+00', '2023-08-31T15:59:59.000Z'],
    ['one digit is padded to three', '2023-08-31 15:59:59.5+00', '2023-08-31T15:59:59.500Z'],
    ['three digits stay', '2023-08-31 15:59:59.123+00', '2023-08-31T15:59:59.123Z'],
    ['microseconds are kept, six digits', '2023-08-31 15:59:59.1234+00', '2023-08-31T15:59:59.123400Z'],
  ])('%s', (_title, text, instant) => {
    expect(decodeInstant(text)).toBe(instant);
  });
  test.each([['2023-08-31 23:59:59+08'], ['infinity'], ['0044-03-15 12:00:00+00 BC']])(
    '%s is refused',
    (text) => {
      expect(() => decodeInstant(text)).toThrow(RangeError);
    },
  );
});

test.each([
  ['an empty list', '{}', []],
  ['plain items', '{沙门镇,玉城街道}', ['沙门镇', '玉城街道']],
  [
    'commas, braces, quotes and backslashes inside quotes',
    '{"a,b","{c}","d\\"e","f\\\\g"}',
    ['a,b', '{c}', 'd"e', 'f\\g'],
  ],
  ['NULL is null, "NULL" is a word', '{NULL,"NULL"}', [null, 'NULL']],
  ['an empty text', '{""}', ['']],
  [
    'lists of lists',
    '{{1,2},{3,4}}',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['a lower bound is dropped', '[0:1]={7,8}', ['7', '8']],
])('an array literal: %s', (_title, text, items) => {
  expect(decodeArray(text, (item) => item)).toEqual(items);
});
