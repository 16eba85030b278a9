import { describe, expect, test } from 'vitest';
import { record, ruleOf, words } from '../../../test/rule/ask.ts';
import type { Expression } from '../index.ts';
import { createEnvironment, factsOf, RuleBook, settleRule } from '../index.ts';

const DAY = '2022-12-31';
const yuan = (value: string) => ({ value, unit: '元' });

describe('conditions on one and the same unknown fact', () => {
  const world = createEnvironment(
    {
      paid: { type: 'number', label: '已付', unit: '元', least: '0' },
      contract: { type: 'number', label: '合同', unit: '元', least: '0' },
      floor: { type: 'number', label: '层', whole: true },
      from: { type: 'date', label: '起' },
      to: { type: 'date', label: '止' },
      grade: { type: 'text', label: '等级', options: { A: 'A 类', B: 'B 类' } },
      local: { type: 'boolean', label: '本市产' },
      other: { type: 'boolean', label: '别的' },
    },
    RuleBook.parse({
      definitions: { third: { label: '三成', is: { multiply: [{ fact: 'contract' }, { value: '0.3' }] } } },
    }),
  );
  const asked = (
    expression: Expression,
    facts: Parameters<typeof record>[0] = {},
    given: Expression[] = [],
  ) => {
    const rules = given.map((one) => ruleOf(one, world));
    return words(settleRule(ruleOf(expression, world), factsOf(record(facts)), DAY, rules));
  };
  const five = { atLeast: [{ fact: 'contract' }, yuan('5')] };
  const overThird = { above: [{ fact: 'paid' }, { use: 'third' }] };
  const either: Expression = { equal: [{ fact: 'grade' }, 'A'] };

  // Five and more, of which thirty per cent are less than what was paid: 1.5 is thirty per cent of five.
  test.each<[string, Expression, Parameters<typeof record>[0], string]>([
    ['that no figure meets are a no', { all: [five, overThird] }, { paid: '1.49' }, 'no'],
    [
      'that would meet only at a bound that does not count',
      { all: [five, overThird] },
      { paid: '1.5' },
      'no',
    ],
    ['that a figure just above meets stay open', { all: [five, overThird] }, { paid: '1.51' }, 'unknown'],
    [
      'decide beside others that are not known',
      { all: [{ fact: 'other' }, five, overThird] },
      { paid: '1.5' },
      'no',
    ],
    [
      'one of which always holds are a yes',
      { any: [five, { below: [{ fact: 'contract' }, yuan('5')] }] },
      {},
      'yes',
    ],
    [
      'that a figure between two bounds meets stay open',
      { all: [{ above: [{ fact: 'contract' }, yuan('5')] }, { below: [{ fact: 'contract' }, yuan('6')] }] },
      {},
      'unknown',
    ],
    [
      'that only a figure beyond all bounds meets stay open',
      { all: [{ above: [{ fact: 'contract' }, yuan('5')] }, { above: [{ fact: 'contract' }, yuan('6')] }] },
      {},
      'unknown',
    ],
    [
      'that leave out one figure stay open',
      { any: [{ above: [{ fact: 'contract' }, yuan('5')] }, { below: [{ fact: 'contract' }, yuan('5')] }] },
      {},
      'unknown',
    ],
    [
      'that leave out one below its least do not',
      { none: [{ below: [{ fact: 'contract' }, yuan('0')] }, { all: [five, overThird] }] },
      { paid: '0' },
      'yes',
    ],
    [
      'between which no whole number lies are a no',
      { all: [{ above: [{ fact: 'floor' }, 4] }, { below: [{ fact: 'floor' }, 5] }] },
      {},
      'no',
    ],
    [
      'between which one lies stay open',
      { all: [{ above: [{ fact: 'floor' }, 4] }, { below: [{ fact: 'floor' }, 6] }] },
      {},
      'unknown',
    ],
    [
      'on both sides of a choice are seen, too',
      // biome-ignore lint/suspicious/noThenProperty: the word of the language
      { if: five, then: overThird, else: false },
      { paid: '1.5' },
      'no',
    ],
    ['of truth', { all: [{ fact: 'local' }, { not: { fact: 'local' } }] }, {}, 'no'],
    ['of kind', { any: [either, { equal: [{ fact: 'grade' }, 'B'] }] }, {}, 'yes'],
    [
      'of kind that name one only stay open',
      { any: [either, { equal: [{ fact: 'grade' }, 'A'] }] },
      {},
      'unknown',
    ],
    [
      'of days',
      {
        all: [
          { above: [{ fact: 'from' }, { date: '2022-06-01' }] },
          { below: [{ fact: 'from' }, { date: '2022-06-02' }] },
        ],
      },
      {},
      'no',
    ],
    [
      'of days with one between them stay open',
      {
        all: [
          { above: [{ fact: 'from' }, { date: '2022-06-01' }] },
          { below: [{ fact: 'from' }, { date: '2022-06-03' }] },
        ],
      },
      {},
      'unknown',
    ],
    [
      'with a curve in them are left open',
      {
        all: [
          { atLeast: [{ multiply: [{ fact: 'floor' }, { fact: 'floor' }] }, 4] },
          { below: [{ fact: 'floor' }, 2] },
        ],
      },
      {},
      'unknown',
    ],
  ])('%s', (_title, expression, facts, expected) => {
    expect(asked(expression, facts)).toBe(expected);
  });

  const inOrder: Expression = { atMost: [{ fact: 'from' }, { fact: 'to' }] };
  const until = (day: string): Expression => ({ atMost: [{ date: day }, { fact: 'to' }] });
  test.each<[string, Expression, Parameters<typeof record>[0], Expression[], string]>([
    [
      'a last day not known is not before the first',
      until('2022-06-01'),
      { from: { text: '2022-06-01' } },
      [inOrder],
      'yes',
    ],
    [
      'and may be before the day after',
      until('2022-06-02'),
      { from: { text: '2022-06-01' } },
      [inOrder],
      'unknown',
    ],
    ['nothing is given where the first is not known, either', until('2022-06-01'), {}, [inOrder], 'unknown'],
    [
      'a part not known is no more than the whole',
      { atMost: [{ fact: 'paid' }, yuan('3')] },
      { contract: '3' },
      [{ atMost: [{ fact: 'paid' }, { fact: 'contract' }] }],
      'yes',
    ],
    [
      'and may be as much',
      { below: [{ fact: 'paid' }, yuan('3')] },
      { contract: '3' },
      [{ atLeast: [{ fact: 'contract' }, { fact: 'paid' }] }],
      'unknown',
    ],
    [
      'a whole not known is no less than its part',
      { atLeast: [{ fact: 'contract' }, yuan('3')] },
      { paid: '3' },
      [{ atMost: [{ fact: 'paid' }, { fact: 'contract' }] }],
      'yes',
    ],
  ])('given what holds of any facts, %s', (_title, expression, facts, given, expected) => {
    expect(asked(expression, facts, given)).toBe(expected);
  });
});
