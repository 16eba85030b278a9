import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ExpressionSchema, writePath } from './index.ts';

function problems(raw: unknown): readonly [path: string, message: string][] {
  const result = ExpressionSchema.safeParse(raw);
  return (result.error?.issues ?? []).map((issue) => [
    writePath(issue.path.filter((key) => typeof key !== 'symbol')),
    issue.message,
  ]);
}

describe('a rule expression as plan data', () => {
  test.each<[string, unknown]>([
    ['a truth value', true],
    ['a text', 'above'],
    ['a whole number', 3],
    ['a number with a unit', { value: '10', unit: '万元/亩' }],
    ['a fraction', { value: '1/3' }],
    ['a day', { date: '2023-12-31' }],
    ['a fact of the year before', { fact: 'tax', yearsBefore: 1 }],
    ['a nested fact', { fact: 'project.filed' }],
    ['a name in Chinese', { param: '亿元企业门槛' }],
    // biome-ignore lint/suspicious/noThenProperty: the word of the language
    ['a choice', { if: { fact: 'filed' }, then: 1, else: 2 }],
    ['a sum over a list', { where: { fact: 'items' }, meet: { item: 'productive' }, sum: { item: 'price' } }],
    [
      '"none of the items", which shares its key with "none of the conditions"',
      { where: { fact: 'items' }, none: true },
    ],
    ['rounding to tens', { round: { fact: 'tax' }, places: -1, in: '元' }],
  ])('%s is one', (_title, raw) => {
    expect(problems(raw)).toEqual([]);
  });

  test.each<[string, unknown, string, string]>([
    [
      'a decimal without quotes',
      { atMost: [{ fact: 'x' }, 0.5] },
      'atMost[1]',
      '带小数的数请加引号写成 {value: "0.5"}，以免失真',
    ],
    ['a number beyond exactness', 2 ** 53, '', '带小数的数请加引号写成 {value: "0.5"}，以免失真'],
    [
      'a bare list',
      [{ fact: 'x' }],
      '',
      '这里应写一条规则表达式，如 {fact: tax}；多项条件请写在 all 或 any 之下',
    ],
    ['nothing', null, '', '这里应写一条规则表达式，如 {fact: tax}；多项条件请写在 all 或 any 之下'],
    [
      'a missing operand',
      // biome-ignore lint/suspicious/noThenProperty: the word of the language
      { if: true, then: 1 },
      'else',
      '这里应写一条规则表达式，如 {fact: tax}；多项条件请写在 all 或 any 之下',
    ],
    ['one operand too few', { atLeast: [{ fact: 'x' }] }, 'atLeast', '应写两项，如 [左, 右]'],
    ['one operand too many', { atLeast: [1, 2, 3] }, 'atLeast', '应写两项，如 [左, 右]'],
    ['no operand at all', { all: [] }, 'all', '至少要有一项'],
    ['operands that are no group', { all: { fact: 'x' } }, 'all', '应写成一组，如 [甲, 乙]'],
    ['a key too many', { fact: 'tax', year: 1 }, '', 'fact 之下没有“year”，请删去或改正'],
    [
      'a text for a number',
      { value: '约5000' },
      'value',
      '不是数值，请写成带引号的十进制数或分数，如 "0.5"、"1/3"',
    ],
    ['a number that is no text', { value: 5 }, 'value', '数值请加引号写，如 "0.5"'],
    [
      'an unknown unit',
      { value: '5', unit: '斤' },
      'unit',
      '不认识的计量单位，请写成如 万元/亩、吨标准煤、㎡',
    ],
    [
      'a day that does not exist',
      { date: '2023-02-29' },
      'date',
      '不是日历上的日期，请写成 2023-06-30 的样子',
    ],
    [
      'between without saying which ends',
      { between: [1, 2, 3] },
      'include',
      '请写明含不含端点：both 都含、low 只含下限、high 只含上限、neither 都不含',
    ],
    [
      'two purposes of one list',
      { where: { fact: 'items' }, count: true, sum: { item: 'x' } },
      '',
      'every、some、none、count、sum、least、greatest 只能写其中一项',
    ],
    [
      'a name with blanks',
      { fact: 'tax 2022' },
      'fact',
      '名称以文字开头，只含文字、数字、连字符和下划线，分级用点号',
    ],
    [
      'deep inside',
      { all: [true, { any: [{ not: { below: [{ fact: '' }, 1] } }] }] },
      'all[1].any[0].not.below[0].fact',
      '名称以文字开头，只含文字、数字、连字符和下划线，分级用点号',
    ],
  ])('%s is refused with its path', (_title, raw, path, message) => {
    expect(problems(raw)).toEqual([[path, message]]);
  });

  test('an unknown operation is refused, with those there are', () => {
    const [[path, message] = ['', '']] = problems({ any: [{ greaterThan: [1, 2] }] });
    expect(path).toBe('any[0]');
    expect(message).toMatch(/^不认识的写法“greaterThan”，可用的有：value、date、fact、/);
    expect(message).toContain('atLeast');
  });

  test('nesting without end is refused before it is followed', () => {
    let raw: unknown = true;
    for (let depth = 0; depth < 5000; depth += 1) raw = { not: raw };
    expect(problems(raw)).toEqual([['', '规则嵌套超过 40 层，请拆成若干个定义，用 use 引用']]);
  });

  test('names of the language of objects are no names of operations', () => {
    expect(problems({ constructor: 1 })[0]?.[1]).toMatch(/^不认识的写法“constructor”/);
    expect(problems(JSON.parse('{"__proto__": {"fact": "x"}}'))[0]?.[1]).toMatch(/^不认识的写法“__proto__”/);
  });

  test('editors are given the shape of every operation, each part of which is an expression again', () => {
    const schema = z.toJSONSchema(z.strictObject({ when: ExpressionSchema }), { io: 'input' });
    expect(schema.properties?.when).toEqual({ $ref: '#/$defs/tenglong-expression' });
    const { anyOf } = schema.$defs?.['tenglong-expression'] ?? {};
    expect(anyOf).toContainEqual({
      type: 'object',
      properties: { not: { $ref: '#/$defs/tenglong-expression' } },
      required: ['not'],
      additionalProperties: false,
    });
    const heads = (anyOf ?? []).map((shape) => (typeof shape === 'object' ? shape.required?.[0] : undefined));
    expect(heads).toEqual(
      expect.arrayContaining(['fact', 'atLeast', 'between', 'where', 'lookup', 'everyYear']),
    );
  });
});
