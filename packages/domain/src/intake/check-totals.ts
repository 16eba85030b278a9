import {
  add,
  compare,
  decimal,
  divide,
  type Exact,
  multiply,
  reduce,
  subtract,
  sum,
  toPlainDecimal,
} from '../values/index.ts';
import { readNumber } from './cell-number.ts';
import type { SheetRow } from './sheet.ts';
import type { PlannedField } from './sheet-plan.ts';
import type { FieldValue } from './staged-row.ts';

/** A sum row whose figure is not the sum of the rows above it. */
export interface TotalMismatch {
  readonly field: PlannedField;
  readonly value: string;
  /** What the rows add up to, in the sheet's own unit. */
  readonly sum: string;
}

/** A sum over rows; `undefined` where a cell was no number and the sum cannot be known. */
type Sums = readonly (Exact | undefined)[];

/**
 * Compares each 小计 and 合计 with the rows since the last one and with all rows. One unit of the sum's last printed
 * place is forgiven: senders round. Nothing is added up until a sum row comes.
 */
export class TotalsCheck {
  #rows: (readonly FieldValue[])[] = [];
  #before: Sums | undefined;

  /** Takes the values of one row, by field; rows that were held back count too, they stand in the sender's sum. */
  addRow(values: readonly FieldValue[]): void {
    this.#rows.push(values);
  }

  /** Checks a sum row; the next 小计 starts anew. */
  checkRow(row: SheetRow, fields: readonly PlannedField[]): TotalMismatch[] {
    const width = fields.reduce((widest, { position }) => Math.max(widest, position + 1), 0);
    const since = Array.from({ length: width }, (_, position) => this.#sum(position));
    const all = since.map((own, position) => {
      const before = this.#before?.[position];
      if (this.#before === undefined) return own;
      return own && before ? reduce(add(own, before)) : undefined;
    });
    this.#rows = [];
    this.#before = all;
    return fields.flatMap((field) => compareSum(row, field, since[field.position], all[field.position]));
  }

  #sum(position: number): Exact | undefined {
    const figures: Exact[] = [];
    for (const values of this.#rows) {
      const value = values[position];
      if (value === null) return undefined;
      if (typeof value === 'object') figures.push(value);
    }
    return sum(figures);
  }
}

function compareSum(
  row: SheetRow,
  field: PlannedField,
  since: Exact | undefined,
  all: Exact | undefined,
): TotalMismatch[] {
  const cell = row.cells[field.column];
  if (!cell || cell.merged || !field.definition.unit || !since || !all) return [];
  const reading = readNumber(cell);
  if (reading.kind !== 'number') return [];
  const total = multiply(reading.value, field.factor);
  const slack = multiply(lastPlace(cell.text), field.factor);
  if (near(total, all, slack) || near(total, since, slack)) return [];
  const inSheet = divide(all, field.factor);
  return [{ field, value: cell.text.trim(), sum: (inSheet && toPlainDecimal(inSheet)) ?? '' }];
}

const near = (a: Exact, b: Exact, slack: Exact): boolean => {
  const gap = subtract(a, b);
  return compare(gap.n < 0n ? { n: -gap.n, d: gap.d } : gap, slack) <= 0;
};

function lastPlace(text: string): Exact {
  const places = /\.(\d+)/.exec(text.normalize('NFKC'))?.[1]?.length ?? 0;
  return decimal(`1e-${places}`);
}
