import type { SheetInfo, SheetRow } from '@tenglong/domain/intake';
import type { FileBytes } from './byte-source.ts';

/** A file whose kind is known and whose sheets are listed; rows are read when they are asked for. */
export interface OpenedWorkbook {
  readonly kind: 'xlsx' | 'xls' | 'csv';
  readonly sheets: readonly SheetInfo[];
  /**
   * Rows of one sheet in ascending order, in handfuls of a few hundred. Stopping early is fine and stops the reading.
   * @throws FileRefused in the middle, when the file turns out to be damaged further down
   */
  batches(sheetIndex: number): AsyncGenerator<SheetRow[]>;
  /** The same rows one by one: simpler, and a little slower. */
  rows(sheetIndex: number): AsyncGenerator<SheetRow>;
  close(): Promise<void>;
}

/** Opens a workbook, in place or elsewhere. @throws FileRefused with a sentence and a remedy in Chinese */
export type OpenFile = (file: FileBytes, fileName: string) => Promise<OpenedWorkbook>;

/** Rows one by one out of `batches`. */
export async function* oneByOne(batches: AsyncGenerator<SheetRow[]>): AsyncGenerator<SheetRow> {
  for await (const batch of batches) yield* batch;
}
