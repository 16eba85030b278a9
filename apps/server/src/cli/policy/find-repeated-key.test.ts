import { expect, test } from 'vitest';
import { findRepeatedKey } from './find-repeated-key.ts';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1,"b":2}}', 'b'],
  ['[{"a":1},{"a":1,"b":[],"a":3}]', 'a'],
  ['{"a\\"}":1,"a\\"}":2}', 'a"}'],
  ['{"a":1,"\\u0061":2}', 'a'],
])('%s has a name twice', (text, name) => {
  expect(findRepeatedKey(text)).toBe(name);
});

test('a string of a million marks is gone through like any other', () => {
  const marks = '\\\\{:,'.repeat(1_000_000);
  expect(findRepeatedKey(`{"x":"${marks}","x":1}`)).toBe('x');
});

test.each([
  '{"a":1,"b":{"a":1}}',
  '[{"a":1},{"a":2}]',
  '{"a":"\\"a\\":1,\\"a\\":2"}',
  '{}',
  '1',
  '{"a":["a","a"]}',
])('%s has each name once', (text) => {
  expect(findRepeatedKey(text)).toBeUndefined();
});
