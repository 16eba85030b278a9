import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { record, ruleOf, words } from '../../../test/rule/ask.ts';
import { patience, trials } from '../../../test/trials.ts';
import type { Expression } from '../index.ts';
import { createEnvironment, factsOf, missingFacts, RuleBook, settleRule } from '../index.ts';

const DAY = '2022-12-31';
const number = (label: string) => ({ type: 'number' as const, label, least: '0' });
const world = createEnvironment(
  {
    paid: number('已付'),
    deposit: number('保证金'),
    contract: number('合同'),
    local: { type: 'boolean', label: '本市产' },
    grade: { type: 'text', label: '等级', options: { A: 'A', B: 'B' } },
  },
  RuleBook.parse({}),
);
type Facts = Parameters<typeof record>[0];
const settle = (expression: Expression, facts: Facts = {}, given: Expression[] = []) =>
  settleRule(
    ruleOf(expression, world),
    factsOf(record(facts)),
    DAY,
    given.map((one) => ruleOf(one, world)),
  );
const names = (...told: Parameters<typeof settle>) => {
  const answer = settle(...told);
  return answer.kind === 'unknown' ? missingFacts(answer.causes).map(({ fact }) => fact) : words(answer);
};

const at = (fact: string, value: number): Expression => ({ atLeast: [{ fact }, value] });
const less = (fact: string, value: number): Expression => ({ below: [{ fact }, value] });
const own: Expression = { subtract: [{ fact: 'paid' }, { fact: 'deposit' }] };
const third: Expression = { multiply: [{ fact: 'contract' }, { value: '0.3' }] };
/** A contract of five and more of which, the deposit left aside, more than thirty per cent were paid. */
const lease: Expression = { all: [at('contract', 5), { above: [own, third] }] };

describe('conditions on several unknown facts at once', () => {
  test.each<[string, Facts, string | string[]]>([
    ['1.49 paid are less than thirty per cent of five', { paid: '1.49' }, 'no'],
    ['1.5 are as much, and do not exceed them', { paid: '1.5' }, 'no'],
    ['1.51 may exceed them', { paid: '1.51' }, ['contract', 'deposit']],
    ['whatever the contract, with a deposit as large as what was paid', { paid: '9', deposit: '9' }, 'no'],
  ])('that no figures meet are a no: %s', (_title, facts, expected) => {
    expect(names(lease, facts)).toEqual(expected);
  });

  test.each<[string, Expression, string | string[]]>([
    [
      'one on whose both sides the other decides is not asked for',
      {
        any: [
          { all: [at('contract', 5), { fact: 'local' }] },
          { all: [less('contract', 5), { fact: 'local' }] },
        ],
      },
      ['local'],
    ],
    [
      'one that matters on one side only is',
      { any: [{ all: [at('contract', 5), { fact: 'local' }] }, less('contract', 5)] },
      ['contract', 'local'],
    ],
    [
      'both sides of each are a yes',
      {
        any: [
          { fact: 'local' },
          at('contract', 5),
          { all: [less('contract', 5), { not: { fact: 'local' } }] },
        ],
      },
      'yes',
    ],
    [
      'a value left out between two sides is seen',
      {
        all: [
          { any: [{ fact: 'local' }, { above: [{ fact: 'contract' }, 5] }] },
          { any: [{ fact: 'local' }, less('contract', 5)] },
        ],
      },
      ['local'],
    ],
    [
      'of a choice',
      {
        any: [
          { all: [{ equal: [{ fact: 'grade' }, 'A'] }, { fact: 'local' }] },
          { all: [{ equal: [{ fact: 'grade' }, 'B'] }, { fact: 'local' }] },
        ],
      },
      ['local'],
    ],
  ])('%s', (_title, expression, expected) => {
    expect(names(expression)).toEqual(expected);
  });

  test('what cannot be, by what has to hold of any facts, is not tried', () => {
    // Whoever is of here has a contract of five and more: of the others nothing is asked.
    const expression: Expression = {
      any: [
        { all: [at('contract', 5), { fact: 'local' }] },
        { all: [less('contract', 5), { not: { fact: 'local' } }] },
      ],
    };
    expect(names(expression)).toEqual(['contract', 'local']);
    expect(names(expression, {}, [at('contract', 5)])).toEqual(['local']);
  });
});

/** Conditions in which each fact is held against figures and the facts against one another. */
const FIGURES = [0, 1, 2, 3];
const figure = fc.constantFrom(...FIGURES);
const numeric = fc.constantFrom('paid', 'contract');
const COMPARED: readonly ((fact: string, value: number) => Expression)[] = [
  (fact, value) => ({ atLeast: [{ fact }, value] }),
  (fact, value) => ({ above: [{ fact }, value] }),
  (fact, value) => ({ below: [{ fact }, value] }),
  (fact, value) => ({ atMost: [{ fact }, value] }),
  (fact, value) => ({ equal: [{ fact }, value] }),
];
const TOGETHER: readonly ((operands: Expression[]) => Expression)[] = [
  (all) => ({ all }),
  (any) => ({ any }),
  (none) => ({ none }),
];
const atom: fc.Arbitrary<Expression> = fc.oneof(
  fc.tuple(fc.constantFrom(...COMPARED), numeric, figure).map(([make, fact, value]) => make(fact, value)),
  fc.constantFrom<Expression>(
    { fact: 'local' },
    { not: { fact: 'local' } },
    { atLeast: [{ fact: 'paid' }, { fact: 'contract' }] },
    { above: [{ add: [{ fact: 'paid' }, { fact: 'contract' }] }, 3] },
  ),
);
const { condition } = fc.letrec<{ condition: Expression }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc
      .tuple(fc.constantFrom(...TOGETHER), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([make, operands]) => make(operands)),
  ),
}));
const POINTS = ['0', '0.5', '1', '1.5', '2', '2.5', '3', '3.5', '7'];
const COMPLETIONS = POINTS.flatMap((paid) =>
  POINTS.flatMap((contract) => [true, false].map((local) => ({ paid, contract, local }))),
);

test(
  'what is settled is so of every completion, and a fact that is not named changes the answer of none',
  () => {
    fc.assert(
      fc.property(condition, (expression) => {
        const rule = ruleOf(expression, world);
        const asked = settle(expression);
        const named = new Set(
          asked.kind === 'unknown' ? missingFacts(asked.causes).map(({ fact }) => fact) : [],
        );
        const answers = new Map<string, Set<string>>();
        for (const facts of COMPLETIONS) {
          const answer = words(settleRule(rule, factsOf(record(facts)), DAY));
          const key = JSON.stringify(Object.entries(facts).filter(([name]) => named.has(name)));
          answers.set(key, (answers.get(key) ?? new Set()).add(answer));
        }
        if (asked.kind !== 'unknown') expect([...answers.values()]).toEqual([new Set([words(asked)])]);
        for (const found of answers.values()) expect(found.size).toBe(1);
      }),
      trials,
    );
  },
  patience,
);
