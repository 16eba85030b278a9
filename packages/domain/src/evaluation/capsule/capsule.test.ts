import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCounty, DICTIONARY, enterprise, finding } from '../../../test/evaluation/counties.ts';
import { aboveScheme, belowScheme, plainScheme, quotas } from '../../../test/evaluation/schemes.ts';
import { patience, trials } from '../../../test/trials.ts';
import type { EnterpriseYear } from '../../enterprise/index.ts';
import { divide, whole } from '../../values/index.ts';
import { buildCapsule, type CapsuleInput, compareRuns, readCapsule, rerunCapsule } from './index.ts';

const HALVES = plainScheme({
  baseline: { origin: 'fixed', byYear: { '2022': { x: '1' } } },
  quotas: quotas(['A', '50'], ['D', '100']),
});
const county = () => ['100', '90', '80', '70'].map((top, at) => enterprise(at + 1, { top, bottom: '100' }));

function freeze(changes: Partial<CapsuleInput> = {}) {
  return buildCapsule({
    planHash: 'sha256:plan',
    engineVersion: '1.0.0',
    year: 2022,
    schemes: [HALVES],
    dictionary: DICTIONARY,
    enterprises: county(),
    promotions: [],
    rulings: [],
    ...changes,
  });
}

const code = (number: number) => String(number).padStart(18, '0');
const ruling = (id: string, number: number | null, fact: string | null, text = '以税务局为准') => ({
  id,
  address: '',
  text,
  creditCode: number === null ? null : code(number),
  fact,
});

describe('A frozen run', () => {
  test(
    'is the same bytes when it is run again from what it holds',
    () => {
      fc.assert(
        fc.property(arbitraryCounty(), (enterprises) => {
          const { json } = freeze({ enterprises, schemes: [aboveScheme(), belowScheme()] });
          expect(rerunCapsule(readCapsule(json)).json).toBe(json);
        }),
        trials,
      );
    },
    patience,
  );

  test('is the same bytes in whatever order facts, findings, promotions and rulings come', () => {
    const violations = [finding('2022-03-01', 'ordinary'), finding('2022-01-01', 'severe')];
    const promotions = [1, 2].map((number) => ({
      creditCode: code(number),
      atLeast: 'A' as const,
      clause: '20',
      basis: '',
    }));
    const rulings = [ruling('b', null, null), ruling('a', 1, 'top')];
    const input = { enterprises: county().map((one) => ({ ...one, violations })), promotions, rulings };
    const turned: Partial<CapsuleInput> = {
      enterprises: input.enterprises
        .map((one) => ({
          ...one,
          facts: new Map([...one.facts].reverse()),
          violations: [...violations].reverse(),
        }))
        .reverse(),
      promotions: [...promotions].reverse(),
      rulings: [...rulings].reverse(),
    };
    expect(freeze(turned).json).toBe(freeze(input).json);
  });

  test('is canonical JSON: keys sorted, no blanks, numbers in their shortest form', () => {
    const { json } = freeze({ enterprises: [enterprise(1, { top: '1', bottom: '3' })] });
    expect(json.startsWith('{"baselines":[{"figure":1,"group":"全市","indicator":"x"')).toBe(true);
    expect(json).toContain('"value":0.3333333333333333}');
  });

  test('keeps a figure that has no finite decimal', () => {
    const third = divide(whole(1n), whole(3n))!;
    const one: EnterpriseYear = {
      ...enterprise(1, { bottom: '1' }),
      facts: new Map([
        ['top', third],
        ['tax', null],
      ]),
    };
    const { capsule, json } = freeze({ enterprises: [one] });
    expect(capsule.enterprises[0]?.facts).toEqual({ top: '1/3', tax: null });
    expect(rerunCapsule(readCapsule(json)).json).toBe(json);
  });

  test('differs by a single figure, the engine or the plan', () => {
    const base = freeze().json;
    const other = county();
    other[3] = enterprise(4, { top: '70.000001', bottom: '100' });
    for (const changes of [
      { enterprises: other },
      { engineVersion: '1.0.1' },
      { planHash: 'sha256:other' },
    ]) {
      expect(freeze(changes).json).not.toBe(base);
    }
  });

  test('is refused where it is none', () => {
    expect(() => readCapsule('{"format":"tenglong.evaluation-capsule/2"}')).toThrow();
  });
});

