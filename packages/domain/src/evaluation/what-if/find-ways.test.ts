import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryRankedCounty, DICTIONARY, enterprise, finding } from '../../../test/evaluation/counties.ts';
import { aboveScheme, plainScheme, quotas } from '../../../test/evaluation/schemes.ts';
import { patience, trials } from '../../../test/trials.ts';
import type { EnterpriseYear } from '../../enterprise/index.ts';
import { runScheme, type SchemeRun } from '../run/index.ts';
import type { SchemeFile } from '../scheme/index.ts';
import { type FactChanges, findWays, type LeverStep, type Ways, whatIf } from './index.ts';

const OPTIONS = { year: 2022, facts: DICTIONARY };
const waysOf = (run: SchemeRun, row: number) => findWays(run, run.outcome, row);

/** Half are A, half are D; a published baseline of 1 keeps the numbers plain. */
const half = (changes: object = {}): SchemeFile =>
  plainScheme({
    baseline: { origin: 'fixed', byYear: { '2022': { x: '1' } } },
    quotas: quotas(['A', '50'], ['D', '100']),
    ...changes,
  });
const two = (scheme: SchemeFile, more: Partial<EnterpriseYear> = {}) =>
  runScheme(
    [enterprise(1, { top: '120', bottom: '100' }), enterprise(2, { top: '100', bottom: '100' }, more)],
    scheme,
    OPTIONS,
  );

/** A step taken to a part of its change. */
const part = ({ now, direction, change }: LeverStep, share: number): number =>
  now * (1 + (direction === 'more' ? 1 : -1) * change * share);

const reaches = (run: SchemeRun, row: number, { target }: Ways, changes: FactChanges): boolean => {
  const { preliminaryGrade } = whatIf(run, row, changes);
  return preliminaryGrade !== null && target !== null && preliminaryGrade <= target;
};

describe('Single ways up, worked by hand', () => {
  test('120 points are to be beaten by 100: 20 % more, or the denominator down to 100 ÷ 120', () => {
    const { target, finalGrade, single } = waysOf(two(half()), 1);
    expect([target, finalGrade]).toEqual(['A', 'A']);
    const [top, bottom] = single.map(({ step }) => step);
    // At 120 the totals are equal and the smaller code stays ahead; the next figure of four digits is beyond.
    expect(top).toMatchObject({ fact: 'top', now: 100, needed: 120.01 });
    // 100 ÷ 1.2 = 83.333…, written outward.
    expect(bottom).toMatchObject({ fact: 'bottom', now: 100, needed: 83.33 });
  });

  test('where the tie rule favours it, a tie is enough', () => {
    const tied = half({ ties: [{ fact: 'top', better: 'less' }] });
    const run = runScheme(
      [enterprise(1, { top: '240', bottom: '200' }), enterprise(2, { top: '100', bottom: '100' })],
      tied,
      OPTIONS,
    );
    // 120 of 100 ties with 240 of 200, and the smaller figure goes first.
    expect(waysOf(run, 1).single[0]?.step?.needed).toBe(120);
  });

  test('a capped indicator cannot lift beyond what is already capped', () => {
    const run = runScheme(
      [enterprise(1, { top: '400', bottom: '100' }), enterprise(2, { top: '100', bottom: '100' })],
      half(),
      OPTIONS,
    );
    expect(waysOf(run, 1).single.map(({ step }) => step)).toEqual([null, null]);
  });

  test('a figure that is unknown, zero or below has no share to be moved by', () => {
    const run = runScheme(
      [enterprise(1, { top: '400', bottom: '100' }), enterprise(2, { top: '-5', bottom: '100' })],
      half(),
      OPTIONS,
    );
    expect(waysOf(run, 1).single[0]).toEqual({ fact: 'top', direction: 'more', now: -5, step: null });
  });

  test('the best grade, and no grade, have nowhere to go', () => {
    const nowhere = { target: null, finalGrade: null, single: [], pair: null };
    expect(waysOf(two(half()), 0)).toEqual(nowhere);
    const lost = runScheme([enterprise(1, { top: '1' })], half(), OPTIONS);
    expect(waysOf(lost, 0)).toEqual(nowhere);
  });

  test('a grade that nobody can have is passed over', () => {
    // 20 % of two is nobody: from D the next that exists is B.
    const scheme = half({ quotas: quotas(['A', '20'], ['B', '50'], ['D', '100']) });
    expect(waysOf(two(scheme), 1).target).toBe('B');
  });

  test('a veto stays: the final grade is told beside the target', () => {
    const scheme = half({ vetoes: aboveScheme().vetoes });
    const held = two(scheme, { violations: [finding('2022-05-01', 'ordinary')] });
    expect(waysOf(held, 1)).toMatchObject({ target: 'A', finalGrade: 'B' });
  });

  test('land is not taken below the minimum of the population', () => {
    const population = {
      scale: 'above',
      minimum: { fact: 'bottom', atLeast: '90', unknown: 'listUngraded' },
    };
    const [, bottom] = waysOf(two(half({ population })), 1).single;
    expect(bottom).toEqual({ fact: 'bottom', direction: 'less', now: 100, step: null });
  });
});

