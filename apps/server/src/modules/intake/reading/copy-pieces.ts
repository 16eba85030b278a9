import { encodeCopyRow } from '../../../platform/database/encode.ts';
import type { ReadingDesk, StagedTable } from './reading-desk.ts';

/** The embedded database holds up everything while it takes one: a few hundredths of a second. */
const PIECE_CHARACTERS = 64 * 1024;

/** Sends rows to a staged table, a piece at a time. */
export async function putRows(
  desk: ReadingDesk,
  table: StagedTable,
  rows: Iterable<readonly unknown[]>,
): Promise<void> {
  let piece = '';
  for (const row of rows) {
    piece += encodeCopyRow(row);
    if (piece.length < PIECE_CHARACTERS) continue;
    await desk.put(table, new TextEncoder().encode(piece));
    piece = '';
  }
  if (piece !== '') await desk.put(table, new TextEncoder().encode(piece));
}
