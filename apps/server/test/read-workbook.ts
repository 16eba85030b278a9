import type { SheetInfo, SheetRow } from '@tenglong/domain/intake';
import {
  FileRefused,
  openWorkbook,
  type ReadLimits,
  type Refusal,
} from '../src/modules/intake/read/index.ts';

export interface ReadSheet extends SheetInfo {
  readonly rows: SheetRow[];
}

/** Every row of every sheet. */
export async function readWorkbook(
  bytes: Uint8Array,
  name = '表.xlsx',
  limits: Partial<ReadLimits> = {},
): Promise<ReadSheet[]> {
  const opened = await openWorkbook({ bytes }, name, limits);
  const sheets: ReadSheet[] = [];
  for (const sheet of opened.sheets) {
    const rows: SheetRow[] = [];
    for await (const row of opened.rows(sheet.index)) rows.push(row);
    sheets.push({ ...sheet, rows });
  }
  await opened.close();
  return sheets;
}

/** The first sheet as `{ A1: 'text', … }`: what most tests ask about. */
export async function readTexts(bytes: Uint8Array, name?: string): Promise<Record<string, string>> {
  const [sheet] = await readWorkbook(bytes, name);
  const texts: Record<string, string> = {};
  for (const { row, cells } of sheet?.rows ?? []) {
    cells.forEach((cell, column) => {
      if (cell) texts[`${String.fromCharCode(65 + column)}${row}`] = cell.text;
    });
  }
  return texts;
}

/** What a file is refused with; fails if it is read. */
export async function refusalOf(
  bytes: Uint8Array,
  name = '表.xlsx',
  limits: Partial<ReadLimits> = {},
): Promise<Refusal> {
  try {
    await readWorkbook(bytes, name, limits);
  } catch (error) {
    if (error instanceof FileRefused) return error.refused;
    throw error;
  }
  throw new Error('the file was read');
}