describe('The pair, worked by hand', () => {
  test('both by the same share where one lever alone is the cheapest of all splits', () => {
    // (1 + p) ÷ (1 − p) = 1.2, so p = 0.2 ÷ 2.2 = 0.0909…
    const { pair } = waysOf(two(half()), 1);
    expect(pair?.steps.map(({ change }) => change.toFixed(5))).toEqual(['0.09091', '0.09091']);
  });

  test('unevenly where some split is cheaper than either lever alone', () => {
    // Two indicators of weight 50 and cap 1.5. To reach 130 from 100 with one lever, beyond 75 nothing counts:
    // 50 + 50 × (1 + a) is at most 125. Both are needed, and each point costs 2 %: a + b = 0.6.
    const indicator = (id: string, numerator: string) => ({
      id,
      title: id,
      unit: '',
      decimals: 2,
      numerator,
      denominator: 'bottom',
      weight: '50',
    });
    const scheme = half({
      indicators: [indicator('x', 'top'), indicator('y', 'tax')],
      baseline: { origin: 'fixed', byYear: { '2022': { x: '1', y: '1' } } },
      levers: [
        { fact: 'top', direction: 'more' },
        { fact: 'tax', direction: 'more' },
      ],
    });
    const run = runScheme(
      [
        enterprise(1, { top: '130', tax: '130', bottom: '100' }),
        enterprise(2, { top: '100', tax: '100', bottom: '100' }),
      ],
      scheme,
      OPTIONS,
    );
    const { single, pair } = waysOf(run, 1);
    expect(single.map(({ step }) => step)).toEqual([null, null]);
    expect(pair?.sum.toFixed(4)).toBe('0.6000');
  });
});

