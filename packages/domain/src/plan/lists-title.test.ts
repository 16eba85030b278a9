import { expect, test } from 'vitest';
import { listsTitle } from './lists-title.ts';

test.each([
  ['a plan without lists does not count them', 0, '清单分解'],
  ['one list', 1, '一张清单'],
  ['two are 两, not 二', 2, '两张清单'],
  ['eight lists', 8, '八张清单'],
  ['twelve lists', 12, '十二张清单'],
  ['the last number that is spelt', 99, '九十九张清单'],
  ['more than that are not counted', 100, '各张清单'],
])('the lists of a plan are called by their number: %s', (_title, count, title) => {
  expect(listsTitle(count)).toBe(title);
});
