import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCounty, DICTIONARY, enterprise } from '../../../test/evaluation/counties.ts';
import { aboveScheme, belowScheme, plainScheme, quotas } from '../../../test/evaluation/schemes.ts';
import { patience, trials } from '../../../test/trials.ts';
import { checkTrace, type Trace } from '../../rule/index.ts';
import { parseExactText, toFloat } from '../../values/index.ts';
import { runScheme, type SchemeRun } from '../run/index.ts';
import type { SchemeFile } from '../scheme/index.ts';
import { EvaluationExplanation, explainEnterprise } from './index.ts';

const OPTIONS = { year: 2022, facts: DICTIONARY };
const explain = (run: SchemeRun, row: number) => explainEnterprise(run, run.outcome, row);

/** Totals 100, 90, 80 and 70 against a published baseline of 10; half are A, the rest D. */
const FOUR = plainScheme({
  baseline: { origin: 'fixed', byYear: { '2022': { x: '10' } } },
  quotas: quotas(['A', '50'], ['D', '100']),
});
const four = () =>
  runScheme(
    ['10', '9', '8', '7'].map((top, at) => enterprise(at + 1, { top, bottom: '1' })),
    FOUR,
    OPTIONS,
  );

describe('The explanation of one enterprise', () => {
  test('writes the division out and says what it is compared with', () => {
    const run = runScheme(
      [enterprise(1, { top: '30.5', bottom: '2' }), enterprise(2, { top: '9.5', bottom: '8' })],
      plainScheme(),
      OPTIONS,
    );
    // 40 ÷ 10 = 4; 9.5 ÷ 8 = 1.1875, which is 0.296875 of 4, so 29.6875 of 100 points.
    expect(explain(run, 1).indicators).toEqual([
      {
        id: 'x',
        title: 'x',
        unit: '',
        percent: false,
        decimals: 2,
        weight: 100,
        lowest: 0,
        highest: 150,
        numerator: { fact: 'top', figure: '9.5' },
        denominator: { fact: 'bottom', figure: '8' },
        value: 1.1875,
        baseline: {
          origin: 'ratioOfSums',
          figure: 4,
          worst: null,
          group: '全市',
          standsIn: false,
          members: 2,
          numeratorSum: '40',
          denominatorSum: '10',
          factor: '1',
        },
        shareOfBaseline: 0.296875,
        score: 29.6875,
        capped: false,
        floored: false,
        origin: 'computed',
      },
    ]);
    expect(explain(run, 0).indicators[0]).toMatchObject({ score: 150, capped: true });
  });

  test('gives the grade lines, the distance to the next grade and the totals around', () => {
    const { lines, next, neighbours } = explain(four(), 3);
    expect(lines).toEqual([
      { grade: 'A', rank: 2, total: 90 },
      { grade: 'D', rank: 4, total: 70 },
    ]);
    expect(next).toEqual({ grade: 'A', points: 20, ranks: 2 });
    expect(neighbours).toEqual([
      { rank: 2, total: 90 },
      { rank: 3, total: 80 },
      { rank: 4, total: 70 },
    ]);
  });

  test('knows no next grade for the best and none for the ungraded', () => {
    expect(explain(four(), 0).next).toBeNull();
    const lost = runScheme([enterprise(1, { top: '1' })], FOUR, OPTIONS);
    expect(explain(lost, 0)).toMatchObject({
      next: null,
      neighbours: [],
      total: null,
      reason: 'unknown: bottom',
    });
  });

  test('leaves out the line of a grade that nobody has', () => {
    const scheme = plainScheme({ ...FOUR, quotas: quotas(['A', '20'], ['D', '100']) });
    const run = runScheme([enterprise(1, { top: '1', bottom: '1' })], scheme, OPTIONS);
    expect(explain(run, 0).lines.map(({ grade }) => grade)).toEqual(['D']);
  });

  test('names the industry, and says where the county stands in for it', () => {
    const scheme = plainScheme({
      baseline: { origin: 'ratioOfSums', over: 'industry', minimumMembers: 2 },
      industries: {
        by: 'groups',
        groups: [
          { title: '阀门', classes: ['3443'] },
          { title: '汽配', classes: ['367'] },
        ],
      },
    });
    const of = (number: number, top: string, industry: string) =>
      enterprise(number, { top, bottom: '1' }, { industry });
    const run = runScheme([of(1, '2', '3443'), of(2, '4', '3443'), of(3, '12', '3670')], scheme, OPTIONS);
    expect([0, 2].map((row) => explain(run, row).indicators[0]?.baseline)).toMatchObject([
      { group: '阀门', standsIn: false, figure: 3, members: 2, numeratorSum: '6' },
      { group: '汽配', standsIn: true, figure: 6, members: 3, numeratorSum: '18' },
    ]);
  });

  test('says nothing of who the others are', () => {
    const text = JSON.stringify(explain(four(), 3));
    for (const other of ['企业1', '企业2', '0001', '0002']) expect(text).not.toContain(other);
  });

  test('is valid in its published format after a trip through JSON', () => {
    const explanation = explain(four(), 1);
    expect(EvaluationExplanation.parse(JSON.parse(JSON.stringify(explanation)))).toEqual(explanation);
  });
});

