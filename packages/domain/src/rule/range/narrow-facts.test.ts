import { describe, expect, test } from 'vitest';
import { record, ruleOf } from '../../../test/rule/ask.ts';
import { toExactText } from '../../values/index.ts';
import type { Answer, Expression } from '../index.ts';
import { createEnvironment, factsOf, missingFacts, RuleBook, settleRule } from '../index.ts';
import { narrowFacts } from './narrow-facts.ts';

const DAY = '2022-12-31';
const number = (label: string) => ({ type: 'number' as const, label, least: '0' });
const world = createEnvironment(
  {
    local: { type: 'boolean', label: '本市产' },
    grade: { type: 'text', label: '等级', options: { A: 'A', D: 'D' } },
    bought: { type: 'date', label: '购置' },
    end: { type: 'date', label: '截止' },
    price: number('价'),
    share: number('占比'),
    more: number('另有'),
  },
  RuleBook.parse({}),
);
type Facts = Parameters<typeof record>[0];

const at = (fact: string, value: number): Expression => ({ atLeast: [{ fact }, value] });
const choose = (condition: Expression, yes: Expression, no: Expression) => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: the word of the language
  then: yes,
  else: no,
});
/** Money under a cap of 5, given where the condition holds. */
const capped = (...parts: Expression[]): Expression => ({ min: [5, { add: [0, ...parts] }] });

/** Eligible, and how much: names of what can still change the two together, or what they come to. */
function asked(eligible: Expression, amount: Expression, facts: Facts = {}, given: Expression[] = []) {
  const rules = [eligible, amount].map((one) => ruleOf(one, world));
  const source = factsOf(record(facts));
  const ready = given.map((one) => ruleOf(one, world));
  const decides = (answer: Answer) => answer.kind === 'boolean' && !answer.value;
  const judge = (answers: readonly Answer[]) => {
    const [first] = answers;
    const asks = first && decides(first) ? [] : answers;
    return {
      open: asks.flatMap((answer) => (answer.kind === 'unknown' ? answer.causes : [])),
      says: asks.map((answer) => (answer.kind === 'number' ? toExactText(answer.value) : answer.kind)).join(),
    };
  };
  const first = judge(rules.map((rule) => settleRule(rule, source, DAY, ready))).open;
  const found = narrowFacts({ rules, facts: source, asOf: DAY, given: ready, judge, decides }, first);
  if (found.kind === 'settled') return judge(found.answers).says === '' ? 'no' : 'settled';
  return missingFacts(first)
    .map(({ fact }) => fact)
    .filter((fact) => found.names.has(`0 ${fact}`));
}

describe('what can still change several answers together', () => {
  const inTime: Expression = { atMost: [{ fact: 'bought' }, { date: '2022-06-30' }] };
  const paid = capped(choose(inTime, { fact: 'price' }, 0));

  test.each<[string, Facts, string[]]>([
    ['below the cap the other money matters', { price: '4.9' }, ['bought', 'more']],
    ['at the cap it does not', { price: '5' }, ['bought']],
    ['above the cap it does not', { price: '5.1' }, ['bought']],
  ])('bought in time or not eligible at all: %s', (_title, facts, expected) => {
    const amount = capped(choose(inTime, { fact: 'price' }, 0), { fact: 'more' });
    expect(asked(inTime, amount, facts)).toEqual(expected);
  });

  test('of who is not eligible no amount is asked', () => {
    expect(asked({ all: [inTime, at('price', 9)] }, paid)).toEqual(['bought', 'price']);
    expect(
      asked({ all: [inTime, { fact: 'local' }] }, choose({ fact: 'local' }, 5, { fact: 'price' })),
    ).toEqual(['bought', 'local']);
  });

  test('where every piece of a fact leads to the same, nothing is missing', () => {
    const isA: Expression = { equal: [{ fact: 'grade' }, 'A'] };
    const five: Expression = { add: [choose({ fact: 'local' }, 2, 3), choose({ fact: 'local' }, 3, 2)] };
    const three = (other: number): Expression => ({ add: [choose(isA, 1, 2), choose(isA, other, 1)] });
    expect(asked(true, five)).toBe('settled');
    expect(asked(true, { add: [five, three(2)] })).toBe('settled');
    expect(asked(true, { add: [five, three(3)] })).toEqual(['grade']);
  });

  test('days that are held against other unknown days are not split: both stay', () => {
    const before: Expression = { atMost: [{ fact: 'bought' }, { fact: 'end' }] };
    expect(asked(before, capped(choose(before, 9, { fact: 'price' })))).toEqual(['bought', 'end', 'price']);
    expect(
      asked(before, capped(choose(before, 9, { fact: 'price' })), { end: { text: '2022-06-30' } }),
    ).toEqual(['bought']);
  });

  test('nor is such a day tried on either side of the known days it is held against as well', () => {
    // Bought on 07-06 or later, after an end of 07-05 or later: none of the days beside 06-30 and 07-05 shows it.
    const late: Expression = {
      all: [
        { not: inTime },
        { above: [{ fact: 'bought' }, { fact: 'end' }] },
        { atLeast: [{ fact: 'end' }, { date: '2022-07-05' }] },
      ],
    };
    expect(asked(true, choose(late, { fact: 'price' }, 0))).toEqual(['bought', 'end', 'price']);
  });

  test('what cannot be, by what has to hold of any facts, is not tried', () => {
    const isA: Expression = { equal: [{ fact: 'grade' }, 'A'] };
    const amount = choose({ all: [{ fact: 'local' }, isA] }, { fact: 'price' }, 5);
    expect(asked(true, amount)).toEqual(['grade', 'local', 'price']);
    expect(asked(true, amount, {}, [{ any: [{ not: { fact: 'local' } }, { not: isA }] }])).toBe('settled');
  });
});
