import { describe, expect, test } from 'vitest';
import { columnsOf, plain } from '../../../test/evaluation/columns.ts';
import { plainScheme } from '../../../test/evaluation/schemes.ts';
import { type EvaluationColumns, Membership } from './columns.ts';
import { compileScheme } from './compile.ts';
import { evaluateColumns } from './evaluate-columns.ts';

type Figures = readonly (number | null)[];

function baselines(top: Figures, bottom: Figures, baseline: object, more: Partial<EvaluationColumns> = {}) {
  const scheme = plainScheme({ baseline, industries: { by: 'digits', digits: 2 } });
  const { references } = evaluateColumns(columnsOf({ top, bottom }, more), compileScheme(scheme, 2022));
  return references[0]!;
}

const SUMS = { origin: 'ratioOfSums' };
const county = (top: Figures, bottom: Figures, baseline: object = SUMS) =>
  baselines(top, bottom, baseline).figure[0];

describe('The baseline of the county', () => {
  test('is Σ numerator ÷ Σ denominator, not the mean of quotients', () => {
    // (10 + 30) ÷ (1 + 9) = 4; the quotients are 10 and 3.33…
    expect(county([10, 30], [1, 9])).toBe(4);
  });

  test('leaves out who lacks either figure', () => {
    expect(county([10, 30, null, 99], [1, 9, 5, null])).toBe(4);
  });

  test('leaves out a denominator below and at zero, and takes one above', () => {
    expect(county([10, 99, 99, 30], [1, -5, 0, 9])).toBe(4);
    // (10 + 30) ÷ (1 + 0.25)
    expect(county([10, 30], [1, 0.25])).toBe(32);
  });

  test('takes negative numerators as they are', () => {
    expect(county([10, -6], [1, 1])).toBe(2);
  });

  test('is multiplied by the factor of the scheme', () => {
    expect(county([10, 30], [1, 9], { ...SUMS, factor: '2' })).toBe(8);
  });

  test('may be the mean of the quotients', () => {
    // (10 + 5) ÷ 2
    expect(county([10, 45], [1, 9], { origin: 'meanOfValues' })).toBe(7.5);
  });

  test('may be published', () => {
    expect(county([10, 30], [1, 9], { origin: 'fixed', byYear: { '2022': { x: '24.097' } } })).toBe(24.097);
  });

  test('counts who can only be listed, and not who is outside', () => {
    const membership = Uint8Array.of(Membership.member, Membership.listed, Membership.outside);
    const { figure, sums } = baselines([10, 30, 1000], [1, 9, 1], SUMS, { membership });
    expect([figure[0], sums.members[0]]).toEqual([4, 2]);
  });

  test('says what it was made of: members and both sums', () => {
    const { sums } = baselines([10, 30.5, 7], [1, 9, null], SUMS);
    expect([sums.members[0], sums.numerator[0], sums.denominator[0]]).toEqual([2, 40_500_000, 10_000_000]);
  });
});

describe('The baseline of an industry', () => {
  const more = { industry: Uint16Array.of(1, 1, 2, 0), industries: ['全市', '26', '34'] };
  const by = (minimumMembers: number) => ({ ...SUMS, over: 'industry', minimumMembers });

  test('is made of its own members; those without industry have the county', () => {
    const { figure, sums } = baselines([10, 30, 8, 2], [1, 9, 2, 8], by(1), more);
    // County: 50 ÷ 20; industry 26: 40 ÷ 10; industry 34: 8 ÷ 2.
    expect([plain(figure), plain(sums.members)]).toEqual([
      [2.5, 4, 4],
      [4, 2, 1],
    ]);
  });

  test('is the county’s below the minimum of members, its own at and above it', () => {
    const at = (minimum: number) => plain(baselines([10, 30, 9, 1], [1, 9, 1, 9], by(minimum), more).figure);
    expect([at(1), at(2), at(3)]).toEqual([
      [2.5, 4, 9],
      [2.5, 4, 2.5],
      [2.5, 2.5, 2.5],
    ]);
  });
});
