import { describe, expect, test } from 'vitest';
import { ask, type Plain, text, words } from '../../test/rule/ask.ts';
import type { Expression } from './index.ts';

const answer = (expression: Expression, facts: Readonly<Record<string, Plain>>) =>
  words(ask(expression, [facts]).answer);

describe('days', () => {
  const within = {
    atMost: [{ fact: 'startedOn' }, { addMonths: [{ param: 'firstDay' }, { value: '24', unit: '月' }] }],
  };
  test.each([
    ['the day before', '2023-03-30', 'yes'],
    ['the day itself', '2023-03-31', 'yes'],
    ['the day after', '2023-04-01', 'no'],
  ])('within 24 months of 31 March 2021: %s', (_title, startedOn, expected) => {
    expect(answer(within, { startedOn: text(startedOn) })).toBe(expected);
  });

  test.each<[string, Expression, string]>([
    [
      'two years are 24 months',
      { addMonths: [{ date: '2020-02-29' }, { value: '2', unit: '年' }] },
      '2022-02-28',
    ],
    [
      '48 hours are two days',
      { addDays: [{ date: '2022-12-31' }, { value: '48', unit: '小时' }] },
      '2023-01-02',
    ],
    [
      'half a day leads nowhere',
      { addDays: [{ date: '2022-12-31' }, { value: '12', unit: '小时' }] },
      'unknown',
    ],
    ['days between', { daysBetween: [{ date: '2022-12-31' }, { date: '2023-03-01' }] }, '60 日'],
    ['months between', { monthsBetween: [{ date: '2022-12-31' }, { date: '2023-03-01' }] }, '2 月'],
    ['the year', { yearOf: { date: '2022-12-31' } }, '2022'],
  ])('%s', (_title, rule, expected) => {
    expect(answer(rule, {})).toBe(expected);
  });
});
