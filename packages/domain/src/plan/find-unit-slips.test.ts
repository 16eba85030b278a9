import { expect, test } from 'vitest';
import { findUnitSlips } from './find-unit-slips.ts';

const FACTS = { tax: '万元', landMu: '亩', power: '千瓦时', revenue: '万元', firms: '户头' };

function slips(unit: string, numerator: string, denominator: string | null, percent = false): string[] {
  const facts = Object.entries(FACTS).map(([id, of]) => ({ id, title: id, unit: of }));
  const indicator = { title: '甲', unit, percent, numerator, denominator };
  const schemes = [{ path: 'evaluation/a.yaml', file: { indicators: [indicator] } }];
  return findUnitSlips({ facts: { facts }, schemes }).map(
    ({ path, message, remedy }) => `${path} ${message}；${remedy}`,
  );
}

test.each([
  ['the unit of the numerator over the denominator', '万元/亩', 'tax', 'landMu'],
  ['another way to write it', '万元/度', 'tax', 'power'],
  ['the numerator alone', '万元', 'tax', null],
  ['a unit nobody knows', '万元/户头', 'tax', 'firms'],
])('%s is in order', (_title, unit, numerator, denominator) => {
  expect(slips(unit, numerator, denominator)).toEqual([]);
});

test('a share in percent is in order', () => {
  expect(slips('%', 'tax', 'revenue', true)).toEqual([]);
});

test.each([
  ['of the same kind but another size', '元/千瓦时', 'tax', 'power', '万元', '千瓦时'],
  ['of another kind', '万元/亩', 'tax', 'power', '万元', '千瓦时'],
])('a unit %s is named with the one to write', (_title, unit, numerator, denominator, above, below) => {
  expect(slips(unit, numerator, denominator)).toEqual([
    `indicators[0].unit “甲”由${above}除以${below}得到，单位却写的是${unit}；系统不换算指标的单位，请写 ${above}/${below}，或在 facts.yaml 里改数据的单位`,
  ]);
});
