import type { SheetRow } from '@tenglong/domain/intake';
import type { Deps } from '../../platform/deps.ts';

/** A sheet of a workbook, whole. */
export interface WholeSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
}

/** What the registers ask of others. */
export interface RegisterDeps extends Deps {
  /** Every sheet of a workbook that somebody sent back. @throws Problem WORKBOOK_UNREADABLE */
  readonly readSheets: (path: string, name: string) => Promise<readonly WholeSheet[]>;
}
