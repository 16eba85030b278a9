import { columnLetters } from '@tenglong/domain/intake';
import { formulaLike } from './formula-like.ts';
import type { StringTable } from './string-table.ts';
import type { CellStyle, StyleTable } from './style-table.ts';
import type { CellInput, CellValue, ColumnSpec } from './workbook-spec.ts';

const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** 1 March 1900: from here on serial numbers count real days. */
const FIRST_SERIAL = 61;

/** Writes cells of one sheet, asking for styles and shared strings as it goes. No cell is ever a formula. */
export class CellWriter {
  readonly #styles: StyleTable;
  readonly #strings: StringTable;

  constructor(styles: StyleTable, strings: StringTable) {
    this.#styles = styles;
    this.#strings = strings;
  }

  style(style: CellStyle): number {
    return this.#styles.number(style);
  }

  /** A cell of fixed text; without text only its looks are written. */
  text(row: number, column: number, text: string, style: CellStyle): string {
    const r = `${columnLetters(column)}${row}`;
    if (text === '') return `<c r="${r}" s="${this.#styles.number(style)}"/>`;
    const safe = formulaLike(text) ? { ...style, quoted: true } : style;
    return `<c r="${r}" s="${this.#styles.number(safe)}" t="s"><v>${this.#strings.number(text)}</v></c>`;
  }

  /** A cell of the body or of the total, by the kind of its column. */
  value(row: number, column: number, input: CellInput, spec: ColumnSpec, total: boolean): string {
    const marked = typeof input === 'object' && input !== null ? input : undefined;
    const value = marked ? marked.value : (input as CellValue);
    const style = columnStyle(spec, total, marked?.mark);
    const number = spec.kind === 'number' ? decimal(value) : spec.kind === 'date' ? serial(value) : undefined;
    if (number === undefined) {
      const text = value === null || value === undefined ? '' : String(value);
      const { format: _, ...looks } = style;
      return this.text(row, column, text, text === '' ? style : { ...looks, format: '@' });
    }
    return `<c r="${columnLetters(column)}${row}" s="${this.#styles.number(style)}"><v>${number}</v></c>`;
  }
}

/** The looks of a column's cells; also given to the column as a whole, so that what is typed in later has them. */
export function columnStyle(spec: ColumnSpec, total: boolean, mark?: 'problem' | 'strong'): CellStyle {
  const kind = spec.kind ?? 'text';
  const fill = mark === 'problem' ? 'problem' : total ? 'total' : undefined;
  return {
    font: total || mark === 'strong' ? 'bold' : 'body',
    ...(fill && { fill }),
    border: true,
    align: spec.align ?? (kind === 'number' ? 'right' : kind === 'date' ? 'center' : 'left'),
    ...(kind === 'text' && { wrap: true }),
    format: kind === 'text' ? '@' : kind === 'date' ? 'yyyy-mm-dd' : numberFormat(spec),
  };
}

function numberFormat({ decimals, percent }: ColumnSpec): string {
  if (decimals === undefined) return percent ? '0.######%' : 'General';
  const fraction = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
  return percent ? `0${fraction}%` : `#,##0${fraction}`;
}

/** A number that a spreadsheet holds exactly as given: at most 15 significant digits. */
function decimal(value: CellValue): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string' || !DECIMAL.test(value)) return undefined;
  const significant = value.replace(/[-.]/g, '').replace(/^0+/, '');
  const shown = value.includes('.') ? significant.replace(/0+$/, '') : significant;
  return shown.length <= 15 ? value : undefined;
}

function serial(value: CellValue): string | undefined {
  if (typeof value !== 'string' || !DAY.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  // 30 February is parsed by some engines as 2 March: a real day comes back as it was.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) return undefined;
  const days = time / 86_400_000 + 25_569;
  return days >= FIRST_SERIAL ? String(days) : undefined;
}
