import { describe, expect, test } from 'vitest';
import { blockOf, type CellKey, cellAt, moveCursor } from './cell-cursor.ts';
import { formulaSafe, toTsv } from './clipboard.ts';
import { figureColumn, textColumn } from './column.tsx';
import { frozenEdges, headGroups, pickColumns, stretchWidths } from './column-layout.ts';
import { pagedRows, pagesOf, rowSource } from './row-source.ts';

const limits = { rows: 100, columns: 5, page: 10 };
const key = (name: string, mods: Partial<CellKey> = {}): CellKey => ({
  key: name,
  shift: false,
  ctrl: false,
  ...mods,
});
const place = (cursor: ReturnType<typeof moveCursor>) => cursor && [cursor.row, cursor.column];

describe('moving through a table by keys', () => {
  test.each([
    ['down', [3, 2], key('ArrowDown'), [4, 2]],
    ['not past the last row', [99, 2], key('ArrowDown'), [99, 2]],
    ['not before the first', [0, 2], key('ArrowUp'), [0, 2]],
    ['not past the last column', [3, 4], key('ArrowRight'), [3, 4]],
    ['Home to the start of the row', [3, 2], key('Home'), [3, 0]],
    ['Ctrl End to the last cell', [3, 2], key('End', { ctrl: true }), [99, 4]],
    ['Ctrl up to the first row', [50, 2], key('ArrowUp', { ctrl: true }), [0, 2]],
    ['a page down', [3, 2], key('PageDown'), [13, 2]],
    ['a page down near the end', [95, 2], key('PageDown'), [99, 2]],
  ] as const)('%s', (_title, [row, column], pressed, expected) => {
    expect(place(moveCursor(cellAt(row, column), pressed, limits))).toEqual(expected);
  });

  test('Shift keeps the corner where the block began, also when it turns back over it', () => {
    const right = moveCursor(cellAt(5, 2), key('ArrowRight', { shift: true }), limits);
    expect(right && blockOf(right)).toEqual({ top: 5, bottom: 5, left: 2, right: 3 });
    const up = right && moveCursor(right, key('ArrowUp', { shift: true }), limits);
    expect(up && blockOf(up)).toEqual({ top: 4, bottom: 5, left: 2, right: 3 });
    const home = up && moveCursor(up, key('Home', { shift: true }), limits);
    expect(home && blockOf(home)).toEqual({ top: 4, bottom: 5, left: 0, right: 2 });
  });

  test('Ctrl A takes the whole list', () => {
    const all = moveCursor(cellAt(5, 2), key('a', { ctrl: true }), limits);
    expect(all && blockOf(all)).toEqual({ top: 0, bottom: 99, left: 0, right: 4 });
  });

  test('a letter is no movement, and an empty list has nowhere to go', () => {
    expect(moveCursor(cellAt(5, 2), key('x'), limits)).toBeUndefined();
    expect(moveCursor(cellAt(0, 0), key('ArrowDown'), { ...limits, rows: 0 })).toBeUndefined();
  });
});

describe('copying a block', () => {
  test('cells by tab, rows by line', () => {
    expect(
      toTsv([
        ['玉城街道', '48.97'],
        ['沙门镇', '-1.0'],
      ]),
    ).toBe('玉城街道\t48.97\r\n沙门镇\t-1.0');
  });
  test('a cell with a tab, a break or a quote is quoted', () => {
    expect(toTsv([['a\tb', 'c"d', 'e\nf']])).toBe('"a\tb"\t"c""d"\t"e\nf"');
  });
  test.each([
    ['a formula is disarmed', '=HYPERLINK("x")', `'=HYPERLINK("x")`],
    ['one typed full-width as well', '＝HYPERLINK("x")', `'＝HYPERLINK("x")`],
    ['one behind a line end as well', '\n=1+1', `'\n=1+1`],
    ['so is a name that begins with a sign', '-丁酉', `'-丁酉`],
    ['an at sign too', '@SUM(1)', `'@SUM(1)`],
    ['a negative number stays one', '-9.6%', '-9.6%'],
    ['a signed change stays one', '+14.8%', '+14.8%'],
    ['a plain name is untouched', '玉环丁酉昌塑业有限公司', '玉环丁酉昌塑业有限公司'],
  ])('%s', (_title, text, expected) => {
    expect(formulaSafe(text)).toBe(expected);
  });
});

