import { describe, expect, test } from 'vitest';
import { environment, vocabulary } from '../../../test/rule/world.ts';
import { checkRule, createEnvironment, type Expression, prepareRule, RuleBook, writePath } from '../index.ts';

const money = { value: '1', unit: '万元' };

function found(expression: Expression, expected?: Parameters<typeof checkRule>[2]) {
  return checkRule(expression, environment, expected).map(({ path, code, message }) => [
    writePath(path),
    code,
    message,
  ]);
}

describe('a rule is checked before it is run', () => {
  test.each<[string, Expression]>([
    ['units of one dimension', { atMost: [{ fact: 'tax' }, { value: '100', unit: '元' }] }],
    ['a quotient against its unit', { atMost: [{ use: 'taxPerMu' }, { value: '15', unit: '元/㎡' }] }],
    ['a ratio against a plain number', { atLeast: [{ fact: 'share' }, { value: '0.2' }] }],
    [
      'a product that gives the unit back',
      { equal: [{ multiply: [{ use: 'taxPerMu' }, { fact: 'floor' }] }, money] },
    ],
    ['an option of the text', { oneOf: [{ fact: 'grade' }, ['A', 'B']] }],
    [
      'a field of the item around',
      { where: { fact: 'items' }, some: { where: { item: 'parts' }, every: { item: 'productive', up: 1 } } },
    ],
    [
      'a table with its keys',
      {
        below: [
          { use: 'taxPerMu' },
          {
            lookup: 'guide',
            by: { grade: { fact: 'grade' }, industry: { fact: 'industry' } },
            column: 'least',
          },
        ],
      },
    ],
    [
      'days against days',
      {
        atMost: [
          { daysBetween: [{ fact: 'startedOn' }, { date: '2023-12-31' }] },
          { value: '30', unit: '日' },
        ],
      },
    ],
  ])('%s pass', (_title, expression) => {
    expect(found(expression, 'boolean')).toEqual([]);
  });

  test.each<[string, Expression, string, string, string]>([
    [
      'a fact nobody declared',
      { above: [{ fact: 'taxes' }, 0] },
      'above[0]',
      'unknown-name',
      '没有“taxes”这项事实',
    ],
    [
      'a parameter nobody declared',
      { not: { param: 'limits' } },
      'not',
      'unknown-name',
      '没有“limits”这个参数',
    ],
    [
      'a definition nobody wrote',
      { any: [{ use: 'perMu' }] },
      'any[0]',
      'unknown-name',
      '没有“perMu”这个定义',
    ],
    [
      'a field the items do not have',
      { where: { fact: 'items' }, every: { item: 'heavy' } },
      'every',
      'unknown-name',
      '清单的每一项里没有“heavy”这个栏目',
    ],
    [
      'a field outside a list',
      { all: [{ item: 'productive' }] },
      'all[0]',
      'no-item-here',
      '“productive”是清单里一项的栏目，但这里不在清单之内',
    ],
    [
      '元 against 吨标准煤',
      { atMost: [{ fact: 'tax' }, { value: '1', unit: '吨标准煤' }] },
      '',
      'dimension-mismatch',
      '单位不相容：“万元”与“吨标准煤”不能相加或比较',
    ],
    [
      '万元 against 万元/亩',
      { atMost: [{ fact: 'tax' }, { value: '5', unit: '万元/亩' }] },
      '',
      'dimension-mismatch',
      '单位不相容：“万元”与“万元/亩”不能相加或比较',
    ],
    [
      'money added to a plain number',
      { equal: [{ add: [{ fact: 'tax' }, 1] }, money] },
      'equal[0].add[1]',
      'dimension-mismatch',
      '单位不相容：“万元”与无单位的数不能相加或比较',
    ],
    [
      'rounding to a unit of another kind',
      { equal: [{ round: { fact: 'tax' }, places: 0, in: '吨' }, money] },
      'equal[0]',
      'dimension-mismatch',
      '单位不相容：“吨”与“万元”不能相加或比较',
    ],
    [
      'a number where a condition belongs',
      { all: [{ fact: 'tax' }] },
      'all[0]',
      'wrong-type',
      '这里应是是非（条件），写的却是数值（万元）',
    ],
    [
      'a text against a number',
      { equal: [{ fact: 'grade' }, 1] },
      '',
      'wrong-type',
      '文字不能与数值（无单位）比较',
    ],
    ['an order among texts', { above: [{ fact: 'grade' }, 'A'] }, '', 'wrong-type', '文字没有大小之分'],
    [
      'an option that does not exist',
      { equal: [{ fact: 'grade' }, 'E'] },
      '',
      'not-an-option',
      '“E”不在备选值之内',
    ],
    [
      'lists that are compared',
      { equal: [{ fact: 'items' }, { fact: 'items' }] },
      '',
      'wrong-type',
      '清单没有大小之分',
    ],
    [
      'a loop over no list',
      { where: { fact: 'tax' }, every: true },
      'where',
      'wrong-type',
      '这里应是清单，写的却是数值（万元）',
    ],
    [
      'days where months belong',
      { equal: [{ addMonths: [{ fact: 'startedOn' }, { value: '3', unit: '日' }] }, { date: '2023-01-01' }] },
      'equal[0].addMonths[1]',
      'dimension-mismatch',
      '单位不相容：“月”与“日”不能相加或比较',
    ],
    [
      'a key the table does not have',
      { listed: 'empty', by: { grade: 'A', region: 'x' }, column: 'least' },
      'by.region',
      'unknown-name',
      '表“空表”没有“region”这个键',
    ],
    [
      'a key that is not given',
      { listed: 'guide', by: { grade: 'A' }, column: 'least' },
      '',
      'bad-value',
      '查表“指南”没有给出键“行业”',
    ],
    [
      'a column the table does not have',
      { listed: 'empty', by: { grade: 'A' }, column: 'most' },
      '',
      'unknown-name',
      '表“空表”没有“most”这一栏',
    ],
    [
      'a key that is a condition',
      { listed: 'empty', by: { grade: true }, column: 'least' },
      'by.grade',
      'wrong-type',
      '表的键应是文字或无单位的整数，写的却是是非',
    ],
  ])('%s is found', (_title, expression, path, code, message) => {
    expect(found(expression, 'boolean')).toEqual([[path, code, message]]);
  });

  test('the ways of a choice have to be of one kind', () => {
    // biome-ignore lint/suspicious/noThenProperty: the word of the language
    const choice = { if: true, then: { fact: 'tax' }, else: 'A' };
    expect(found(choice)).toEqual([['', 'wrong-type', 'then 是数值（万元），else 是文字，不能二选一']]);
  });

  test('one mistake in a definition is reported once, where it stands, however often it is used', () => {
    const book = RuleBook.parse({
      definitions: { sum: { label: '和', is: { add: [{ fact: 'tax' }, { fact: 'land' }] } } },
    });
    const rule = { above: [{ use: 'sum' }, { use: 'sum', yearsBefore: 1 }] };
    const problems = checkRule(rule, createEnvironment(vocabulary, book));
    expect(problems.map(({ path }) => writePath(path))).toEqual(['definitions.sum.is.add[1]']);
  });

  test('definitions that lead back to themselves are found', () => {
    const book = RuleBook.parse({
      definitions: {
        a: { label: '甲', is: { use: 'b' } },
        b: { label: '乙', is: { not: { use: 'a' } } },
      },
    });
    const problems = checkRule({ use: 'a' }, createEnvironment(vocabulary, book));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['circular-definition', '定义绕了一圈：a → b → a'],
    ]);
  });

  test('the nearest names come first in the remedy', () => {
    const [problem] = checkRule({ fact: 'revenu' }, environment);
    expect(problem?.remedy).toMatch(/^可用的有“revenue”、/);
  });

  test('a sound rule comes with the type and unit of its answer', () => {
    const result = prepareRule(
      { id: 'x', expression: { multiply: [{ param: 'rate' }, { fact: 'tax' }] } },
      environment,
    );
    expect(result.kind === 'rule' && result.rule.type).toMatchObject({
      kind: 'number',
      unit: { text: '万元' },
    });
  });
});
