import { expect, test } from 'vitest';
import { addressText } from './address-text.ts';

test.each([
  ['22', '第 22 条'],
  ['22#2', '第 22 条第 2 项'],
  ['五', '第五部分'],
  ['五.3', '第五部分（三）'],
  ['附件1', '附件1'],
  ['附件1#16', '附件1 第 16 项'],
  ['附件2#3/沙门镇', '附件2 第 3 项 沙门镇'],
  ['会议纪要〔2023〕8 号', '会议纪要〔2023〕8 号'],
])('the place %s is said as %s', (address, words) => {
  expect(addressText(address)).toBe(words);
});
