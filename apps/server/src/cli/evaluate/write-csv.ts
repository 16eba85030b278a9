import { writeFile } from 'node:fs/promises';
import { formulaLike } from '../../platform/workbook/index.ts';

/** A cell of an export: text, or a figure already written out. `null` is an empty cell. */
export type CsvCell = string | number | null;

const FIGURE = /^-?\d+(?:\.\d+)?$/;

/**
 * One cell. Text that a spreadsheet would take for a formula gets an apostrophe before it; figures stay figures.
 *
 * @example csvCell('=1+1') // "'=1+1"
 */
export function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  const text = String(cell);
  if (FIGURE.test(text)) return text;
  const safe = formulaLike(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes a table as UTF-8 without a mark, one record per line. */
export async function writeCsv(
  path: string,
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
): Promise<void> {
  const lines = [header.map(csvCell).join(',')];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  await writeFile(path, `${lines.join('\n')}\n`, 'utf8');
}
