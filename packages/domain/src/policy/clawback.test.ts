import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, decimal, type Exact, toDecimalString, ZERO } from '../values/index.ts';
import { type Breach, computeClawback, recoveryProblem } from './clawback.ts';
import { CLAWBACK_RULES, PROMISE_SENSES } from './promise.ts';

const breach = (change: Partial<Breach>): Breach => ({
  rule: 'whole',
  sense: 'deed',
  share: undefined,
  promised: undefined,
  actual: undefined,
  funds: decimal('100000'),
  elsewhere: ZERO,
  ...change,
});
const owed = (change: Partial<Breach>): string => {
  const result = computeClawback(breach(change));
  return result.kind === 'sum' ? toDecimalString(result.sum, 2) : `缺 ${result.missing}`;
};
const least = (actual: string) =>
  owed({ rule: 'shortfall', sense: 'least', promised: decimal('20'), actual: decimal(actual) });
const most = (actual: string, promised = '20') =>
  owed({ rule: 'shortfall', sense: 'most', promised: decimal(promised), actual: decimal(actual) });

describe('what a broken promise owes (五(三))', () => {
  test.each([
    ['all of it', owed({}), '100000.00'],
    ['nothing where no money was given for it', owed({ rule: 'none' }), '0.00'],
    ['a share as the policy says', owed({ rule: 'share', share: decimal('33.333') }), '33333.00'],
    // 7 ÷ 20
    ['in proportion to what is short of the least', least('13'), '35000.00'],
    ['nothing at the promise itself', least('20'), '0.00'],
    ['nothing above it', least('20.01'), '0.00'],
    // 0.01 ÷ 20
    ['something just below it', least('19.99'), '50.00'],
    ['all of it where nothing was reached', least('0'), '100000.00'],
    ['and no more where it went below nothing', least('-5'), '100000.00'],
    ['nothing at the most itself', most('20'), '0.00'],
    ['nothing below it', most('19.99'), '0.00'],
    ['something just above it', most('20.01'), '50.00'],
    ['all of it at twice the most, and no more beyond', most('40'), '100000.00'],
    ['no more beyond', most('60'), '100000.00'],
    ['nothing where nothing was to be and nothing was', most('0', '0'), '0.00'],
    ['all of it where nothing was to be and something was', most('0.01', '0'), '100000.00'],
  ])('%s', (_title, found, expected) => {
    expect(found).toBe(expected);
  });

  test.each([
    // A third of 0.01, 0.02 and 0.05: 0.0033…, 0.0066…, 0.0166…
    ['0.01', '0.00'],
    ['0.02', '0.01'],
    ['0.05', '0.02'],
  ])('a third of %s is rounded half up to the 分: %s', (funds, expected) => {
    const third = { promised: decimal('3'), actual: decimal('2') };
    expect(owed({ rule: 'shortfall', sense: 'least', funds: decimal(funds), ...third })).toBe(expected);
  });

  test('half a 分 is rounded up', () => {
    expect(owed({ rule: 'share', share: decimal('50'), funds: decimal('0.01') })).toBe('0.01');
  });

  test.each([
    ['39999.99', '60000.01'],
    ['40000', '60000.00'],
    ['99999.99', '0.01'],
    ['100000', '0.00'],
    ['100000.01', '0.00'],
  ])('where other promises of the grant owe %s, no more than the rest: %s', (elsewhere, expected) => {
    expect(owed({ elsewhere: decimal(elsewhere) })).toBe(expected);
  });

  test('what is not known is asked for, never taken as kept or as nothing', () => {
    expect([
      owed({ rule: 'shortfall', sense: 'least', actual: ZERO }),
      owed({ rule: 'shortfall', sense: 'least', promised: decimal('20') }),
      owed({ rule: 'share' }),
    ]).toEqual(['缺 promised', '缺 actual', '缺 share']);
  });

  test('every step stands in the trace, the last one is the sum', () => {
    const result = computeClawback(
      breach({ rule: 'shortfall', sense: 'least', promised: decimal('20'), actual: decimal('13') }),
    );
    const steps = result.kind === 'sum' ? result.steps : [];
    expect(steps.map(({ label, value, unit }) => `${label} ${value}${unit}`)).toEqual([
      '已享受资金 100000.00元',
      ...['承诺数 20', '实际数 13', '差额占承诺数 35.0000%', '按比例计算 35000.00元', '应追缴 35000.00元'],
    ]);
  });

  const money = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((n): Exact => ({ n, d: 100n }));
  const figure = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).map((n): Exact => ({ n, d: 1000n }));
  const positive = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((n): Exact => ({ n, d: 1000n }));
  const one = fc.record({
    rule: fc.constantFrom(...CLAWBACK_RULES),
    sense: fc.constantFrom(...PROMISE_SENSES),
    share: positive,
    promised: positive,
    actual: figure,
  });

  test('is never negative and never above what was granted, and many promises of a grant never owe more than it', () => {
    fc.assert(
      fc.property(money, fc.array(one, { minLength: 1, maxLength: 6 }), (funds, promises) => {
        let elsewhere = ZERO;
        for (const promise of promises) {
          const result = computeClawback({ ...promise, funds, elsewhere });
          if (result.kind !== 'sum') throw new Error('everything is known');
          expect(compare(result.sum, ZERO)).toBeGreaterThanOrEqual(0);
          elsewhere = add(elsewhere, result.sum);
          expect(compare(elsewhere, funds)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test('missing more of a promise never owes less', () => {
    fc.assert(
      fc.property(money, positive, figure, positive, (funds, promised, actual, more) => {
        const sum = (reached: Exact) => {
          const result = computeClawback(
            breach({ rule: 'shortfall', sense: 'most', funds, promised, actual: reached }),
          );
          return result.kind === 'sum' ? result.sum : ZERO;
        };
        expect(compare(sum(add(actual, more)), sum(actual))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('money that comes back in parts never comes to more than was owed', () => {
    fc.assert(
      fc.property(money, fc.array(money, { maxLength: 12 }), (due, parts) => {
        let recovered = ZERO;
        for (const part of parts) {
          if (recoveryProblem(due, recovered, part) === undefined) recovered = add(recovered, part);
        }
        expect(compare(recovered, due)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('money that comes back', () => {
  const problem = (now: string) => recoveryProblem(decimal('100'), decimal('40'), decimal(now));
  test.each([
    ['-0.01', '本次追回应大于 0'],
    ['0', '本次追回应大于 0'],
    ['0.01', undefined],
    ['0.001', '本次追回应写到分'],
    ['59.99', undefined],
    ['60', undefined],
    ['60.01', '本次追回超过了还应追缴的 60.00 元'],
  ])('%s of the 60 that are left: %s', (now, expected) => {
    expect(problem(now)).toBe(expected);
  });
});