describe('Ways up in any county', () => {
  const cases = fc.record({ county: arbitraryRankedCounty(8, 24), pick: fc.nat() });
  const scheme = aboveScheme();
  /** Each case is a search of its own. */
  const few = { numRuns: Math.min(trials.numRuns, 500) };

  test(
    'each single way reaches, and 1 % less of it does not',
    () => {
      fc.assert(
        fc.property(cases, ({ county, pick }) => {
          const run = runScheme(county, scheme, OPTIONS);
          const row = pick % county.length;
          const ways = waysOf(run, row);
          for (const { fact, step } of ways.single) {
            if (!step) continue;
            expect([fact, reaches(run, row, ways, { [fact]: step.needed })]).toEqual([fact, true]);
            expect([fact, reaches(run, row, ways, { [fact]: part(step, 0.99) })]).toEqual([fact, false]);
          }
        }),
        few,
      );
    },
    patience,
  );

  test(
    'a lever without a way does not reach anywhere up to a hundredfold',
    () => {
      fc.assert(
        fc.property(cases, fc.integer({ min: 1, max: 9_900 }), ({ county, pick }, hundredths) => {
          const run = runScheme(county, scheme, OPTIONS);
          const row = pick % county.length;
          const ways = waysOf(run, row);
          for (const { fact, direction, now, step } of ways.single) {
            if (step || now === null) continue;
            const tried =
              direction === 'more' ? now * (1 + hundredths / 100) : now * (1 - hundredths / 10_000);
            expect([fact, reaches(run, row, ways, { [fact]: tried })]).toEqual([fact, false]);
          }
        }),
        few,
      );
    },
    patience,
  );

  test(
    'the pair reaches, and 1 % less of either does not',
    () => {
      fc.assert(
        fc.property(cases, ({ county, pick }) => {
          const run = runScheme(county, scheme, OPTIONS);
          const row = pick % county.length;
          const ways = waysOf(run, row);
          if (!ways.pair) return;
          const [a, b] = ways.pair.steps;
          const tried = (first: number, second: number) =>
            reaches(run, row, ways, { [a.fact]: first, [b.fact]: second });
          expect([
            tried(a.needed, b.needed),
            tried(part(a, 0.99), b.needed),
            tried(a.needed, part(b, 0.99)),
          ]).toEqual([true, false, false]);
        }),
        few,
      );
    },
    patience,
  );

  /** Two different levers that can be moved, by two random numbers. */
  function pickTwo({ single }: Ways, one: number, other: number) {
    const levers = single.filter(({ now }) => now !== null && now > 0);
    const [a] = levers.splice(one % levers.length, 1);
    return [a!, levers[other % levers.length]!] as const;
  }
  const movedBy = ({ now, direction }: Ways['single'][number], change: number): number =>
    (now ?? 0) * (direction === 'more' ? 1 + change : 1 - Math.min(change, 0.99));

  test(
    'no two levers moved by the same share reach with a clearly smaller sum',
    () => {
      fc.assert(
        fc.property(cases, fc.nat(), fc.nat(), ({ county, pick }, one, other) => {
          const run = runScheme(county, scheme, OPTIONS);
          const row = pick % county.length;
          const ways = waysOf(run, row);
          if (!ways.pair) return;
          const share = (ways.pair.sum / 2) * 0.99;
          const [a, b] = pickTwo(ways, one, other);
          // Who reaches alone with as little makes no pair with anybody.
          if ([a, b].some(({ step }) => step !== null && step.change <= share)) return;
          const found = reaches(run, row, ways, { [a.fact]: movedBy(a, share), [b.fact]: movedBy(b, share) });
          expect([a.fact, b.fact, found]).toEqual([a.fact, b.fact, false]);
        }),
        few,
      );
    },
    patience,
  );

  test(
    'no other split is clearly cheaper, unless one of the two is as cheap alone',
    () => {
      const split = fc.integer({ min: 5, max: 95 });
      fc.assert(
        fc.property(cases, fc.nat(), fc.nat(), split, ({ county, pick }, one, other, percent) => {
          const run = runScheme(county, scheme, OPTIONS);
          const row = pick % county.length;
          const ways = waysOf(run, row);
          // Where all are alike to the last bits, the last bits decide and no change is clearly anything.
          if (!ways.pair || ways.pair.sum < 1e-6) return;
          const sum = ways.pair.sum * 0.97;
          const [a, b] = pickTwo(ways, one, other);
          if ([a, b].some(({ step }) => step !== null && step.change <= sum)) return;
          const first = (sum * percent) / 100;
          const found = reaches(run, row, ways, {
            [a.fact]: movedBy(a, first),
            [b.fact]: movedBy(b, sum - first),
          });
          expect([a.fact, b.fact, percent, found]).toEqual([a.fact, b.fact, percent, false]);
        }),
        few,
      );
    },
    patience,
  );
});
