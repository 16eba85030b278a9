import type { SheetRow } from '@tenglong/domain/intake';
import type { ReadLimits } from './limits.ts';
import { type OpenedWorkbook, oneByOne } from './opened-workbook.ts';
import { refusal } from './refusal.ts';

/** NUL and halves of characters: damage that no database keeps and no JSON carries. */
const DAMAGE = /[\0\p{Surrogate}]/gu;
const DAMAGED = /[\0\p{Surrogate}]/u;
const clean = (text: string): string => (DAMAGED.test(text) ? text.replace(DAMAGE, '\ufffd') : text);

/**
 * The same workbook with its texts fit to be kept: what is damaged in them shows as U+FFFD, so that a person sees where
 * it was, and all of them together stay within what the limits allow.
 */
export function withSoundText(opened: OpenedWorkbook, limits: ReadLimits): OpenedWorkbook {
  async function* batches(sheetIndex: number): AsyncGenerator<SheetRow[]> {
    let characters = 0;
    const sound = (row: SheetRow): SheetRow => {
      let damaged = false;
      for (const cell of row.cells) {
        if (!cell) continue;
        characters += cell.text.length;
        damaged ||= DAMAGED.test(cell.text);
      }
      if (characters > limits.textCharacters) throw refusal('FILE_UNPACKS_TOO_LARGE');
      if (!damaged) return row;
      return { ...row, cells: row.cells.map((cell) => cell && { ...cell, text: clean(cell.text) }) };
    };
    for await (const batch of opened.batches(sheetIndex)) yield batch.map(sound);
  }
  return {
    ...opened,
    sheets: opened.sheets.map((sheet) => ({ ...sheet, name: clean(sheet.name) })),
    batches,
    rows: (sheetIndex) => oneByOne(batches(sheetIndex)),
  };
}
