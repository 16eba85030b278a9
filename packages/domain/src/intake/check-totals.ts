import {
  compare,
  decimal,
  divide,
  type Exact,
  multiply,
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

/** A running sum, by denominator, so that a long column of decimals does not multiply denominators. */
class Running {
  readonly #parts = new Map<bigint, bigint>();
  /** A cell that is no number makes the sum unknowable. */
  known = true;

  add({ n, d }: Exact): void {
    this.#parts.set(d, (this.#parts.get(d) ?? 0n) + n);
  }

  value(): Exact {
    return sum([...this.#parts].map(([d, n]) => ({ n, d })));
  }
}

/**
 * Adds up the figures of a sheet, and compares each 小计 and 合计 with the rows since the last one and with all rows.
 * One unit of the sum's last printed place is forgiven: senders round.
 */
export class TotalsCheck {
  readonly #all = new Map<number, Running>();
  #sinceLast = new Map<number, Running>();

  /** Takes the values of one row, by field; rows that were held back count too, they stand in the sender's sum. */
  addRow(values: readonly FieldValue[]): void {
    for (const [position, value] of values.entries()) {
      if (value === undefined || typeof value === 'symbol' || typeof value === 'string') continue;
      for (const running of [this.#of(this.#all, position), this.#of(this.#sinceLast, position)]) {
        if (value === null) running.known = false;
        else running.add(value);
      }
    }
  }

  /** Checks a sum row; the next 小计 starts anew. */
  checkRow(row: SheetRow, fields: readonly PlannedField[]): TotalMismatch[] {
    const mismatches: TotalMismatch[] = [];
    for (const field of fields) {
      const cell = row.cells[field.column];
      const all = this.#all.get(field.position);
      if (!cell || cell.merged || !all || !field.definition.unit) continue;
      const reading = readNumber(cell);
      if (reading.kind !== 'number') continue;
      const total = multiply(reading.value, field.factor);
      const slack = multiply(lastPlace(cell.text), field.factor);
      const candidates = [all, this.#of(this.#sinceLast, field.position)];
      if (candidates.some(({ known }) => !known)) continue;
      if (candidates.some((running) => near(total, running.value(), slack))) continue;
      const inSheet = divide(all.value(), field.factor);
      mismatches.push({ field, value: cell.text.trim(), sum: (inSheet && toPlainDecimal(inSheet)) ?? '' });
    }
    this.#sinceLast = new Map();
    return mismatches;
  }

  #of(sums: Map<number, Running>, position: number): Running {
    const known = sums.get(position);
    if (known) return known;
    const running = new Running();
    sums.set(position, running);
    return running;
  }
}

const near = (a: Exact, b: Exact, slack: Exact): boolean => {
  const gap = subtract(a, b);
  return compare(gap.n < 0n ? { n: -gap.n, d: gap.d } : gap, slack) <= 0;
};

function lastPlace(text: string): Exact {
  const places = /\.(\d+)/.exec(text.normalize('NFKC'))?.[1]?.length ?? 0;
  return decimal(`1e-${places}`);
}
