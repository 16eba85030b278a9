import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, missingWords, type Plain, text, words } from '../../test/rule/ask.ts';
import { patience, trials } from '../../test/trials.ts';
import { createEnvironment, RuleBook, type Vocabulary } from './index.ts';

const least = {
  lookup: 'guide',
  by: { grade: { fact: 'grade' }, industry: { fact: 'industry' } },
  column: 'least',
};
const strict = { ...least, column: 'strict' };
const { lookup: listed, ...rest } = strict;
const isListed = { listed, ...rest };

describe('the row that fits the first key most closely, then the second', () => {
  test.each([
    ['A', '3312', '4.5 万元/亩'],
    ['A', '3320', '3 万元/亩'],
    ['A', '3400', 'unknown'],
    ['B', '3312', '1/3 万元/亩'],
    ['C', '3312', '5 万元/亩'],
    ['C', '3', 'unknown'],
  ])('grade %s, class %s: %s', (grade, industry, expected) => {
    expect(words(ask(least, [{ grade: text(grade), industry: text(industry) }]).answer)).toBe(expected);
  });

  test('a column that a row leaves out is taken from the next row that has it', () => {
    expect(words(ask(strict, [{ grade: text('A'), industry: text('3312') }]).answer)).toBe('yes');
  });

  test('no row says which keys were sought', () => {
    const { answer, missing } = ask(least, [{ grade: text('A'), industry: text('41') }]);
    expect(answer).toEqual({
      kind: 'unknown',
      causes: [{ kind: 'no-row', table: 'guide', column: 'least', keys: { grade: 'A', industry: '41' } }],
    });
    expect(missing).toEqual([]);
  });

  test.each([
    ['C', '41', 'yes'],
    ['C', '35', 'no'],
    ['B', '41', 'no'],
  ])('whether there is a row at all for grade %s, class %s: %s', (grade, industry, expected) => {
    expect(words(ask(isListed, [{ grade: text(grade), industry: text(industry) }]).answer)).toBe(expected);
  });

  test('an empty table has no row, and that is no yes and no no', () => {
    const cell = { lookup: 'empty', by: { grade: { fact: 'grade' } }, column: 'least' };
    expect(words(ask(cell, [{ grade: text('A') }]).answer)).toBe('unknown');
    expect(
      words(ask({ listed: 'empty', by: { grade: { fact: 'grade' } }, column: 'least' }, [{}]).answer),
    ).toBe('no');
  });
});

describe('an unknown key matters only if the rows it could lead to differ', () => {
  test.each<[string, Record<string, Plain>, string, string]>([
    ['B is the same in every industry', { grade: text('B') }, '1/3 万元/亩', ''],
    ['the industry matters to A', { grade: text('A') }, 'unknown', 'industry unreported'],
    ['the grade matters to 3312', { industry: text('3312') }, 'unknown', 'grade unreported'],
    ['both', {}, 'unknown', 'grade unreported, industry unreported'],
  ])('%s', (_title, facts, expected, names) => {
    const found = ask(least, [facts]);
    expect(words(found.answer)).toBe(expected);
    expect(missingWords(found)).toBe(names);
  });

  const vocabulary: Vocabulary = {
    a: { type: 'text', label: '甲' },
    b: { type: 'text', label: '乙' },
  };
  const sought = { lookup: 't', by: { a: { fact: 'a' }, b: { fact: 'b' } }, column: 'cell' };
  const environmentOf = (rows: readonly (readonly [string, string, string])[]) => {
    const keys = [
      { name: 'a', label: '甲', match: 'prefix' },
      { name: 'b', label: '乙' },
    ];
    // biome-ignore lint/suspicious/noThenProperty: the word of the language
    const cells = rows.map(([a, b, value]) => ({ when: { a, b }, then: { cell: value } }));
    const table = { label: '表', keys, columns: { cell: { label: '格', type: 'text' } }, rows: cells };
    return createEnvironment(vocabulary, RuleBook.parse({ tables: { t: table } }));
  };
  const cell = fc.constantFrom('*', '1', '12', '2');
  const row = fc.tuple(cell, cell, fc.constantFrom('x', 'y'));
  const key = fc.option(fc.constantFrom('1', '12', '123', '2', '9'), { nil: undefined });

  test(
    'for any table it is what all its possible values have in common',
    () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(row, { maxLength: 6, selector: ([a, b]) => `${a} ${b}` }),
          key,
          key,
          (rows, a, b) => {
            const environment = environmentOf(rows);
            const judge = (first: string | undefined, second: string | undefined) => {
              const facts = { ...(first && { a: text(first) }), ...(second && { b: text(second) }) };
              return words(ask(sought, [facts], { environment }).answer);
            };
            // '0' stands for every value that no row names.
            const possible = (given: string | undefined) => (given ? [given] : ['1', '12', '2', '0']);
            const outcomes = new Set(
              possible(a).flatMap((first) => possible(b).map((second) => judge(first, second))),
            );
            expect(judge(a, b)).toBe(outcomes.size === 1 ? [...outcomes][0] : 'unknown');
          },
        ),
        trials,
      );
    },
    patience,
  );

  test(
    'for any table and known keys it is the row a person would point at',
    () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(row, { maxLength: 8, selector: ([a, b]) => `${a} ${b}` }),
          fc.constantFrom('1', '12', '123', '9'),
          fc.constantFrom('1', '12', '9'),
          (rows, a, b) => {
            const environment = environmentOf(rows);
            // Longest prefix of the first key first; within it the second key itself before *.
            const order = [a, a.slice(0, 2), a.slice(0, 1), '*'].flatMap((first) =>
              [b, '*'].map((second) => `${first} ${second}`),
            );
            const at = order.find((wanted) =>
              rows.some(([first, second]) => `${first} ${second}` === wanted),
            );
            const pointed = rows.find(([first, second]) => `${first} ${second}` === at);
            expect(words(ask(sought, [{ a: text(a), b: text(b) }], { environment }).answer)).toBe(
              pointed?.[2] ?? 'unknown',
            );
          },
        ),
        trials,
      );
    },
    patience,
  );
});
