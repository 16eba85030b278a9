import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlainDecimal } from '../values/index.ts';
import { readNumber } from './cell-number.ts';
import type { SheetCell } from './sheet.ts';

const text = (typed: string): SheetCell => ({ text: typed, kind: 'text' });
const said = (cell: SheetCell | undefined) => {
  const reading = readNumber(cell);
  return reading.kind === 'number' ? toPlainDecimal(reading.value) : reading.kind;
};

describe('a figure as clerks type it', () => {
  test.each([
    ['1,234.00', '1234'],
    ['1，234.5', '1234.5'],
    ['39,477.4', '39477.4'],
    ['３９，４７７．４', '39477.4'],
    [' 752.4 ', '752.4'],
    ['\u3000752.4\u00a0', '752.4'],
    ['1 234 567', '1234567'],
    ["'1334.63", '1334.63'],
    ['-190436.00', '-190436'],
    ['−12', '-12'],
    ['—123', '-123'],
    ['－１２．５', '-12.5'],
    ['(1,234)', '-1234'],
    ['（1,234.5）', '-1234.5'],
    ['△1,234', '-1234'],
    ['▲ 5', '-5'],
    ['￥100', '100'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.2E+3', '1200'],
    ['0', '0'],
  ])('%j is %s', (typed, value) => {
    expect(said(text(typed))).toBe(value);
  });

  test.each([
    ['forty characters', '9'.repeat(40), '9'.repeat(40)],
    ['one more', '9'.repeat(41), 'not-a-number'],
    ['more with separators', `1,${'234,'.repeat(13)}567`, 'not-a-number'],
    ['the thirtieth power of ten', '1e30', `1${'0'.repeat(30)}`],
    ['the next', '1e31', 'not-a-number'],
    ['as finely', '1e-30', `0.${'0'.repeat(29)}1`],
    ['more finely', '1e-31', 'not-a-number'],
    ['what no program holds', '1e400', 'not-a-number'],
  ])('goes as far as anything is measured: %s', (_title, typed, value) => {
    expect(said(text(typed))).toBe(value);
  });

  test.each(['', ' ', '—', '——', '-', '--', '/', '／', '无', '空', '…', '……', '...', '－', '\u3000'])(
    '%j is a blank cell',
    (typed) => {
      expect(said(text(typed))).toBe('blank');
    },
  );

  test.each([
    '约5000',
    '#N/A',
    '待核实',
    '未报送',
    '详见附件',
    '100-200',
    '100~200',
    '12,34',
    '1,2345',
    '1.2.3',
    '-(5)',
    '△-5',
    '>5000',
    '5000？',
  ])('%j is no number', (typed) => {
    expect(said(text(typed))).toBe('not-a-number');
  });

  test('statistical secrecy is neither a blank nor a wrong number', () => {
    expect([text('*'), text('***'), text('＊')].map(said)).toEqual(['secret', 'secret', 'secret']);
  });

  test('an error, a formula without a stored value and a truth value are no numbers; an empty cell is blank', () => {
    expect(said({ text: '#N/A', kind: 'error' })).toBe('not-a-number');
    expect(said({ text: 'SUM(A1:A9)', kind: 'formula' })).toBe('not-a-number');
    expect(said({ text: 'TRUE', kind: 'boolean' })).toBe('not-a-number');
    expect(said(undefined)).toBe('blank');
  });

  test('a figure with its unit behind it is handed on with the unit; the column decides', () => {
    const reading = readNumber(text('1,200万元'));
    expect(reading).toMatchObject({ kind: 'worded', unit: '万元' });
    expect(reading.kind === 'worded' && toPlainDecimal(reading.value)).toBe('1200');
  });

  test.each([
    ['2,000㎡', 'm2'],
    ['2000 m²', 'm2'],
    ['0.2hm²', 'hm2'],
    ['1.5吨/年', '吨/年'],
  ])('the unit behind may be a square or a year’s: %s', (typed, unit) => {
    expect(readNumber(text(typed))).toMatchObject({ kind: 'worded', unit });
  });

  test.each(['5x2', '3m22', '100/200'])('%j is still no number with a unit', (typed) => {
    expect(said(text(typed))).toBe('not-a-number');
  });

  test('every decimal comes back exactly through separators, full width and brackets', () => {
    const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    fc.assert(
      fc.property(cents, fc.boolean(), fc.boolean(), (n, wide, bracketed) => {
        const digits = (n < 0n ? -n : n).toString().padStart(3, '0');
        const [whole, fraction] = [digits.slice(0, -2), digits.slice(-2)];
        const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
        const signed = n < 0n ? (bracketed ? `(${grouped})` : `-${grouped}`) : grouped;
        const typed = wide
          ? signed.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
          : signed;
        const reading = readNumber(text(typed));
        expect(reading.kind === 'number' && reading.value.n * 100n).toBe(
          reading.kind === 'number' && n * reading.value.d,
        );
      }),
    );
  });
});
