import type { SheetInfo } from '@tenglong/domain/intake';
import type { FileBytes } from '../byte-source.ts';
import type { OpenedWorkbook } from '../opened-workbook.ts';
import type { Refusal } from '../refusal.ts';
import type { PackedRows } from './packed-rows.ts';

/** What the thread of rows is asked, one workbook after its beginning. */
export type RowQuestion =
  | { readonly kind: 'open'; readonly file: FileBytes; readonly fileName: string }
  /** The next rows of a sheet; a stream not heard of before begins at the first. */
  | { readonly kind: 'next'; readonly sheet: number; readonly stream: number }
  /** Nobody wants the rest of the stream. */
  | { readonly kind: 'leave'; readonly stream: number }
  | { readonly kind: 'close' };

/** What it answers, each question in turn. */
export type RowAnswer =
  | { readonly kind: 'opened'; readonly as: OpenedWorkbook['kind']; readonly sheets: OpenedSheets }
  | { readonly kind: 'rows'; readonly rows: PackedRows }
  /** Done; of a stream: there are no more rows. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refused: Refusal }
  /** Anything but a refusal is a bug, or a disk that fails. */
  | { readonly kind: 'broken'; readonly error: unknown };

type OpenedSheets = readonly SheetInfo[];

/** `call` comes back with the answer. */
export type ToRowThread = RowQuestion & { readonly call: number };
export type FromRowThread = RowAnswer & { readonly call: number };