describe('Two runs compared', () => {
  const compare = (changes: Partial<CapsuleInput>, before: Partial<CapsuleInput> = {}) =>
    compareRuns(freeze(before).capsule, freeze(changes).capsule);
  const changed = (number: number, figures: Record<string, string>, more: Partial<EnterpriseYear> = {}) =>
    county().map((one, at) => (at + 1 === number ? enterprise(number, figures, more) : one));

  test('of the same facts differ in nothing', () => {
    expect(compare({})).toEqual({
      changes: [],
      drifted: 0,
      unchanged: 4,
      schemes: [],
      rulings: [],
      engineChanged: false,
    });
  });

  test('name the corrected figure, and who moved only because of it', () => {
    // 95 lifts the third past the second: it becomes A, the second D.
    const { changes, drifted, unchanged } = compare({
      enterprises: changed(3, { top: '95', bottom: '100' }),
    });
    expect(changes.map(({ name, from, to, why }) => [name, from?.grade, to?.grade, why])).toEqual([
      ['企业2', 'A', 'D', [{ kind: 'others' }]],
      ['企业3', 'D', 'A', [{ kind: 'facts', facts: [{ fact: 'top', from: '80', to: '95' }] }]],
    ]);
    expect([drifted, unchanged]).toEqual([0, 2]);
  });

  test('count who only drifted with the baseline', () => {
    const scheme = plainScheme({ quotas: quotas(['A', '50'], ['D', '100']) });
    const { changes, drifted } = compare(
      { schemes: [scheme], enterprises: changed(4, { top: '71', bottom: '100' }) },
      { schemes: [scheme] },
    );
    expect([changes.map(({ name }) => name), drifted]).toEqual([['企业4'], 3]);
  });

  test('name the ruling where a figure differs because of one', () => {
    const { changes, rulings } = compare({
      enterprises: changed(3, { top: '95', bottom: '100' }),
      rulings: [ruling('dispute-7', 3, 'top'), ruling('elsewhere', 1, 'bottom')],
    });
    expect(rulings).toEqual(['dispute-7', 'elsewhere']);
    expect(changes[1]?.why).toEqual([
      { kind: 'ruling', rulings: ['dispute-7'], facts: [{ fact: 'top', from: '80', to: '95' }] },
    ]);
  });

  test.each([
    [
      'violations',
      changed(1, { top: '100', bottom: '100' }, { violations: [finding('2022-02-02', 'severe')] }),
    ],
    ['roster', changed(1, { top: '100', bottom: '100' }, { unit: '芦浦镇' })],
  ])('name %s', (kind, enterprises) => {
    const { changes } = compare({ enterprises });
    expect(changes.map(({ creditCode, why }) => [creditCode, why.map((cause) => cause.kind)])).toEqual([
      [code(1), [kind]],
    ]);
  });

  test('name a promotion', () => {
    const promotions = [{ creditCode: code(4), atLeast: 'A' as const, clause: '20', basis: '在建' }];
    expect(compare({ promotions }).changes.map(({ to, why }) => [to?.grade, why])).toEqual([
      ['A', [{ kind: 'promotion' }]],
    ]);
  });

  test('name who came and who went', () => {
    const { changes } = compare({
      enterprises: [...county().slice(1), enterprise(5, { top: '10', bottom: '100' })],
    });
    const roster = changes.filter(({ why }) => why[0]?.kind === 'roster');
    expect(roster.map(({ name, from, to }) => [name, from === null, to === null])).toEqual([
      ['企业1', false, true],
      ['企业5', true, false],
    ]);
  });

  test('name the scheme where it changed the grade, and the engine', () => {
    const stricter = {
      ...HALVES,
      quotas: {
        ...HALVES.quotas!,
        bounds: [
          { grade: 'A' as const, upToPercent: '25' },
          { grade: 'D' as const, upToPercent: '100' },
        ],
      },
    };
    const { changes, schemes, drifted } = compare({ schemes: [stricter], engineVersion: '2.0.0' });
    expect(schemes).toEqual(['above']);
    expect(changes.map(({ name, why }) => [name, why.map(({ kind }) => kind)])).toEqual([
      ['企业2', ['scheme', 'engine']],
    ]);
    expect(drifted).toBe(0);
  });
});
