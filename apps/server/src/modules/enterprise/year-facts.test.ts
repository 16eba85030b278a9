import { parseMillionths } from '@tenglong/domain/evaluation';
import { decimal } from '@tenglong/domain/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMillionths, YearFacts } from './year-facts.ts';

const read = (text: string, width: number): number[] => {
  const into = new Float64Array(width).fill(Number.NaN);
  readMillionths(text, into, 0);
  return [...into];
};

describe('figures read in bulk', () => {
  test.each([
    ['{12.5,NULL,3}', 3, [12_500_000, Number.NaN, 3_000_000]],
    ['{-0.000001}', 1, [-1]],
    ['{}', 2, [Number.NaN, Number.NaN]],
    ['{8.29}', 2, [8_290_000, Number.NaN]],
  ])('%s', (text, width, expected) => {
    expect(read(text, width)).toEqual(expected);
  });

  test('are to the bit what the decimal text is in millionths, however long it is', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,19})(\.\d{1,12})?$/);
    fc.assert(
      fc.property(fc.array(digits, { minLength: 1, maxLength: 9 }), (texts) => {
        const found = read(`{${texts.join(',')}}`, texts.length);
        expect(found.map((figure) => figure + 0)).toEqual(texts.map((text) => parseMillionths(text) + 0));
      }),
    );
  });
});

describe('the facts of a year', () => {
  const table = {
    slots: new Map([
      ['tax', 1],
      ['landMu', 2],
      ['rd', 3],
      ['emission', 5],
    ]),
    width: 5,
    millionths: new Float64Array(10).fill(Number.NaN),
  };
  readMillionths('{12.50,NULL,NULL}', table.millionths, 5);
  const facts = new YearFacts(table, 1, '{12.50,NULL,NULL}', '{1,2,0}');

  test('are known, reported and unusable, or never reported', () => {
    expect([...facts]).toEqual([
      ['tax', decimal('12.50')],
      ['landMu', null],
    ]);
    expect([facts.size, facts.has('rd'), facts.get('rd'), facts.get('landMu')]).toEqual([
      2,
      false,
      undefined,
      null,
    ]);
  });

  test('are numbers for the evaluation, none where there is no figure', () => {
    expect(['tax', 'landMu', 'rd', 'emission', 'nobody'].map((fact) => facts.millionths(fact))).toEqual([
      12_500_000,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  test('laid over by other figures are an ordinary map, without the numbers of before', () => {
    const changed = { facts: new Map([...facts, ['tax', decimal('1')]]) };
    expect('millionths' in changed.facts).toBe(false);
  });
});
