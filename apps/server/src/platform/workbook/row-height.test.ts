import { expect, test } from 'vitest';
import { rowHeight } from './row-height.ts';

const columns = [
  { header: '企业', width: 11 },
  { header: '数', kind: 'number' as const },
];
const height = (text: string) => rowHeight([text, '12345678901234567890'], columns, [11, 4]);

test.each([
  ['five Chinese characters fill the ten that are left of eleven', '一二三四五', undefined],
  ['the sixth takes a second line', '一二三四五六', 33],
  ['an eleventh takes a third', '一二三四五一二三四五六', 48],
  ['plain letters are half as wide', 'abcdefghij', undefined],
  ['a line break is a line, however short', '一\n二', 33],
  ['an empty cell is one line', '', undefined],
])('%s', (_title, text, expected) => {
  expect(height(text)).toBe(expected);
});
