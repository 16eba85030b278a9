import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCounty, DICTIONARY, enterprise } from '../../../test/evaluation/counties.ts';
import { aboveScheme, belowScheme, quotas } from '../../../test/evaluation/schemes.ts';
import { patience, trials } from '../../../test/trials.ts';
import type { EnterpriseYear } from '../../enterprise/index.ts';
import { decimal, type Exact } from '../../values/index.ts';
import { codeOfGrade } from '../kernel/index.ts';
import { evaluate, runScheme } from '../run/index.ts';
import type { SchemeFile } from '../scheme/index.ts';
import { createProbe, type FactChanges, packPopulation, unpackPopulation, whatIf } from './index.ts';

const OPTIONS = { year: 2022, facts: DICTIONARY };

/** Schemes of every kind of rule: industries, adjustments by figures, other families. */
const SCHEMES: SchemeFile[] = [
  aboveScheme(),
  belowScheme(),
  aboveScheme({
    baseline: { origin: 'ratioOfSums', over: 'industry', minimumMembers: 2, factor: '1.2' },
    industries: { by: 'digits', digits: 2 },
    quotas: quotas(['A', '30'], ['C', '100']),
  }),
  aboveScheme({
    adjustments: [
      {
        id: 'large',
        title: '大企业加分',
        when: { atLeast: [{ fact: 'revenue' }, { value: '3000', unit: '万元' }] },
        effect: { kind: 'points', points: '3.5' },
      },
      {
        id: 'loss',
        title: '亏税降档',
        when: { below: [{ fact: 'tax' }, { value: '0', unit: '万元' }] },
        effect: { kind: 'lowerBy', classes: 1 },
      },
    ],
  }),
  aboveScheme({ formula: { family: 'minMax', floorPercent: '20' } }),
];

const figure = fc.option(
  fc.integer({ min: -300, max: 900_000 }).map((count) => count / 100),
  { nil: null },
);
const changes: fc.Arbitrary<FactChanges> = fc.dictionary(
  fc.constantFrom('tax', 'landMu', 'valueAdded', 'emission', 'revenue', 'employees', 'electricity10kKwh'),
  figure,
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
);

/** The enterprise as the changed workbook would have it. */
function changed(one: EnterpriseYear, figures: FactChanges): EnterpriseYear {
  const facts = new Map<string, Exact | null>(one.facts);
  for (const [fact, to] of Object.entries(figures)) facts.set(fact, to === null ? null : decimal(String(to)));
  return { ...one, facts };
}

const cases = fc.record({
  county: arbitraryCounty(),
  scheme: fc.constantFrom(...SCHEMES),
  pick: fc.nat(),
  changes,
});

describe('A what-if', () => {
  test(
    'says what a run on the changed workbook says, to the last bit: baselines, ranks and quotas move along',
    () => {
      fc.assert(
        fc.property(cases, ({ county, scheme, pick, changes }) => {
          const run = runScheme(county, scheme, OPTIONS);
          fc.pre(run.members.length > 0);
          const row = pick % run.members.length;
          const own = run.members[row]!.enterprise;
          const rerun = evaluate(
            county.map((one) => (one === own ? changed(own, changes) : one)),
            [scheme],
            OPTIONS,
          );
          const tried = whatIf(run, row, changes);
          const result = rerun.results.find(({ creditCode }) => creditCode === own.creditCode);
          expect(tried.evaluated).toBe(result !== undefined);
          expect(tried.ranked).toBe(rerun.schemes[0]!.outcome.order.length);
          if (!result) return;
          const { total, rank, preliminaryGrade, grade, reason, items } = result;
          expect(tried).toMatchObject({ total, rank, preliminaryGrade, grade, reason });
          for (const [id, { value, score }] of Object.entries(items)) {
            expect([id, tried.values[id], tried.scores[id]]).toEqual([id, value, score]);
          }
        }),
        trials,
      );
    },
    patience,
  );

  test('without a change says what the run says', () => {
    const run = runScheme([enterprise(1, { landMu: '2' }), enterprise(2, {})], aboveScheme(), OPTIONS);
    expect(whatIf(run, 0, {}).reason).toBe('unknown: tax, valueAdded, energyTce, employees, rd, revenue');
  });

  test('leaves the columns it started from as they were', () => {
    const run = runScheme([enterprise(1, { landMu: '2', tax: '9' })], aboveScheme(), OPTIONS);
    const before = JSON.stringify(packPopulation(run));
    whatIf(run, 0, { tax: 1, landMu: null });
    expect(JSON.stringify(packPopulation(run))).toBe(before);
  });

  test.each([
    [2.999999, false],
    [3, true],
    [3.000001, true],
  ])('with land of %d below scale it is evaluated: %s', (landMu, evaluated) => {
    const one = enterprise(1, { landMu: '9', tax: '10', electricity10kKwh: '5' }, { scale: 'below' });
    expect(whatIf(runScheme([one], belowScheme(), OPTIONS), 0, { landMu }).evaluated).toBe(evaluated);
  });
});

describe('A probe', () => {
  test(
    'finds the total, rank and preliminary grade of the what-if, asked again and again',
    () => {
      const several = fc.array(changes, { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(cases, several, ({ county, scheme, pick }, tries) => {
          const run = runScheme(county, scheme, OPTIONS);
          fc.pre(run.members.length > 0);
          const row = pick % run.members.length;
          const readable = Object.keys(run.columns.facts);
          const probe = createProbe(run, run.outcome, row, readable);
          for (const figures of tries) {
            const { total, rank, preliminaryGrade } = whatIf(run, row, figures);
            const found = probe(figures);
            expect([
              Number.isNaN(found.total) ? null : found.total,
              found.rank || null,
              found.preliminary,
            ]).toEqual([total, rank, preliminaryGrade === null ? 0 : codeOfGrade(preliminaryGrade)]);
          }
        }),
        trials,
      );
    },
    patience,
  );
});

describe('A packed population', () => {
  test(
    'comes back from JSON the same bit for bit, and gives the same what-if',
    () => {
      fc.assert(
        fc.property(cases, ({ county, scheme, pick, changes }) => {
          const run = runScheme(county, scheme, OPTIONS);
          fc.pre(run.members.length > 0);
          const row = pick % run.members.length;
          const unpacked = unpackPopulation(JSON.parse(JSON.stringify(packPopulation(run))));
          expect(unpacked.columns).toEqual(run.columns);
          expect(whatIf(unpacked, row, changes)).toEqual(whatIf(run, row, changes));
        }),
        trials,
      );
    },
    patience,
  );

  test('holds no name, no code and no township', () => {
    const one = enterprise(7, { landMu: '2' }, { name: '玉环某某有限公司', unit: '芦浦镇' });
    const packed = JSON.stringify(packPopulation(runScheme([one], aboveScheme(), OPTIONS)));
    for (const secret of [one.creditCode, one.name, one.unit]) expect(packed).not.toContain(secret);
  });

  test('is refused if its columns differ in length, or it is something else', () => {
    const packed = packPopulation(runScheme([enterprise(1, { landMu: '2' })], aboveScheme(), OPTIONS));
    expect(() => unpackPopulation({ ...packed, membership: [1, 1] })).toThrow(RangeError);
    expect(() => unpackPopulation({ ...packed, format: 'csv' })).toThrow();
  });
});
