import { describe, expect, test } from 'vitest';
import { ask, missingWords, type Plain, words } from '../../test/rule/ask.ts';
import type { Expression } from './index.ts';

type Facts = Readonly<Record<string, Plain>>;
const answer = (expression: Expression, facts: Facts) => words(ask(expression, [facts]).answer);
const missing = (expression: Expression, facts: Facts) => missingWords(ask(expression, [facts]));

describe('lists', () => {
  const productive = { item: 'productive' };
  const price = { item: 'price' };
  const items: Plain = [
    { price: '10', quantity: '1', productive: true, parts: [{ weight: '1' }, { weight: '2' }] },
    { price: '20', quantity: '2', productive: false, parts: [] },
    { price: '30', quantity: '3', productive: true, parts: [{ weight: '4' }] },
  ];
  test.each<[string, Expression, string]>([
    ['counts what meets', { where: { fact: 'items' }, meet: productive, count: '台' }, '2 台'],
    ['sums what meets', { where: { fact: 'items' }, meet: productive, sum: price }, '40 元'],
    [
      'sums a product',
      { where: { fact: 'items' }, sum: { multiply: [price, { item: 'quantity' }] } },
      '140 元',
    ],
    ['the least', { where: { fact: 'items' }, least: price }, '10 元'],
    ['the greatest', { where: { fact: 'items' }, greatest: price }, '30 元'],
    ['every', { where: { fact: 'items' }, every: productive }, 'no'],
    ['some', { where: { fact: 'items' }, some: productive }, 'yes'],
    ['none', { where: { fact: 'items' }, none: { above: [price, { value: '30', unit: '元' }] } }, 'yes'],
    ['the list itself', { use: 'dear' }, 'items[1] items[2]'],
    [
      'lists in lists',
      {
        where: { fact: 'items' },
        sum: {
          where: { item: 'parts' },
          sum: { multiply: [{ item: 'weight' }, { item: 'quantity', up: 1 }] },
        },
      },
      '15 吨',
    ],
    [
      'a definition used inside a loop over the same list',
      {
        where: { fact: 'items' },
        meet: { below: [price, { where: { use: 'dear' }, greatest: price }] },
        count: true,
      },
      '2',
    ],
  ])('%s', (_title, rule, expected) => {
    expect(answer(rule, { items })).toBe(expected);
  });

  test('of no items: none are all, the sum is zero, there is no least', () => {
    expect(answer({ where: { fact: 'items' }, every: productive }, { items: [] })).toBe('yes');
    expect(answer({ where: { fact: 'items' }, some: productive }, { items: [] })).toBe('no');
    expect(answer({ where: { fact: 'items' }, sum: price }, { items: [] })).toBe('0 元');
    const { answer: least } = ask({ where: { fact: 'items' }, least: price }, [{ items: [] }]);
    expect(least).toEqual({ kind: 'unknown', causes: [{ kind: 'empty-list' }] });
  });

  test('a denominator that is the sum of a list within an item is named by the place of that list', () => {
    const weight = { where: { item: 'parts' }, sum: { item: 'weight' } };
    const rule = { where: { fact: 'items' }, sum: { divide: [price, weight], positive: true } };
    expect(
      missing(rule, {
        items: [
          { price: '1', parts: [{ weight: '2' }] },
          { price: '1', parts: [] },
        ],
      }),
    ).toBe('items[1].parts denominator');
  });

  test('a list that was never sent is unknown, not empty', () => {
    expect(missing({ where: { fact: 'items' }, count: true }, {})).toBe('items unreported');
  });

  test.each<[string, Expression, Facts[], string, string]>([
    [
      'an item that may belong makes the sum unknown',
      { where: { fact: 'items' }, meet: productive, sum: price },
      [{ price: '10', productive: true }, { price: '5' }],
      'unknown',
      'items[1].productive unreported',
    ],
    [
      'unless it adds nothing either way',
      { where: { fact: 'items' }, meet: productive, sum: price },
      [{ price: '10', productive: true }, { price: '0' }],
      '10 元',
      '',
    ],
    [
      'an item that does not belong needs no figure',
      { where: { fact: 'items' }, meet: productive, sum: price },
      [{ price: '10', productive: true }, { productive: false }],
      '10 元',
      '',
    ],
    [
      'nor one that may belong if it is not the least anyway',
      { where: { fact: 'items' }, meet: productive, least: price },
      [{ price: '10', productive: true }, { price: '10' }],
      '10 元',
      '',
    ],
    [
      'but one that would be the least',
      { where: { fact: 'items' }, meet: productive, least: price },
      [{ price: '10', productive: true }, { price: '9' }],
      'unknown',
      'items[1].productive unreported',
    ],
    [
      'one that fails decides every, if it surely belongs',
      {
        where: { fact: 'items' },
        meet: { item: 'productive' },
        every: { above: [price, { value: '5', unit: '元' }] },
      },
      [{ price: '5' }, { productive: true, price: '5' }],
      'no',
      '',
    ],
    [
      'one that fails but may not belong leaves every open',
      {
        where: { fact: 'items' },
        meet: { item: 'productive' },
        every: { above: [price, { value: '5', unit: '元' }] },
      },
      [{ price: '5' }, { productive: true, price: '6' }],
      'unknown',
      'items[0].productive unreported',
    ],
    [
      'one that passes does not matter to every, whether it belongs or not',
      {
        where: { fact: 'items' },
        meet: { item: 'productive' },
        every: { above: [price, { value: '5', unit: '元' }] },
      },
      [{ price: '6' }, { productive: true, price: '6' }],
      'yes',
      '',
    ],
    [
      'a count with a doubtful one is unknown',
      { where: { fact: 'items' }, meet: productive, count: true },
      [{ productive: true }, {}],
      'unknown',
      'items[1].productive unreported',
    ],
  ])('%s', (_title, rule, items, expected, names) => {
    expect(answer(rule, { items })).toBe(expected);
    expect(missing(rule, { items })).toBe(names);
  });
});
