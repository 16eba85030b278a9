import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import type { CraftCell, CraftSheet } from '../craft-xlsx.ts';

/** A CSV; a field is quoted when it must be. `loose`: line feeds alone, a comma too many, blank lines at the end. */
export function csvText(sheet: CraftSheet, loose: boolean): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const end = loose ? ',\n' : '\r\n';
  const lines = sheet.rows.map((row) => (row ?? []).map((cell) => quoted(asText(cell))).join(','));
  return lines.map((line) => line + end).join('') + (loose ? '\n\n' : '');
}

function asText(cell: CraftCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  if ('raw' in cell) return cell.raw;
  if ('date' in cell) return cell.date;
  if ('error' in cell) return cell.error;
  throw new Error('no such cell in a CSV');
}

/** BIFF8, as the programs of twenty years ago wrote it. A formula without a stored value becomes #N/A: BIFF stores one always. */
export function xlsBytes(sheets: readonly CraftSheet[]): Uint8Array {
  const book: WorkBook = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, xlsSheet(sheet), sheet.name);
  book.Workbook = { Sheets: sheets.map((sheet) => ({ name: sheet.name, Hidden: sheet.hidden ? 1 : 0 })) };
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'biff8' });
  if (!(bytes instanceof Uint8Array)) throw new Error('the writer gave no bytes');
  return bytes;
}

function xlsSheet(sheet: CraftSheet): WorkSheet {
  const made: WorkSheet = {};
  let widest = 0;
  for (const [r, row] of sheet.rows.entries()) {
    for (const [c, cell] of (row ?? []).entries()) {
      if (cell === null || cell === undefined) continue;
      widest = Math.max(widest, c);
      made[utils.encode_cell({ r, c })] = xlsCell(cell);
    }
  }
  made['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(0, sheet.rows.length - 1), c: widest },
  });
  made['!merges'] = (sheet.merges ?? []).map((range) => utils.decode_range(range));
  return made;
}

function xlsCell(cell: Exclude<CraftCell, null | undefined>): {
  t: 's' | 'n' | 'e';
  v: string | number;
  z?: string;
} {
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (typeof cell === 'string') return { t: 's', v: cell };
  if (typeof cell === 'object' && 'raw' in cell) return { t: 'n', v: Number(cell.raw) };
  if (typeof cell === 'object' && 'date' in cell) {
    return { t: 'n', v: Date.parse(`${cell.date}T00:00:00Z`) / 86_400_000 + 25_569, z: 'yyyy/m/d' };
  }
  if (typeof cell === 'object' && 'error' in cell) return { t: 'e', v: cell.error === '#REF!' ? 0x17 : 0x2a };
  if (typeof cell === 'object' && 'formula' in cell) {
    return typeof cell.value === 'number' ? { t: 'n', v: cell.value } : { t: 'e', v: 0x2a };
  }
  throw new Error('no such cell in an .xls');
}
