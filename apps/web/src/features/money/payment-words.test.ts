import { expect, test } from 'vitest';
import { leftOf, paymentSentence } from './payment-words.ts';

test.each([
  ['a fen of a sum beyond what a float tells apart', '99999999999999.99', '99999999999999.98', '0.01'],
  ['a fen', '0.30', '0.29', '0.01'],
  ['nothing', '100000.00', '100000.00', undefined],
  ['nothing where more came than was asked', '100000.00', '100000.01', undefined],
])('what is left of a sum is exact: %s', (_title, whole, part, left) => {
  expect(leftOf(whole, part)).toBe(left);
});

test('the sentence says what waits to be paid, and what has still to come back', () => {
  const sums = { computedYuan: '0.00', decidedYuan: '0.00', orderedYuan: '300000.10', paidYuan: '100000.00' };
  const page = {
    rows: [],
    total: 3,
    page: 0,
    size: 100,
    mayKeep: false,
    policies: [],
    funds: [],
    units: [],
    years: [],
  };
  const said = (more: object) =>
    paymentSentence({ ...page, sums: { ...sums, owedYuan: '0.00', recoveredYuan: '0.00', ...more } });
  expect(said({})).toBe('共 3 件，下达 30.00 万元，已兑付 10.00 万元，待拨付 20.00 万元');
  expect(said({ paidYuan: '300000.10', owedYuan: '100.00', recoveredYuan: '99.99' })).toBe(
    '共 3 件，下达 30.00 万元，已兑付 30.00 万元，没有待拨付的；还有 0.01 元没有追回',
  );
});
