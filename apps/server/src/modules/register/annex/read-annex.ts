import { columnLetters, type SheetCell, type SheetRow } from '@tenglong/domain/intake';
import { Problem } from '../../../platform/problem/index.ts';
import type { WholeSheet } from '../deps.ts';
import { isSameText, textOfCell } from '../home-cells.ts';
import { KEPT_SHEET, readMark } from '../kept-sheet.ts';
import { ANNEX_MARK, DONE, headKey, KEPT_COLUMNS, TARGET, UNIT_HEADER } from './annex-words.ts';

/** A figure of the annex that is not as it went out. */
export interface ChangedFigure {
  readonly list: number;
  readonly column: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly sheet: string;
  readonly label: string;
  readonly isTarget: boolean;
  readonly row: number;
  readonly at: string;
  readonly was: string;
  readonly now: string;
  /** A formula without a value, or an error: nothing that can be read. */
  readonly unreadable: boolean;
}

export interface Stray {
  readonly sheet: string;
  readonly row: number | null;
  readonly message: string;
}

export interface ReadAnnex {
  readonly exportedOn: string;
  readonly lists: number;
  readonly figures: readonly ChangedFigure[];
  readonly stray: readonly Stray[];
}

interface Kept {
  readonly list: number;
  readonly column: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly head: string;
  readonly value: string;
}

const notOurs = () => new Problem('WORKBOOK_NOT_OURS');

/** What the hidden sheet says, by the name of the sheet that each figure was on. */
function readKept(hidden: WholeSheet) {
  const mark = hidden.rows
    .flatMap(({ cells }) => cells)
    .map((cell) => readMark(textOfCell(cell)))
    .find((found) => found !== undefined);
  const head = hidden.rows.find(({ cells }) => textOfCell(cells[0]) === KEPT_COLUMNS[0]);
  if (mark?.register !== ANNEX_MARK || !head) throw notOurs();
  const sheets = new Map<string, Kept[]>();
  for (const { row, cells } of hidden.rows) {
    if (row <= head.row) continue;
    const [sheet = '', list = '', column = '', unitId = '', unitName = '', name = '', value = ''] =
      KEPT_COLUMNS.map((_, at) => textOfCell(cells[at]));
    if (sheet === '' || !/^\d{1,2}$/.test(list)) continue;
    const own = sheets.get(sheet) ?? [];
    own.push({ list: Number(list), column, unitId, unitName, head: name, value });
    sheets.set(sheet, own);
  }
  return { sheets, exportedOn: mark.day };
}

interface Grid {
  /** Column by the heads over it; a head that stands over several columns is left out. */
  readonly columns: ReadonlyMap<string, number>;
  readonly twice: ReadonlySet<string>;
  readonly idAt: number;
  readonly body: readonly SheetRow[];
}

/** Where the figures stand: known by the heads over them and the hidden number of their row, not by their place. */
function readGrid({ rows }: WholeSheet): Grid | undefined {
  const top = rows.findIndex(({ cells }) => cells.some((cell) => textOfCell(cell) === UNIT_HEADER));
  const idAt = rows[top]?.cells.findIndex((cell) => textOfCell(cell) === UNIT_HEADER) ?? -1;
  const depth = rows.slice(top).findIndex(({ cells }) => cells.some((cell) => textOfCell(cell) === TARGET));
  if (idAt < 0 || depth < 0) return undefined;
  const header = rows.slice(top, top + depth + 1);
  const columns = new Map<string, number>();
  const twice = new Set<string>();
  const width = Math.max(...header.map(({ cells }) => cells.length));
  for (let at = 0; at < width; at += 1) {
    const heads = header.map(({ cells }) => textOfCell(cells[at])).filter((head) => head !== '');
    // A head that is merged down says the same in every row.
    const key = headKey(heads.filter((head, level) => head !== heads[level - 1]));
    if (columns.has(key)) twice.add(key);
    columns.set(key, at);
  }
  return { columns, twice, idAt, body: rows.slice(top + depth + 1) };
}

const quote = (head: string) => `“${head.split('｜').join('·')}”`;

