import type { FactSource } from '@tenglong/contracts/enterprise';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { SourceCell } from './store-facts.ts';

interface SheetLine {
  row: number;
  cells: { i: number; r: string }[];
}
interface SheetHead {
  name: string;
  columns: { index: number; letter: string; header: string; field: string | null }[];
}

const AROUND = 1;
const MOST_COLUMNS = 8;

/** The sender's own rows around the cells of a value: what the person who sent it would see on opening the file. */
export async function readExcerpt(
  tx: Tx,
  scope: Scope,
  batchId: string,
  cells: readonly SourceCell[],
): Promise<FactSource['excerpt']> {
  const sheet = cells[0]?.sheet;
  if (sheet === undefined) return null;
  const own = new Set(cells.filter((cell) => cell.sheet === sheet).map(({ row }) => row));
  // The rows beside it are other firms': only for whom the whole county is in reach.
  const around = scope.kind === 'county' ? AROUND : 0;
  const wanted = [...own].flatMap((row) =>
    Array.from({ length: 2 * around + 1 }, (_, step) => row - around + step),
  );
  const lines = await tx.rows<SheetLine>(sql`
    select row_number as row, cells from batch_rows
    where batch_id = ${batchId} and sheet = ${sheet} and row_number = any(${sql.param(wanted)}::int[]) order by seq limit 12`);
  const [batch] = await tx.rows<{ sheets: SheetHead[] | null }>(
    sql`select reading->'sheets' as sheets from batches where id = ${batchId}`,
  );
  const head = batch?.sheets?.find(({ name }) => name === sheet);
  if (lines.length === 0 || !head) return null;
  const used = new Set(cells.map(({ column, row }) => `${column}${row}`));
  const usedColumns = new Set(cells.map(({ column }) => column));
  const columns = head.columns.filter(({ header }) => header !== '');
  // A drawer has room for the name and what was used; the whole sheet is one press away.
  const shown = columns
    .filter(({ letter, field }) => usedColumns.has(letter) || field === 'name')
    .slice(0, MOST_COLUMNS);
  return {
    columns: shown.map(({ letter, header }) => ({ letter, header })),
    rows: lines.map(({ row, cells: line }) => ({
      row,
      own: own.has(row),
      cells: shown.map(({ index, letter }) => ({
        text: line.find(({ i }) => i === index)?.r ?? '',
        used: used.has(`${letter}${row}`),
      })),
    })),
  };
}
