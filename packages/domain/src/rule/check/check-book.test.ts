import { describe, expect, test } from 'vitest';
import { environment, vocabulary } from '../../../test/rule/world.ts';
import { checkBook, createEnvironment, RuleBook, writePath } from '../index.ts';

describe('a rule book is checked by itself', () => {
  const problemsOf = (raw: unknown) =>
    checkBook(createEnvironment(vocabulary, RuleBook.parse(raw))).map(({ path, code }) => [
      writePath(path),
      code,
    ]);

  test('the book of these tests is sound', () => {
    expect(checkBook(environment)).toEqual([]);
  });

  test.each([
    ['a value that is no number', { value: '约5' }, 'parameters.p.value', 'bad-value'],
    ['a text with a unit', { type: 'text', value: 'x', unit: '元' }, 'parameters.p.unit', 'wrong-type'],
    [
      'a period that runs backwards',
      { value: '1', from: '2023-01-01', until: '2022-12-31' },
      'parameters.p',
      'bad-value',
    ],
    [
      'two values on one day',
      {
        versions: [
          { value: '1', until: '2022-12-31' },
          { value: '2', from: '2022-12-31' },
        ],
      },
      'parameters.p.versions[1]',
      'overlapping-periods',
    ],
  ])('%s is found', (_title, parameter, path, code) => {
    expect(problemsOf({ parameters: { p: { label: '参数', ...parameter } } })).toEqual([[path, code]]);
  });

  test('a period may start on the day after the one before ends', () => {
    const versions = [
      { value: '1', until: '2022-12-31' },
      { value: '2', from: '2023-01-01' },
    ];
    expect(problemsOf({ parameters: { p: { label: '参数', versions } } })).toEqual([]);
  });

  test.each([
    // biome-ignore-start lint/suspicious/noThenProperty: the word of the language
    ['an unknown key', [{ when: { region: 'x' }, then: { least: '1' } }], 'tables.t.rows[0].when.region'],
    ['an unknown column', [{ when: {}, then: { most: '1' } }], 'tables.t.rows[0].then.most'],
    ['a cell that is no number', [{ when: {}, then: { least: '甲' } }], 'tables.t.rows[0].then.least'],
    [
      'two rows of the same keys',
      [
        { when: { grade: '*' }, then: { least: '1' } },
        { when: {}, then: { least: '2' } },
      ],
      'tables.t.rows[1].when',
    ],
    // biome-ignore-end lint/suspicious/noThenProperty: the word of the language
  ])('%s is found', (_title, rows, path) => {
    const table = {
      label: '表',
      keys: [{ name: 'grade', label: '等级' }],
      columns: { least: { label: '下限' } },
      rows,
    };
    expect(problemsOf({ tables: { t: table } })).toEqual([[path, 'bad-row']]);
  });

  test.each([
    ['neither a value nor versions', {}],
    ['both a value and versions', { value: '1', versions: [{ value: '2' }] }],
  ])('a parameter with %s does not pass the schema', (_title, rest) => {
    const result = RuleBook.safeParse({ parameters: { p: { label: '参数', ...rest } } });
    expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['parameters.p', '请写 value（一个取值）或 versions（分时期的取值），只写其一'],
    ]);
  });
});
