import type { RowOutcome } from '@tenglong/domain/intake';
import { toPlainDecimal } from '@tenglong/domain/values';

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
  /** The cells as JSON in UTF-8: a row in memory must cost what it says, a workbook has a hundred thousand. */
  readonly cells: Buffer;
}

/** Keeps the rows of a workbook until it is known what each enterprise's rows come to. */
export class RowSpool {
  readonly #rows: SpooledRow[] = [];
  readonly #samples = new Map<string, string[]>();

  take(outcome: RowOutcome): void {
    const { sheet, row, creditCode, matchedBy, fields, kind, planned } = outcome;
    const values = new Map<number, string | null>();
    for (const { position, column } of planned) {
      const value = fields?.values[position];
      if (value === undefined || typeof value === 'symbol') continue;
      values.set(
        column,
        value === null || typeof value === 'string' ? value : (toPlainDecimal(value) ?? null),
      );
    }
    const cells: StoredCell[] = [];
    for (const [index, cell] of row.cells.entries()) {
      if (!cell || cell.text === '') continue;
      const value = values.get(index);
      cells.push(value === undefined ? { i: index, r: cell.text } : { i: index, r: cell.text, v: value });
      if (kind === 'enterprise') this.#sample(sheet, index, cell.text);
    }
    this.#rows.push({
      sheet,
      row: row.row,
      creditCode,
      matchedBy,
      enterprise: kind === 'enterprise' || kind === 'orphan',
      cells: Buffer.from(JSON.stringify(cells)),
    });
  }

  /** The first few texts of a column, for a person who maps it. */
  samplesOf(sheet: string, index: number): readonly string[] {
    return this.#samples.get(`${sheet}\u001f${index}`) ?? [];
  }

  /** Rows as `batch_rows` takes them, once the state of each enterprise is known. */
  *toRows(
    batchId: string,
    stateOf: (creditCode: string) => RowState,
    unknownRows: ReadonlySet<string>,
  ): Generator<unknown[]> {
    for (const [seq, row] of this.#rows.entries()) {
      const held = row.enterprise && row.creditCode === '';
      const state: RowState = !row.enterprise ? 'notEnterprise' : held ? 'held' : stateOf(row.creditCode);
      const notable =
        held ||
        state === 'changed' ||
        row.matchedBy === 'name' ||
        unknownRows.has(`${row.sheet}\u001f${row.row}`);
      const code = row.creditCode === '' ? null : row.creditCode;
      yield [batchId, seq, row.sheet, row.row, state, code, row.matchedBy, notable, row.cells.toString()];
    }
  }

  #sample(sheet: string, index: number, text: string): void {
    const key = `${sheet}\u001f${index}`;
    const known = this.#samples.get(key);
    if (!known) this.#samples.set(key, [text]);
    else if (known.length < 3) known.push(text);
  }
}
