import { expect, test } from 'vitest';
import { findRepeatedKey } from './find-repeated-key.ts';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1,"b":2}}', 'b'],
  ['[{"a":1},{"a":1,"b":[],"a":3}]', 'a'],
  ['{"a\\"}":1,"a\\"}":2}', 'a"}'],
])('%s has a name twice', (text, name) => {
  expect(findRepeatedKey(text)).toBe(name);
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
