import type { SheetRow } from '@tenglong/domain/intake';
import type { ByteSource } from '../byte-source.ts';
import type { ReadLimits } from '../limits.ts';
import { type OpenedWorkbook, oneByOne } from '../opened-workbook.ts';
import { refusal } from '../refusal.ts';
import { readBiffGlobals } from './biff-globals.ts';
import { readBiffRows } from './biff-rows.ts';

/**
 * Opens the record stream of an .xls: Excel 97–2003 (BIFF8), 5.0/95 (BIFF5) and the older ones that some systems still
 * write. The stream is held whole; at 65,536 rows it cannot be large.
 */
export function openXls(source: ByteSource, stream: Buffer, limits: ReadLimits): OpenedWorkbook {
  const globals = readBiffGlobals(stream, limits);
  const { sheets } = globals;
  if (sheets.length === 0) throw refusal('FILE_WITHOUT_SHEETS');

  async function* batches(sheetIndex: number): AsyncGenerator<SheetRow[]> {
    const sheet = sheets[sheetIndex];
    if (!sheet) throw new RangeError(`no sheet ${sheetIndex}`);
    for (const batch of readBiffRows(stream, sheet, globals, limits)) {
      // Nothing here waits for the disk: let others have their turn between two handfuls.
      await new Promise(setImmediate);
      yield batch;
    }
  }

  return {
    kind: 'xls',
    sheets: sheets.map(({ name, hidden }, index) => ({ index, name, hidden })),
    batches,
    rows: (sheetIndex) => oneByOne(batches(sheetIndex)),
    close: () => source.close(),
  };
}
