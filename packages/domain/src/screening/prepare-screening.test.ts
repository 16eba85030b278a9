import { describe, expect, test } from 'vitest';
import { facts, rules, taxPerMu, value } from '../../test/screening/firms.ts';
import { prepareScreening, ScreeningFile } from './index.ts';

describe('a screening file is checked before anybody is judged by it', () => {
  const problemsOf = (change: object) => {
    const result = prepareScreening(
      ScreeningFile.parse({ title: '排查', definitions: { taxPerMu }, rules, ...change }),
      facts,
    );
    return result.kind === 'problems' ? result.problems.map(({ path, code }) => [path.join('.'), code]) : [];
  };
  const [large, low] = rules;

  test.each<[string, object, [string, string][]]>([
    [
      'a fact nobody declared',
      { rules: [{ ...low, when: { fact: 'taxes' } }] },
      [['rules.0.when', 'unknown-name']],
    ],
    [
      'a number for a population',
      { rules: [large, { ...low, population: { fact: 'tax' } }] },
      [['rules.1.population', 'wrong-type']],
    ],
    [
      'money against money per land',
      { rules: [{ ...low, when: { atMost: [{ fact: 'tax' }, value('5', '万元/亩')] } }] },
      [['rules.0.when', 'dimension-mismatch']],
    ],
    [
      'a figure that does not exist',
      { rules: [{ ...low, figures: ['tax', 'profit'] }] },
      [['rules.0.figures.1', 'unknown-name']],
    ],
    [
      'a table that does not exist',
      { rules: [{ ...low, table: 'guide' }] },
      [['rules.0.table', 'unknown-name']],
    ],
    [
      'a definition nobody uses',
      { definitions: { taxPerMu, idle: { label: '闲', is: { fact: 'x' } } } },
      [['definitions.idle.is', 'unknown-name']],
    ],
    [
      'a parameter that is no number',
      { parameters: { p: { label: '参数', value: '甲' } } },
      [['parameters.p.value', 'bad-value']],
    ],
  ])('%s', (_title, change, expected) => {
    expect(problemsOf(change)).toEqual(expected);
  });

  test('two rules of one id do not pass the schema', () => {
    const result = ScreeningFile.safeParse({ title: '排查', definitions: { taxPerMu }, rules: [low, low] });
    expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['rules.1.id', '规则 low-tax 写了两次，请删去一处或改换 id'],
    ]);
  });
});
