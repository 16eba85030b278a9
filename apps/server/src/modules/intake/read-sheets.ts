import type { SheetRow } from '@tenglong/domain/intake';
import { Problem } from '../../platform/problem/index.ts';
import { FileRefused, openWorkbook } from './read/index.ts';

/** A sheet of a small workbook, whole. */
export interface WholeSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
}

/** Rows of one workbook that are read at once; a register's own export is never longer. */
const MOST_ROWS = 60_000;

/**
 * Every sheet of a workbook that somebody sent back, hidden ones too.
 *
 * @throws Problem WORKBOOK_UNREADABLE with why and what to do
 */
export async function readSheets(path: string, name: string): Promise<readonly WholeSheet[]> {
  const unreadable = (message: string) =>
    new Problem('WORKBOOK_UNREADABLE', { details: [{ path: 'file', message }] });
  try {
    const opened = await openWorkbook({ path }, name);
    try {
      const sheets: WholeSheet[] = [];
      let read = 0;
      for (const { index, name: sheet, hidden } of opened.sheets) {
        const rows: SheetRow[] = [];
        for await (const row of opened.rows(index)) {
          read += 1;
          if (read > MOST_ROWS) throw unreadable(`表太长，超过 ${MOST_ROWS} 行`);
          rows.push(row);
        }
        sheets.push({ name: sheet, hidden, rows });
      }
      return sheets;
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof FileRefused) {
      throw unreadable(`${error.refused.message}。${error.refused.remedy}`);
    }
    throw error;
  }
}
