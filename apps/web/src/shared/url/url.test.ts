import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  choiceParam,
  choicesParam,
  flagParam,
  listParam,
  textParam,
  wholeParam,
  yearParam,
} from './params.ts';
import { parseSearch, stringifySearch } from './search-string.ts';
import { readSort, sortQuery, toggleSort, writeSort } from './sort.ts';
import { withoutDefaults } from './without-defaults.ts';

const Search = z.object({
  q: textParam(8),
  unit: listParam(),
  grade: choicesParam(['A', 'B', 'C', 'D']),
  view: choiceParam(['table', 'board'], 'table'),
  page: wholeParam(0, 10, 0),
  year: yearParam(),
  adjusted: flagParam(),
});
const read = (text: string) => Search.parse(parseSearch(text));

describe('the address of a page', () => {
  test('a full address is read into what the page needs', () => {
    expect(
      read('?q=%E9%98%80%E9%97%A8&unit=331083003,331083101&grade=D,C&page=3&year=2022&adjusted=1'),
    ).toEqual({
      q: '阀门',
      unit: ['331083003', '331083101'],
      grade: ['C', 'D'],
      view: 'table',
      page: 3,
      year: 2022,
      adjusted: true,
    });
  });

  test('an empty address gives the defaults', () => {
    expect(read('')).toEqual({ unit: [], grade: [], view: 'table', page: 0 });
  });

  test.each([
    ['a page that is no number', '?page=x', 'page', 0],
    ['a page past the last allowed', '?page=11', 'page', 0],
    ['the last allowed page', '?page=10', 'page', 10],
    ['a grade that does not exist', '?grade=E,A', 'grade', ['A']],
    ['a view that was retired', '?view=map', 'view', 'table'],
    ['a year of three digits', '?year=202', 'year', undefined],
    ['a text that is too long', '?q=123456789', 'q', undefined],
    ['a repeated unit counts once', '?unit=a,a,,b', 'unit', ['a', 'b']],
  ] as const)('%s is forgiven', (_title, text, key, expected) => {
    expect(read(text)[key]).toEqual(expected);
  });

  test('what is written can be read again, and says nothing that is not chosen', () => {
    const search = {
      q: 'a&b=c',
      unit: ['331083003', '331083101'],
      grade: [],
      page: 2,
      year: undefined,
      adjusted: true,
    };
    const text = stringifySearch(search);
    expect(text).toBe('?q=a%26b%3Dc&unit=331083003,331083101&page=2&adjusted=1');
    expect(read(text)).toMatchObject({ q: 'a&b=c', unit: search.unit, page: 2, adjusted: true });
  });

  test('nothing chosen is no question mark', () => {
    expect(stringifySearch({ unit: [], adjusted: false, q: '' })).toBe('');
  });

  test('defaults are left out, lists compared by content', () => {
    expect(
      withoutDefaults({ page: 0, grade: ['A'], unit: ['x'] }, { page: 0, grade: ['A'], unit: [] }),
    ).toEqual({
      unit: ['x'],
    });
  });
});

describe('sorting', () => {
  test('a text and its meaning go both ways', () => {
    expect(readSort('-total')).toEqual({ column: 'total', direction: 'desc' });
    expect(writeSort({ column: 'total', direction: 'desc' })).toBe('-total');
    expect(writeSort(readSort('rank'))).toBe('rank');
    expect(sortQuery('-total')).toEqual({ sort: 'total', dir: 'desc' });
    expect(sortQuery('rank')).toEqual({ sort: 'rank', dir: 'asc' });
  });
  test('a head takes its natural direction first and turns on the second press', () => {
    const first = toggleSort({ column: 'rank', direction: 'asc' }, 'total', 'desc');
    expect(first).toEqual({ column: 'total', direction: 'desc' });
    expect(toggleSort(first, 'total', 'desc')).toEqual({ column: 'total', direction: 'asc' });
  });
});
