import { describe, expect, test } from 'vitest';
import { ask, type Plain, text, words } from '../../test/rule/ask.ts';
import { environment } from '../../test/rule/world.ts';
import { checkRule, type Expression } from './index.ts';

const wan = (value: string) => ({ value, unit: '万元' });
const percent = (value: string) => ({ value, unit: '%' });
const steps = [
  { from: wan('200'), gives: percent('5') },
  { from: wan('1000'), gives: percent('7') },
];
const tiers = (mode: 'whole' | 'marginal'): Expression => ({ tiers: { fact: 'tax' }, mode, steps });
const answer = (expression: Expression, facts: Readonly<Record<string, Plain>>) =>
  words(ask(expression, [facts]).answer);

describe('tiers begin at their bound, which belongs to them', () => {
  test.each([
    ['below the first', '199.999999', '0 %', '0 万元'],
    ['at the first', '200', '5 %', '0 万元'],
    ['below the second', '999.99', '5 %', '39.9995 万元'],
    ['at the second: 800 × 5%', '1000', '7 %', '40 万元'],
    ['above the second: 800 × 5% + 200 × 7%', '1200', '7 %', '54 万元'],
  ])('%s', (_title, tax, whole, marginal) => {
    expect([answer(tiers('whole'), { tax }), answer(tiers('marginal'), { tax })]).toEqual([whole, marginal]);
  });

  test('an unknown figure has no tier', () => {
    expect(answer(tiers('whole'), {})).toBe('unknown');
  });

  test('a tier that does not begin above the one before it is found before anybody is judged', () => {
    const [first, second] = steps;
    const problems = checkRule(
      { tiers: { fact: 'tax' }, mode: 'whole', steps: [second!, first!] },
      environment,
    );
    expect(problems.map(({ message }) => message)).toEqual(['第 2 档的起点不高于第 1 档，两档重叠']);
  });
});

describe('working days are counted by the calendar of the State Council', () => {
  test.each<[string, Expression, string]>([
    // 1 to 7 October 2022 were holidays, 8 and 9 October were worked.
    [
      'over a long holiday',
      { addWorkingDays: [{ date: '2022-09-30' }, { value: '1', unit: '日' }] },
      '2022-10-08',
    ],
    ['between', { workingDaysBetween: [{ date: '2022-09-30' }, { date: '2022-10-10' }] }, '3 日'],
  ])('%s', (_title, expression, expected) => {
    expect(answer(expression, { startedOn: text('2022-01-01') })).toBe(expected);
  });
});
