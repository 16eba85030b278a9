import { isPlaceholder } from './cell-number.ts';
import { headerTexts, isUnitRow, looksLikeHeader } from './header-rows.ts';
import { type ColumnMap, type MapOptions, mapColumns } from './map-columns.ts';
import type { SheetRow } from './sheet.ts';
import { foldText } from './text.ts';
import { readUnitLine, unitWords } from './unit-words.ts';

/** A header of one or more rows, found among the rows of a sheet. */
export interface FoundHeader extends ColumnMap {
  /** Positions within the given rows, both ends included. */
  readonly first: number;
  readonly last: number;
  /** The sender's own row numbers. */
  readonly rows: readonly number[];
  /** Texts above each column, folded: what a repeated header says again. */
  readonly texts: readonly ReadonlySet<string>[];
}

export interface FindHeaderOptions extends Omit<MapOptions, 'unitWords'> {
  /** Words of a unit line seen earlier in the sheet. */
  readonly unitWords?: readonly string[];
}

const DEEPEST = 5;
const goesUnder = (row: SheetRow): boolean => looksLikeHeader(row) || isUnitRow(row);

/**
 * Finds the header that fits the dataset best. Nothing is assumed about where it stands or how many rows it has: every
 * run of header-like rows is tried at every depth.
 *
 * @returns `undefined` if no run names an enterprise column and, unless `keysAlone`, a figure of the dataset
 */
export function findHeader(rows: readonly SheetRow[], options: FindHeaderOptions): FoundHeader | undefined {
  let best: FoundHeader | undefined;
  for (let first = 0; first < rows.length; first += 1) {
    const row = rows[first];
    if (!row || !looksLikeHeader(row)) continue;
    let end = first;
    for (let next = rows[end + 1]; next && end - first < DEEPEST - 1 && goesUnder(next); ) {
      end += 1;
      next = rows[end + 1];
    }
    const found = bestDepth(rows, first, end, options);
    if (found && (!best || found.score > best.score)) best = found;
    first = end;
  }
  return best;
}

function bestDepth(
  rows: readonly SheetRow[],
  first: number,
  end: number,
  options: FindHeaderOptions,
): FoundHeader | undefined {
  const lines = [...(options.unitWords ?? []), ...linesAbove(rows.slice(0, first))];
  let best: FoundHeader | undefined;
  for (let last = first; last <= end; last += 1) {
    if (best && !goesOn(best, rows[last])) break;
    const block = rows.slice(first, last + 1);
    const found = mapBlock(block, first, last, { ...options, unitWords: lines });
    if (found.score > 0 && (!best || found.score >= best.score)) best = found;
  }
  return best;
}

function mapBlock(block: readonly SheetRow[], first: number, last: number, options: MapOptions): FoundHeader {
  const width = block.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  const paths = headerTexts(block, width);
  return {
    ...mapColumns(paths, options),
    first,
    last,
    rows: block.map((row) => row.row),
    texts: paths.map((path) => new Set(path.map(foldText))),
  };
}

/** A row below belongs to the header only if the enterprise's own columns say nothing new there. */
function goesOn(header: FoundHeader, row: SheetRow | undefined): boolean {
  return header.columns.every(({ target, index }) => {
    if (target?.kind !== 'key' || (target.id !== 'creditCode' && target.id !== 'name')) return true;
    const text = foldText(row?.cells[index]?.text ?? '');
    return isPlaceholder(text) || header.texts[index]?.has(text) === true;
  });
}

/** Unit words of every line above, the nearest line first; the words may stand in the cell beside the label. */
export function linesAbove(rows: readonly SheetRow[]): string[] {
  const found: string[] = [];
  for (const row of [...rows].reverse()) {
    for (const [index, cell] of row.cells.entries()) {
      if (!cell || cell.merged === 'across' || cell.merged === 'both') continue;
      const words = readUnitLine(cell.text);
      if (!words) continue;
      const beside = row.cells
        .slice(index + 1)
        .find((next) => next && next.text.trim() !== '' && !next.merged);
      found.push(...(words.length > 0 ? words : unitWords(foldText(beside?.text ?? ''))));
    }
  }
  return found;
}
