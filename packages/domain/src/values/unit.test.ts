import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patience, trials } from '../../test/trials.ts';
import {
  compatible,
  convert,
  decimal,
  divideUnits,
  equals,
  multiplyUnits,
  PLAIN,
  parseUnit,
  toExactText,
  UNIT_SYMBOLS,
  unit,
  withoutRatios,
} from './index.ts';

const inUnit = (value: string, from: string, to: string): string | undefined => {
  const converted = convert(decimal(value), unit(from), unit(to));
  return converted && toExactText(converted);
};

describe('units convert exactly', () => {
  test.each([
    ['12345', '元', '万元', '1.2345'],
    ['1', '千元', '元', '1000'],
    ['2.5', '亿元', '万元', '25000'],
    ['3', '百万美元', '万美元', '300'],
    ['2000', '㎡', '亩', '3'],
    ['1', '亩', '㎡', '2000/3'],
    ['1', '公顷', '亩', '15'],
    ['1', '平方公里', '亩', '1500'],
    ['1', '万吨标准煤', '吨标准煤', '10000'],
    ['500', '千克标准煤', 'tce', '0.5'],
    ['1', '亿千瓦时', '万千瓦时', '10000'],
    ['35600', '度', '万kWh', '3.56'],
    ['2', '兆瓦时', 'kWh', '2000'],
    ['8.8', '千克', '吨', '0.0088'],
    ['1', '吨', '克', '1000000'],
    ['5', '%', '', '0.05'],
    ['0.3', '', '百分点', '30'],
    ['2', '年', '月', '24'],
    ['2', '日', '小时', '48'],
    ['10', '万元/亩', '元/㎡', '150'],
    ['150', '元/㎡', '万元/亩', '10'],
    ['0.52', '吨标准煤/万元', '千克标准煤/元', '0.052'],
    ['1', '万元/人·年', '元/人/月', '2500/3'],
  ])('%s %s is, in %s, %s', (value, from, to, expected) => {
    expect(inUnit(value, from, to)).toBe(expected);
  });

  test.each([
    ['吨', '吨标准煤'],
    ['千瓦时', '吨标准煤'],
    ['元', '美元'],
    ['月', '日'],
    ['人', '家'],
    ['家', ''],
    ['㎡', '立方米'],
    ['万元/亩', '万元'],
  ])('%s and %s are not compatible', (a, b) => {
    expect(compatible(unit(a), unit(b))).toBe(false);
    expect(convert(decimal('1'), unit(a), unit(b))).toBeUndefined();
  });

  test(
    'there and back is the same value, for every pair of one dimension',
    () => {
      const symbols = UNIT_SYMBOLS.map(({ symbol }) => unit(symbol));
      fc.assert(
        fc.property(fc.constantFrom(...symbols), fc.constantFrom(...symbols), fc.bigInt(), (a, b, n) => {
          fc.pre(compatible(a, b));
          const there = convert({ n, d: 7n }, a, b)!;
          expect(equals(convert(there, b, a)!, { n, d: 7n })).toBe(true);
        }),
        trials,
      );
    },
    patience,
  );
});

describe('units are read as the departments write them', () => {
  test.each([
    ['kWh', '千瓦时'],
    ['万kWh', '万千瓦时'],
    ['万ｋＷ·ｈ', '万千瓦时'],
    ['万度', '万千瓦时'],
    ['KG', '千克'],
    ['t', '吨'],
    ['tce', '吨标准煤'],
    ['万tce', '万吨标准煤'],
    ['万吨标煤', '万吨标准煤'],
    ['m²', '㎡'],
    ['平方米', '㎡'],
    ['万平方米', '万㎡'],
    ['m³', '立方米'],
    ['（万元）', '万元'],
    ['( 千元 )', '千元'],
    ['％', '%'],
    ['个百分点', '百分点'],
    ['万元/吨标煤', '万元/吨标准煤'],
    ['元／m²', '元/㎡'],
    ['万元每亩', '万元/亩'],
    ['kgce/kWh', '千克标准煤/千瓦时'],
    ['万元/(亩·年)', '万元/亩/年'],
    ['1/年', '1/年'],
    ['', ''],
  ])('%s is %s', (text, expected) => {
    expect(parseUnit(text)?.text).toBe(expected);
  });

  test.each(['万', '元/', '/亩', '千万亿元', '公尺', '元·', '万%', '元/亩/斤', 'x'.repeat(80)])(
    '%s is no unit',
    (text) => {
      expect(parseUnit(text)).toBeUndefined();
      expect(() => unit(text)).toThrow(RangeError);
    },
  );

  test('each symbol and each of its aliases names one unit only', () => {
    const names = UNIT_SYMBOLS.flatMap(({ symbol, aliases }) => [symbol, ...aliases]).map((name) =>
      name.normalize('NFKC'),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const { symbol, aliases } of UNIT_SYMBOLS) {
      for (const name of [symbol, ...aliases]) expect(parseUnit(name)?.text, name).toBe(symbol);
    }
  });
});

describe('units multiply and divide', () => {
  test.each([
    [divideUnits(unit('万元'), unit('亩')), '万元/亩'],
    [multiplyUnits(unit('万元/亩'), unit('亩')), '万元'],
    [divideUnits(unit('万元'), unit('万元')), ''],
    [multiplyUnits(unit('元/㎡'), unit('亩')), '元·亩/㎡'],
    [multiplyUnits(unit('米'), unit('米')), '米·米'],
    [divideUnits(PLAIN, unit('年')), '1/年'],
    [withoutRatios(unit('%·元')), '元'],
    [withoutRatios(unit('万元/亩')), '万元/亩'],
  ])('case %#: %o', (result, expected) => {
    expect(result.text).toBe(expected);
  });

  test('a product measures what its factors measure: 3 元/㎡ on 2 亩 are 4,000 元', () => {
    const product = multiplyUnits(unit('元/㎡'), unit('亩'));
    expect(toExactText(convert(decimal('6'), product, unit('元'))!)).toBe('4000');
    expect(compatible(multiplyUnits(unit('米'), unit('米')), unit('亩'))).toBe(true);
  });

  test('the same unit is the same object, however it is spelt', () => {
    expect(unit('万元/亩')).toBe(unit('万元／市亩'));
    expect(unit('')).toBe(PLAIN);
  });
});