function compareSheet(sheet: WholeSheet, kept: readonly Kept[], stray: Stray[]): ChangedFigure[] {
  const say = (row: number | null, message: string) => stray.push({ sheet: sheet.name, row, message });
  const grid = readGrid(sheet);
  if (!grid) {
    say(null, '表头或藏着的“单位编号”一栏不在了，这张清单没有对照；请用刚导出的表');
    return [];
  }
  for (const head of new Set(kept.map((one) => one.head))) {
    if (grid.twice.has(head)) say(null, `表头${quote(head)}有两处，分不清是哪一栏，这一栏没有对照`);
    else if (!grid.columns.has(head)) {
      say(null, `找不到表头${quote(head)}，可能删了、改了字或动了合并的表头，这一栏没有对照`);
    }
  }
  const seen = new Set<string>();
  const found: ChangedFigure[] = [];
  for (const { row, cells } of grid.body) {
    // A line over the whole table says the same in every cell.
    const id = cells[grid.idAt]?.merged === undefined ? textOfCell(cells[grid.idAt]) : '';
    const own = kept.filter(({ unitId }) => unitId === id);
    const [first] = own;
    if (!first) {
      const said = cells.filter((cell) => cell && cell.merged === undefined && textOfCell(cell) !== '');
      if (id !== '' || said.length > 2) {
        say(row, id === '' ? '这一行不是导出时就有的，单位不能在表里增加' : '这一行的编号对不上');
      }
      continue;
    }
    if (seen.has(id)) {
      say(row, `“${first.unitName}”有两行，只看上面那行`);
      continue;
    }
    seen.add(id);
    const name = textOfCell(cells[0]);
    if (name !== first.unitName) {
      say(
        row,
        `单位“${first.unitName}”写成了“${name || '空白'}”：名称不在表里改，数仍按“${first.unitName}”对照`,
      );
    }
    for (const one of own) {
      const at = grid.twice.has(one.head) ? undefined : grid.columns.get(one.head);
      if (at !== undefined) found.push(...changed(sheet.name, row, at, cells[at], one));
    }
  }
  const gone = new Map(kept.map(({ unitId, unitName }) => [unitId, unitName]));
  for (const [id, name] of gone) {
    if (!seen.has(id)) say(null, `少了“${name}”一行：单位不能在表里删，任务数没有动；确实没有任务的请填 0`);
  }
  return found;
}

function changed(
  sheet: string,
  row: number,
  at: number,
  cell: SheetCell | undefined,
  { list, column, unitId, unitName, head, value }: Kept,
): ChangedFigure[] {
  const unreadable = cell?.kind === 'formula' || cell?.kind === 'error';
  const now = textOfCell(cell);
  if (!unreadable && isSameText(value, now)) return [];
  const isTarget = !head.endsWith(`｜${DONE}`) && head !== DONE;
  return [
    {
      list,
      column,
      unitId,
      unitName,
      sheet,
      isTarget,
      row,
      unreadable,
      now,
      label: head.split('｜').join('·'),
      at: columnLetters(at),
      was: value,
    },
  ];
}

/**
 * Compares an annex that came home with how it went out, figure by figure. Rows are known by their hidden number and
 * columns by the heads over them, so that a table may be sorted or a column moved with its head.
 *
 * @throws Problem WORKBOOK_NOT_OURS without the hidden sheet of an exported annex
 */
export function readAnnex(sheets: readonly WholeSheet[]): ReadAnnex {
  const hidden = sheets.find(({ name }) => name === KEPT_SHEET);
  if (!hidden) throw notOurs();
  const { sheets: kept, exportedOn } = readKept(hidden);
  const stray: Stray[] = [];
  const figures: ChangedFigure[] = [];
  for (const [name, own] of kept) {
    const shown = sheets.find((sheet) => sheet.name === name);
    if (shown) figures.push(...compareSheet(shown, own, stray));
    else stray.push({ sheet: name, row: null, message: '没有找到这张表（删了或改了名），这张清单没有对照' });
  }
  return { exportedOn, lists: kept.size, figures, stray };
}
