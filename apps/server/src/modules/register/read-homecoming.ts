import { columnLetters, type SheetRow } from '@tenglong/domain/intake';
import { Problem } from '../../platform/problem/index.ts';
import type { WholeSheet } from './deps.ts';
import { isSameText as isSame, textOfCell as textOf } from './home-cells.ts';
import { ID_HEADER, KEPT_SHEET, REVISION_HEADER, readMark } from './kept-sheet.ts';

/** A cell that is not as it went out. */
export interface ChangedCell {
  readonly entryId: string;
  /** The revision the workbook was written from. */
  readonly revision: number;
  readonly row: number;
  readonly column: string;
  readonly header: string;
  readonly was: string;
  readonly now: string;
  /** A formula without a value, or an error: nothing that can be read. */
  readonly unreadable: boolean;
}

export interface ReadHomecoming {
  readonly exportedOn: string;
  readonly rows: number;
  readonly cells: readonly ChangedCell[];
  readonly stray: readonly { readonly row: number; readonly message: string }[];
}

const headerRow = (sheet: WholeSheet): SheetRow | undefined =>
  sheet.rows.find(({ cells }) => cells.some((cell) => textOf(cell) === ID_HEADER));

const notOurs = () => new Problem('WORKBOOK_NOT_OURS');

interface KeptRow {
  readonly revision: number;
  readonly texts: ReadonlyMap<string, string>;
}

/** What the hidden sheet says of each entry, by the heads of its columns. */
function readKept(sheet: WholeSheet, register: string) {
  const mark = sheet.rows
    .flatMap(({ cells }) => cells)
    .map((cell) => readMark(textOf(cell)))
    .find((found) => found !== undefined);
  const head = headerRow(sheet);
  if (!head || mark?.register !== register) throw notOurs();
  const heads = head.cells.map(textOf);
  const kept = new Map<string, KeptRow>();
  for (const { row, cells } of sheet.rows) {
    if (row <= head.row) continue;
    const texts = new Map(heads.map((name, at) => [name, textOf(cells[at])] as const));
    const id = texts.get(ID_HEADER) ?? '';
    const revision = Number(texts.get(REVISION_HEADER));
    if (id !== '' && Number.isInteger(revision)) kept.set(id, { revision, texts });
  }
  return { kept, exportedOn: mark.day };
}

/** Nothing but the running number and the sums under the table: no row of its own. */
const SUMS = ['合计', '总计'];

/**
 * Compares a workbook that came home with how it went out, cell by cell. Rows are known by their hidden number, columns
 * by their heads, so that a table may be sorted, filtered, widened or shortened meanwhile.
 *
 * @throws Problem WORKBOOK_NOT_OURS without the hidden sheet of this register
 */
export function readHomecoming(sheets: readonly WholeSheet[], register: string): ReadHomecoming {
  const hidden = sheets.find(({ name }) => name === KEPT_SHEET);
  const shown = sheets.find((sheet) => sheet !== hidden && headerRow(sheet) !== undefined);
  const head = shown && headerRow(shown);
  if (!hidden || !shown || !head) throw notOurs();
  const { kept, exportedOn } = readKept(hidden, register);
  const heads = head.cells.map(textOf);
  const idAt = heads.indexOf(ID_HEADER);
  const seen = new Set<string>();
  const cells: ChangedCell[] = [];
  const stray: { row: number; message: string }[] = [];
  for (const { row, cells: found } of shown.rows) {
    if (row <= head.row || found.every((cell) => cell === undefined || cell.merged !== undefined)) continue;
    // A line over the whole table says the same in every cell: none of it is a number.
    const id = found[idAt]?.merged === undefined ? textOf(found[idAt]) : '';
    const one = kept.get(id);
    if (!one) {
      const said = found.filter((cell) => cell && cell.merged === undefined).map(textOf);
      const isFoot =
        said.some((text) => SUMS.includes(text)) || said.filter((text) => text !== '').length < 3;
      if (id !== '' || !isFoot) {
        stray.push({
          row,
          message: id === '' ? '这一行不是导出时就有的，新增请在清单里办' : '这一行的编号对不上',
        });
      }
      continue;
    }
    if (seen.has(id)) {
      stray.push({ row, message: '这一行与上面某行是同一条，只看上面那行' });
      continue;
    }
    seen.add(id);
    for (const [at, header] of heads.entries()) {
      const was = one.texts.get(header);
      if (at === idAt || header === '' || was === undefined) continue;
      const cell = found[at];
      const unreadable = cell?.kind === 'formula' || cell?.kind === 'error';
      const now = textOf(cell);
      if (!unreadable && isSame(was, now)) continue;
      const { revision } = one;
      cells.push({ entryId: id, revision, row, column: columnLetters(at), header, was, now, unreadable });
    }
  }
  return { exportedOn, rows: seen.size, cells, stray };
}
