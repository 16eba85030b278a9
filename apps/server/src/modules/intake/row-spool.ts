import type { RowOutcome } from '@tenglong/domain/intake';
import { type Exact, toPlainDecimal } from '@tenglong/domain/values';
import { LineFile } from './line-file.ts';

/** One cell of a stored row: 0-based column, what the sender wrote, what it is in the canonical unit. */
export interface StoredCell {
  readonly i: number;
  readonly r: string;
  /** Absent where the column is not read; null where it is and the cell cannot be used. */
  readonly v?: string | null;
}

export type RowState = 'added' | 'changed' | 'unchanged' | 'held' | 'notEnterprise';

interface SpooledRow {
  readonly sheet: string;
  readonly row: number;
  readonly creditCode: string;
  readonly matchedBy: RowOutcome['matchedBy'];
  readonly enterprise: boolean;
}

const SAMPLES = 3;
/** A text without these is its own JSON. */
const TO_ESCAPE = /["\\\p{Cc}\p{Cs}]/u;

const quoted = (text: string): string => (TO_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`);

function valueJson(value: Exact | string | null): string {
  if (typeof value === 'string') return quoted(value);
  const digits = value && toPlainDecimal(value);
  return digits ? `"${digits}"` : 'null';
}

/** How the JSON of the cell in each column begins. */
const BEGINNINGS: string[] = [];
const beginningOf = (column: number): string => {
  BEGINNINGS[column] ??= `{"i":${column},"r":`;
  return BEGINNINGS[column];
};

/** The cells of a row as JSON of {@link StoredCell}s; `values` as JSON by column, where the column is read. */
function cellsJson({ row: { cells } }: RowOutcome, values: readonly (string | undefined)[]): string {
  let json = '[';
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (!cell || cell.text === '') continue;
    if (json.length > 1) json += ',';
    json += beginningOf(column) + (cell.kind === 'number' ? `"${cell.text}"` : quoted(cell.text));
    const value = values[column];
    json += value === undefined ? '}' : `,"v":${value}}`;
  }
  return `${json}]`;
}

/** Keeps the rows of a workbook until it is known what each enterprise's rows come to. */
export class RowSpool {
  readonly #rows: SpooledRow[] = [];
  readonly #samples = new Map<string, string[][]>();
  /** The cells of all rows, a line of JSON each; JSON has no line break of its own. */
  readonly #cells: LineFile;

  /** @param path where the rows of a large workbook may be written meanwhile; whoever owns the folder removes it */
  constructor(path: string) {
    this.#cells = new LineFile(path);
  }

  take(outcome: RowOutcome): void {
    const { sheet, row, creditCode, matchedBy, fields, kind, planned } = outcome;
    const values: (string | undefined)[] = [];
    for (const { position, column } of planned) {
      const value = fields?.values[position];
      if (value === undefined || typeof value === 'symbol') continue;
      values[column] = valueJson(value);
    }
    if (kind === 'enterprise') this.#sample(outcome);
    this.#cells.add(cellsJson(outcome, values));
    const enterprise = kind === 'enterprise' || kind === 'orphan';
    this.#rows.push({ sheet, row: row.row, creditCode, matchedBy, enterprise });
  }

  /** The first few texts of a column, for a person who maps it. */
  samplesOf(sheet: string, index: number): readonly string[] {
    return this.#samples.get(sheet)?.[index] ?? [];
  }

  /** Rows as `batch_rows` takes them, once the state of each enterprise is known. */
  *toRows(
    batchId: string,
    stateOf: (creditCode: string) => RowState,
    unknownRows: ReadonlySet<string>,
  ): Generator<unknown[]> {
    const lines = this.#cells.lines();
    for (const [seq, row] of this.#rows.entries()) {
      // A row of a list may be of no enterprise: a project, a park, a task.
      const held = row.enterprise && row.creditCode === '' && row.matchedBy === 'none';
      const state: RowState = !row.enterprise ? 'notEnterprise' : held ? 'held' : stateOf(row.creditCode);
      const notable =
        held ||
        state === 'changed' ||
        row.matchedBy === 'name' ||
        unknownRows.has(`${row.sheet}\u001f${row.row}`);
      const code = row.creditCode === '' ? null : row.creditCode;
      const cells = lines.next().value ?? '[]';
      yield [batchId, seq, row.sheet, row.row, state, code, row.matchedBy, notable, cells];
    }
  }

  close(): void {
    this.#cells.close();
  }

  #sample({ sheet, row }: RowOutcome): void {
    const columns = this.#samples.get(sheet) ?? [];
    this.#samples.set(sheet, columns);
    for (let index = 0; index < row.cells.length; index += 1) {
      const known = columns[index];
      if (known?.length === SAMPLES) continue;
      const text = row.cells[index]?.text ?? '';
      if (text === '') continue;
      if (known) known.push(text);
      else columns[index] = [text];
    }
  }
}
