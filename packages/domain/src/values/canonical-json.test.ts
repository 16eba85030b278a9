import { expect, test } from 'vitest';
import { canonicalJson } from './index.ts';

test('the same value is the same bytes whatever the order of its keys', () => {
  expect(canonicalJson({ b: 1, a: [true, null, '亩'] })).toBe('{"a":[true,null,"亩"],"b":1}');
  expect(canonicalJson({ a: [true, null, '亩'], b: 1 })).toBe('{"a":[true,null,"亩"],"b":1}');
});

test('what JSON cannot hold is refused, not dropped', () => {
  expect(() => canonicalJson(undefined)).toThrow();
  expect(() => canonicalJson({ a: Number.NaN })).toThrow();
});