/** What a trace answers, as the nearest float64; `null` is unknown. */
function answerOf({ answer }: Trace): number | null {
  if (answer.kind !== 'number') return null;
  const exact = parseExactText(answer.value);
  return exact ? toFloat(exact) : null;
}

/** Of the size of the figures: what float64 may lose on the way. */
const near = (a: number, b: number, size: number) => Math.abs(a - b) <= 1e-11 * (Math.abs(a) + size);

describe('The trace of a total', () => {
  const schemes: SchemeFile[] = [
    aboveScheme(),
    belowScheme(),
    aboveScheme({ cap: '1.2', floor: '0.1', baseline: { origin: 'ratioOfSums', factor: '2' } }),
    aboveScheme({ formula: { family: 'minMax', floorPercent: '20' }, baseline: { origin: 'meanOfValues' } }),
    aboveScheme({ formula: { family: 'bestFullMarks' } }),
  ];

  test(
    'holds by itself and comes to the kernel’s total, made by other arithmetic',
    () => {
      fc.assert(
        fc.property(arbitraryCounty(), fc.constantFrom(...schemes), fc.nat(), (county, scheme, pick) => {
          const run = runScheme(county, scheme, OPTIONS);
          fc.pre(run.members.length > 0);
          const { total, trace, indicators } = explain(run, pick % run.members.length);
          expect(checkTrace(JSON.parse(JSON.stringify(trace)))).toEqual([]);
          // A baseline of none is no figure to trace with; the total is unknown then anyway.
          if (indicators.some(({ baseline }) => baseline.figure === null)) return;
          const answer = trace && answerOf(trace);
          expect(answer === null).toBe(total === null);
          if (total !== null && answer !== null) expect(near(answer, total, 1000)).toBe(true);
        }),
        trials,
      );
    },
    patience,
  );

  test('of what should be small, and of a plain ranking', () => {
    const small = { formula: { family: 'negativeVsMean' }, baseline: { origin: 'meanOfValues' } };
    for (const scheme of [
      plainScheme(small, { direction: 'lowerIsBetter' }),
      plainScheme({ formula: { family: 'rankingOnly' } }, { direction: 'lowerIsBetter' }),
    ]) {
      const run = runScheme(
        [enterprise(1, { top: '3', bottom: '2' }), enterprise(2, { top: '5', bottom: '2' })],
        scheme,
        OPTIONS,
      );
      const { total, trace } = explain(run, 0);
      expect([checkTrace(trace), trace && answerOf(trace)]).toEqual([[], total]);
    }
  });

  test('names the missing facts of who cannot be ranked', () => {
    const run = runScheme(
      [enterprise(1, { top: '1', bottom: '1' }), enterprise(2, { bottom: '1' })],
      plainScheme(),
      OPTIONS,
    );
    expect(explain(run, 1).trace?.missing).toEqual([{ fact: 'top', yearsBefore: 0, reason: 'unreported' }]);
  });

  test('carries where each figure came from', () => {
    const run = four();
    const sourceOf = (fact: string) => ({ address: `file/${fact}/D182` });
    const { trace } = explainEnterprise(run, run.outcome, 0, { sourceOf });
    const facts = trace?.steps.filter(({ operator }) => operator === 'fact');
    expect(facts).toMatchObject([
      { source: { address: 'file/top/D182' } },
      { source: { address: 'file/bottom/D182' } },
    ]);
  });

  test('is left out where the dictionary does not know the facts', () => {
    const run = runScheme([enterprise(1, { top: '1', bottom: '1' })], plainScheme(), { year: 2022 });
    expect(explain(run, 0).trace).toBeNull();
  });
});
