import { columnLetters } from '@tenglong/domain/intake';
import { formulaLike } from './formula-like.ts';
import type { StringTable } from './string-table.ts';
import type { CellStyle, StyleTable } from './style-table.ts';
import type { CellInput, CellValue, ColumnSpec, MarkedCell } from './workbook-spec.ts';

const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** 1 March 1900: from here on serial numbers count real days. */
const FIRST_SERIAL = 61;

/** What varies among the cells of one column. */
interface Variant {
  readonly total: boolean;
  readonly mark: MarkedCell['mark'] | undefined;
  /** Text in a column of numbers or dates. */
  readonly asText: boolean;
  readonly quoted: boolean;
}

/** Writes cells of one sheet, asking for styles and shared strings as it goes. No cell is ever a formula. */
export class CellWriter {
  readonly #styles: StyleTable;
  readonly #strings: StringTable;
  /** Style numbers of a column by variant: looked up for every cell of a large sheet. */
  readonly #ofColumn = new WeakMap<ColumnSpec, number[]>();

  constructor(styles: StyleTable, strings: StringTable) {
    this.#styles = styles;
    this.#strings = strings;
  }

  style(style: CellStyle): number {
    return this.#styles.number(style);
  }

  /** A cell of fixed text; without text only its looks are written. */
  text(row: number, column: number, text: string, style: CellStyle): string {
    const safe = formulaLike(text) ? { ...style, quoted: true } : style;
    return this.#cell(`${columnLetters(column)}${row}`, this.#styles.number(safe), text);
  }

  /** A cell of the body or of the total, by the kind of its column. `r` is its reference. */
  value(r: string, input: CellInput, spec: ColumnSpec, total: boolean): string {
    const marked = typeof input === 'object' && input !== null ? input : undefined;
    const value = marked ? marked.value : (input as CellValue);
    const mark = marked?.mark;
    const number = spec.kind === 'number' ? decimal(value) : spec.kind === 'date' ? serial(value) : undefined;
    if (number !== undefined) {
      const style = this.#variant(spec, { total, mark, asText: false, quoted: false });
      return `<c r="${r}" s="${style}"><v>${number}</v></c>`;
    }
    const text = value === null || value === undefined ? '' : String(value);
    const style = this.#variant(spec, { total, mark, asText: text !== '', quoted: formulaLike(text) });
    return this.#cell(r, style, text);
  }

  #cell(r: string, style: number, text: string): string {
    if (text === '') return `<c r="${r}" s="${style}"/>`;
    return `<c r="${r}" s="${style}" t="s"><v>${this.#strings.number(text)}</v></c>`;
  }

  #variant(spec: ColumnSpec, variant: Variant): number {
    let numbers = this.#ofColumn.get(spec);
    if (!numbers) {
      numbers = [];
      this.#ofColumn.set(spec, numbers);
    }
    const { total, mark, asText, quoted } = variant;
    const marks = mark === 'problem' ? 2 : mark === 'strong' ? 4 : 0;
    const key = (total ? 1 : 0) + marks + (asText ? 8 : 0) + (quoted ? 16 : 0);
    const known = numbers[key];
    if (known !== undefined) return known;
    const style = cellStyle(spec, variant);
    const number = this.#styles.number(style);
    numbers[key] = number;
    return number;
  }
}

function cellStyle(spec: ColumnSpec, { total, mark, asText, quoted }: Variant): CellStyle {
  const fill = mark === 'problem' ? 'problem' : total ? 'total' : undefined;
  return {
    ...columnStyle(spec),
    ...((total || mark === 'strong') && { font: 'bold' }),
    ...(fill && { fill }),
    border: true,
    ...(asText && { format: '@', wrap: true }),
    ...(quoted && { quoted }),
  };
}

/** The looks that a whole column has, so that what is typed in later has them too: a code stays text. */
export function columnStyle(spec: ColumnSpec): CellStyle {
  const kind = spec.kind ?? 'text';
  return {
    font: 'body',
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

/** A number that a spreadsheet can hold: 16 digits before the point are a code or a mistake, and stay text. */
function decimal(value: CellValue): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string' || !DECIMAL.test(value)) return undefined;
  const [whole = ''] = value.replace('-', '').split('.');
  return whole.length <= 15 ? value : undefined;
}

function serial(value: CellValue): string | undefined {
  if (typeof value !== 'string' || !DAY.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  // 30 February is parsed by some engines as 2 March: a real day comes back as it was.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) return undefined;
  const days = time / 86_400_000 + 25_569;
  return days >= FIRST_SERIAL ? String(days) : undefined;
}
