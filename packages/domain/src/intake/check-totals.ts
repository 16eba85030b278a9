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
  whole,
} from '../values/index.ts';
import { readNumber } from './cell-number.ts';
import type { SheetRow } from './sheet.ts';
import type { PlannedField } from './sheet-plan.ts';
import type { FieldValue } from './staged-row.ts';

/** A sum row whose figure is not the sum of the rows it stands for. */
export interface TotalMismatch {
  readonly row: number;
  readonly field: PlannedField;
  readonly value: string;
  /** What the rows add up to, in the sheet's own unit. */
  readonly sum: string;
}

/** Rows between two sum rows: how many, and by field what they add up to, where every cell is a number. */
interface Stretch {
  readonly rows: number;
  readonly sums: readonly (Exact | undefined)[];
}

/** One figure of a sum row. */
interface StatedSum {
  readonly row: number;
  readonly field: PlannedField;
  readonly text: string;
  readonly total: Exact;
  readonly slack: Exact;
  /** How many stretches stand above it. */
  readonly above: number;
}

/** What a sum may run over: the next stretch, the next two and so on; so many, or all of them. */
const MOST_STRETCHES = 40;

/**
 * Compares the sums of a sheet (小计, 乡镇合计, 总计) with its rows: each may run over any number of the stretches above
 * it. Where the first sum stands above every row, sums head what they sum, and may run over those below as well. One
 * unit of a sum's last printed place is forgiven: senders round.
 */
export class TotalsCheck {
  #rows: (readonly FieldValue[])[] = [];
  readonly #stretches: Stretch[] = [];
  readonly #stated: StatedSum[] = [];

  /** Takes the values of one row, by field; rows that were held back count too, they stand in the sender's sum. */
  addRow(values: readonly FieldValue[]): void {
    this.#rows.push(values);
  }

  /** Takes a sum row; whether it fits shows at the end. */
  addSum(row: SheetRow, fields: readonly PlannedField[]): void {
    this.#closeStretch(fields);
    for (const field of fields) {
      const cell = row.cells[field.column];
      if (!cell || cell.merged || !field.definition.unit) continue;
      const reading = readNumber(cell);
      if (reading.kind !== 'number') continue;
      this.#stated.push({
        row: row.row,
        field,
        text: cell.text.trim(),
        total: multiply(reading.value, field.factor),
        slack: multiply(lastPlace(cell.text), field.factor),
        above: this.#stretches.length,
      });
    }
  }

  /** After the last row: the sums that fit no rows. Nothing is added up in a sheet without sums. */
  end(): TotalMismatch[] {
    if (this.#stated.length === 0) return [];
    this.#closeStretch(this.#stated.map(({ field }) => field));
    const positions = new Set(this.#stated.map(({ field }) => field.position));
    const totals = new Map([...positions].map((position) => [position, this.#totalsOf(position)]));
    return this.#stated.flatMap((stated) => this.#judge(stated, totals.get(stated.field.position) ?? []));
  }

  #closeStretch(fields: readonly PlannedField[]): void {
    const width = fields.reduce((widest, { position }) => Math.max(widest, position + 1), 0);
    const rows = this.#rows;
    const sums = Array.from({ length: width }, (_, position) => sumAt(rows, position));
    this.#stretches.push({ rows: rows.length, sums });
    this.#rows = [];
  }

  /** What the rows above each sum row add up to, from the first on; `undefined` from an unknown one on. */
  #totalsOf(position: number): (Exact | undefined)[] {
    let running: Exact | undefined = whole(0);
    const totals: (Exact | undefined)[] = [running];
    for (const { sums } of this.#stretches) {
      running = plus(running, sums[position]);
      totals.push(running);
    }
    return totals;
  }

  #judge(stated: StatedSum, totals: readonly (Exact | undefined)[]): TotalMismatch[] {
    const { row, field, text, total, slack, above } = stated;
    const over = totals[above];
    const [all, heading] = [totals.at(-1), this.#stretches[0]?.rows === 0];
    if (!over || (heading && !all)) return [];
    if (this.#fits(stated, -1)) return [];
    const below = heading && all ? subtract(all, over) : undefined;
    if (below && (this.#fits(stated, 1) || near(total, below, slack))) return [];
    if (this.#stretches.slice(0, above).some(({ rows }) => rows > 0) && near(total, over, slack)) return [];
    const inSheet = divide(below && over.n === 0n ? below : over, field.factor);
    return [{ row, field, value: text, sum: (inSheet && toPlainDecimal(inSheet)) ?? '' }];
  }

  /** Whether the next stretches upwards or downwards, up to one of them, add up to it. */
  #fits({ field, total, slack, above }: StatedSum, step: 1 | -1): boolean {
    let running: Exact | undefined = whole(0);
    let rows = 0;
    for (let count = 0; count < MOST_STRETCHES; count += 1) {
      const stretch = this.#stretches[step > 0 ? above + count : above - 1 - count];
      running = plus(running, stretch?.sums[field.position]);
      if (!stretch || !running) return false;
      rows += stretch.rows;
      if (rows > 0 && near(total, running, slack)) return true;
    }
    return false;
  }
}

function sumAt(rows: readonly (readonly FieldValue[])[], position: number): Exact | undefined {
  const figures: Exact[] = [];
  for (const values of rows) {
    const value = values[position];
    if (value === null) return undefined;
    if (typeof value === 'object') figures.push(value);
  }
  return sum(figures);
}

const plus = (a: Exact | undefined, b: Exact | undefined): Exact | undefined =>
  a && b ? reduce(add(a, b)) : undefined;

const near = (a: Exact, b: Exact, slack: Exact): boolean => {
  const gap = subtract(a, b);
  return compare(gap.n < 0n ? { n: -gap.n, d: gap.d } : gap, slack) <= 0;
};

function lastPlace(text: string): Exact {
  const places = /\.(\d+)/.exec(text.normalize('NFKC'))?.[1]?.length ?? 0;
  return decimal(`1e-${places}`);
}
