import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arbitraryRecord,
  arbitraryYears,
  type KnownRecord,
  sourceOf,
} from '../../../test/rule/arbitrary-facts.ts';
import { arbitraryRule } from '../../../test/rule/arbitrary-rule.ts';
import { record, ruleOf, words } from '../../../test/rule/ask.ts';
import { environment, vocabulary } from '../../../test/rule/world.ts';
import { patience, trials } from '../../../test/trials.ts';
import type { Expression, FactValue } from '../index.ts';
import { createEnvironment, factsOf, interpretRule, prepareRule, RuleBook, settleRule } from '../index.ts';

const DAY = '2022-12-31';

const bounded = createEnvironment(
  {
    fringe: { type: 'number', label: '面积', unit: '亩', least: '0' },
    earlier: { type: 'number', label: '以前', unit: '亩', least: '0' },
    rate: { type: 'number', label: '税率', least: '0', most: '1' },
    items: {
      type: 'list',
      label: '设备',
      fields: {
        price: { type: 'number', label: '单价', unit: '元', least: '0' },
        local: { type: 'boolean', label: '本市产' },
      },
    },
  },
  RuleBook.parse({}),
);
const settle = (expression: Expression, facts: Parameters<typeof record>[0]) =>
  settleRule(ruleOf(expression, bounded), factsOf(record(facts)), DAY);
const yuan = (value: string) => ({ value, unit: '元' });
const sum = { add: [{ fact: 'fringe' }, { fact: 'earlier' }] };

describe('what is the same whatever the facts not known turn out to be', () => {
  test.each<[string, Expression, Parameters<typeof record>[0], string]>([
    ['a sum already above three', { atMost: [sum, { value: '3', unit: '亩' }] }, { fringe: '3.01' }, 'no'],
    [
      'a sum at three may still be three',
      { atMost: [sum, { value: '3', unit: '亩' }] },
      { fringe: '3' },
      'unknown',
    ],
    ['nothing times anything', { multiply: [yuan('0'), { fact: 'rate' }] }, {}, '0 元'],
    [
      'a cap that is reached anyway',
      { min: [yuan('5'), { add: [yuan('9'), { where: { fact: 'items' }, sum: { item: 'price' } }] }] },
      { items: [{}] },
      '5 元',
    ],
    [
      'an item that adds nothing either way',
      { where: { fact: 'items' }, meet: { item: 'local' }, sum: { item: 'price' } },
      { items: [{ price: '0' }] },
      '0 元',
    ],
    [
      'an item that may add something',
      { where: { fact: 'items' }, meet: { item: 'local' }, sum: { item: 'price' } },
      { items: [{ price: '1' }] },
      'unknown',
    ],
    [
      'a tax of at most the whole halves at most',
      { atLeast: [{ divide: [yuan('10'), { add: [1, { fact: 'rate' }] }] }, yuan('5')] },
      {},
      'yes',
    ],
    [
      'and may be less than that',
      { atLeast: [{ divide: [yuan('10'), { add: [1, { fact: 'rate' }] }] }, yuan('5.01')] },
      {},
      'unknown',
    ],
  ])('%s', (_title, expression, facts, expected) => {
    expect(words(settle(expression, facts))).toBe(expected);
  });
});

describe('a list nobody has sent', () => {
  const missing = (expression: Expression, facts: Parameters<typeof record>[0]) => {
    const answer = settle(expression, facts);
    return answer.kind === 'unknown'
      ? answer.causes.flatMap((cause) => (cause.kind === 'fact' ? [cause.fact] : []))
      : [];
  };
  const dear = { atLeast: [{ item: 'price' }, { multiply: [yuan('5'), { fact: 'rate' }] }] };

  test.each<[string, Expression, Parameters<typeof record>[0], string[]]>([
    [
      'is missing with what its items are held against',
      { where: { fact: 'items' }, meet: dear, sum: { item: 'price' } },
      {},
      ['items', 'rate'],
    ],
    [
      'alone, where that is known',
      { where: { fact: 'items' }, meet: dear, sum: { item: 'price' } },
      { rate: '1' },
      ['items'],
    ],
    [
      'with what each item is multiplied by',
      { where: { fact: 'items' }, sum: { multiply: [{ item: 'price' }, { fact: 'rate' }] } },
      {},
      ['items', 'rate'],
    ],
    ['with what every item has to reach', { where: { fact: 'items' }, every: dear }, {}, ['items', 'rate']],
    [
      'and is nothing, times nothing',
      { where: { fact: 'items' }, sum: { multiply: [{ item: 'price' }, { fact: 'rate' }] } },
      { rate: '0' },
      [],
    ],
  ])('%s', (_title, expression, facts, expected) => {
    expect(missing(expression, facts)).toEqual(expected);
  });
});

/** The years with what was not known filled in from another record. */
const filled = (years: readonly (KnownRecord | undefined)[], filler: KnownRecord) =>
  years.map((one) => {
    if (!one) return undefined;
    const known = new Map<string, FactValue | null>(filler);
    for (const [name, value] of one) if (value !== null) known.set(name, value);
    return known;
  });

describe('on random rules and facts', () => {
  test(
    'what the interpreter knows is settled alike, and what is settled stays so when facts come in',
    () => {
      fc.assert(
        fc.property(
          fc.oneof(arbitraryRule('boolean', 4, [], false), arbitraryRule('money', 3, [], false)),
          arbitraryYears,
          arbitraryRecord(vocabulary),
          (expression, years, filler) => {
            const prepared = prepareRule({ id: 'random', expression }, environment);
            fc.pre(prepared.kind === 'rule');
            if (prepared.kind !== 'rule') return;
            const { rule } = prepared;
            const settled = words(settleRule(rule, sourceOf(years), DAY));
            const before = words(interpretRule(rule, { facts: sourceOf(years), asOf: DAY }).answer);
            if (before !== 'unknown') expect(settled).toBe(before);
            const after = words(
              interpretRule(rule, { facts: sourceOf(filled(years, filler)), asOf: DAY }).answer,
            );
            if (settled !== 'unknown' && after !== 'unknown') expect(after).toBe(settled);
          },
        ),
        { numRuns: trials.numRuns * 5 },
      );
    },
    patience,
  );
});
