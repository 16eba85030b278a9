import { readCreditCode } from '../enterprise/index.ts';
import { isPlaceholder } from './cell-number.ts';
import { isAggregateLabel } from './row-labels.ts';
import type { SheetCell, SheetRow } from './sheet.ts';
import { foldText } from './text.ts';
import { isTellingUnit } from './unit-words.ts';

/** 填表人：张三. 其中：主营业务收入 is the title of a column. */
const LABELLED = /^(?!其中:).{1,12}:.+$/;
/** The unit line whose words stand in the next cell. */
const UNIT_LABEL = /单位:$/;
const YEAR_NUMBER = /^(?:19|20)\d{2}$/;
const FIGURE = /^[-+(△]?[\d,.]+\)?%?$/;
const DAY = /^\d{4}(?:[-/.年]\d{1,2}){1,2}[月日]?$/;
const LONGEST_HEADER = 80;

/**
 * A row that may be part of a header: several different short texts, no figure, day or code, and few labels with their
 * values: 填表人：张三　审核人：李四 is none, a title such as 平均用工人数（注：含劳务派遣） keeps no row from being one.
 */
export function looksLikeHeader(row: SheetRow): boolean {
  const texts = new Set<string>();
  let labelled = 0;
  for (const cell of row.cells) {
    if (!cell || cell.text === '') continue;
    const folded = foldText(cell.text);
    if (folded === '') continue;
    if (!isHeaderText(cell, folded)) return false;
    if (!texts.has(folded) && isLabelled(folded)) labelled += 1;
    texts.add(folded);
  }
  if (texts.size < 2 || labelled * 3 > texts.size) return false;
  return [...texts].some((text) => !isAggregateLabel(text));
}

/** A row of units and nothing else, as stands under a header; three columns in one unit say one text between them. */
export function isUnitRow(row: SheetRow): boolean {
  const texts = row.cells.flatMap((cell) => (cell && !isPlaceholder(cell.text) ? [foldText(cell.text)] : []));
  return texts.length > 0 && texts.every((text) => isTellingUnit(text.replace(/^\(|\)$/g, '')));
}

const isLabelled = (folded: string): boolean =>
  LABELLED.test(folded) && !isTellingUnit(folded.replace(/^.*:/, ''));

function isHeaderText(cell: SheetCell, folded: string): boolean {
  if (cell.date || cell.kind === 'error' || cell.kind === 'formula' || cell.kind === 'boolean') return false;
  if (YEAR_NUMBER.test(folded)) return true;
  if (cell.kind === 'number' || FIGURE.test(folded) || DAY.test(folded)) return false;
  if (folded.length > LONGEST_HEADER || UNIT_LABEL.test(folded)) return false;
  return readCreditCode(cell.text).kind === 'none';
}

/**
 * The texts above each column, top row first: repeated ones (a cell merged down) once, and a group's title carried over
 * the blank cells to its right when the rows below go on there.
 */
export function headerTexts(rows: readonly SheetRow[], width: number): string[][] {
  const grid = rows.map((row) => Array.from({ length: width }, (_, i) => row.cells[i]?.text.trim() ?? ''));
  for (const [depth, texts] of grid.entries()) {
    const below = grid.slice(depth + 1);
    for (let column = 1; column < width; column += 1) {
      const goesOn = (at: number) => below.some((row) => row[at] !== '' && row[at] !== texts[at]);
      if (texts[column] === '' && goesOn(column) && goesOn(column - 1))
        texts[column] = texts[column - 1] ?? '';
    }
  }
  return Array.from({ length: width }, (_, column) => {
    const path: string[] = [];
    for (const texts of grid) {
      const text = texts[column] ?? '';
      if (text !== '' && text !== path.at(-1)) path.push(text);
    }
    return path;
  });
}