describe('columns', () => {
  const columns = [
    { id: 'name', width: 240, frozen: true },
    { id: 'unit', width: 90, frozen: true },
    { id: 't21', width: 70, group: '亩均税收' },
    { id: 't22', width: 70, group: '亩均税收' },
    { id: 'due', width: 90 },
    { id: 'late', width: 90, frozen: true },
  ];
  test('neighbours with one word share a head, the others stay silent', () => {
    expect(headGroups(columns).map(({ title, span }) => [title, span])).toEqual([
      ['', 2],
      ['亩均税收', 2],
      ['', 2],
    ]);
  });
  test('frozen columns stand edge to edge after the tick box; one behind a moving column cannot be frozen', () => {
    expect([...frozenEdges(columns, 28)]).toEqual([
      ['name', { left: 28 }],
      ['unit', { left: 268 }],
    ]);
  });
  test('trailing columns stand edge to edge from the right; one before a moving column cannot trail', () => {
    const trailing = [
      { id: 'name', width: 240, frozen: true },
      { id: 'early', width: 60, trails: true },
      { id: 'tax', width: 90 },
      { id: 'due', width: 100, trails: true },
      { id: 'next', width: 120, trails: true },
    ];
    expect([...frozenEdges(trailing, 0)]).toEqual([
      ['name', { left: 0 }],
      ['next', { right: 0 }],
      ['due', { right: 120 }],
    ]);
    expect([...frozenEdges(trailing.slice(3), 0).keys()]).toEqual(['next', 'due']);
  });
  test('room to spare goes to the thing first, then to everybody in proportion', () => {
    const two = [
      { id: 'name', width: 200, grows: true },
      { id: 'tax', width: 100 },
    ];
    expect([...stretchWidths(two, 340).values()]).toEqual([240, 100]);
    expect([...stretchWidths(two, 420).values()]).toEqual([300, 120]);
    expect([...stretchWidths(two, 250).values()]).toEqual([200, 100]);
  });
  test('a column set keeps its own order, the thing first, and forgets columns that are gone', () => {
    type Row = { name: string; tax: string };
    const all = [
      textColumn<Row>({ id: 'name', head: '企业', width: 200, frozen: true, value: ({ name }) => name }),
      figureColumn<Row>({ id: 'tax', head: '税收', width: 80, decimals: 2, figure: ({ tax }) => tax }),
      textColumn<Row>({ id: 'unit', head: '乡镇', width: 80, value: () => '' }),
    ];
    const set = { id: 's', title: '税', columns: ['unit', 'retired', 'tax'] };
    expect(pickColumns(all, set).map(({ id }) => id)).toEqual(['name', 'unit', 'tax']);
    expect(pickColumns(all, undefined)).toBe(all);
    expect(all[1]?.text({ name: '', tax: '-1234.5' }, 'read')).toBe('−1,234.50');
    expect(all[1]?.text({ name: '', tax: '-1234.5' }, 'export')).toBe('-1234.50');
    expect(all[2]?.text({ name: '', tax: '' }, 'export')).toBe('');
  });
});

describe('rows that arrive in pages', () => {
  test('a row on a page that is here is given, another is still on its way', () => {
    const rows = pagedRows(250, 100, (page) =>
      page === 1 ? Array.from({ length: 100 }, (_, i) => 100 + i) : undefined,
    );
    expect([rows.count, rows.at(99), rows.at(100), rows.at(199), rows.at(200)]).toEqual([
      250,
      undefined,
      100,
      199,
      undefined,
    ]);
  });
  test.each([
    ['inside one page', 0, 99, [0]],
    ['over an edge', 99, 100, [0, 1]],
    ['over several', 150, 420, [1, 2, 3, 4]],
  ])('a stretch %s', (_title, first, last, expected) => {
    expect(pagesOf(first, last, 100)).toEqual(expected);
  });
  test('a plain list is a source of itself', () => {
    const rows = rowSource(['a', 'b']);
    expect([rows.count, rows.at(1), rows.at(2)]).toEqual([2, 'b', undefined]);
  });
});
