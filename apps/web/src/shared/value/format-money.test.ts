import { describe, expect, test } from 'vitest';
import { MISSING } from './figure.ts';
import { formatMoney, moneyParts } from './format-money.ts';

describe('formatMoney', () => {
  test.each([
    ['below ten thousand yuan stays in yuan', '9999.99', '9,999.99 元'],
    ['ten thousand yuan is one 万元', '10000', '1.00 万元'],
    ['just below a hundred million stays in 万元', '99999900', '9,999.99 万元'],
    ['what would round to ten thousand 万元 is one 亿元', '99999999', '1.00 亿元'],
    ['a hundred million yuan is one 亿元', '100000000', '1.00 亿元'],
    ['above ten thousand 亿元 nothing larger is used', '1234500000000', '12,345.00 亿元'],
    ['a debt chooses its unit by its size', '-25000', '−2.50 万元'],
    ['nothing is nothing', '0', '0.00 元'],
  ])('%s', (_title, yuan, expected) => {
    expect(formatMoney(yuan)).toBe(expected);
  });

  test('the unit can be fixed, and the value may come in 万元', () => {
    expect(formatMoney('48.9669', { from: '万元', to: '万元' })).toBe('48.97 万元');
    expect(formatMoney('48.9669', { from: '万元', to: '元', decimals: 0 })).toBe('489,669 元');
    expect(formatMoney('2224.3', { from: '万元', to: '亿元' })).toBe('0.22 亿元');
  });

  test('an absent sum has no unit', () => {
    expect(moneyParts(MISSING)).toEqual({ text: '未报', unit: '' });
    expect(formatMoney('约五千')).toBe('未知');
  });
});
