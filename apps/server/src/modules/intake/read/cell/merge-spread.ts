import type { SheetCell } from '@tenglong/domain/intake';
import type { ReadLimits } from '../limits.ts';
import { refusal } from '../refusal.ts';
import type { CellRange } from './cell-reference.ts';

/** A merged range whose corner holds something, with the copies that its other cells get. */
interface Spread {
  readonly range: CellRange;
  readonly last: number;
  readonly across: SheetCell | undefined;
  readonly down: SheetCell | undefined;
  readonly both: SheetCell | undefined;
}

/**
 * Spreads the corner of every merged range over the cells it covers, row by row in ascending order. A covered cell
 * shows the corner's text whatever is stored beneath it, as on the sender's screen; under an empty corner it is empty.
 */
export class MergeSpread {
  readonly #ranges: readonly CellRange[];
  readonly #limits: ReadLimits;
  #next = 0;
  #active: Spread[] = [];
  #work = 0;

  constructor(ranges: readonly CellRange[], limits: ReadLimits) {
    if (ranges.length > limits.merges) throw refusal('SHEET_TOO_LARGE');
    this.#ranges = [...ranges].sort((a, b) => a.top - b.top || a.left - b.left);
    this.#limits = limits;
  }

  /** Changes `cells` of `row` in place. */
  apply(row: number, cells: (SheetCell | undefined)[]): void {
    if (this.#active.length > 0) this.#active = this.#active.filter((spread) => spread.range.bottom >= row);
    for (let range = this.#ranges[this.#next]; range && range.top <= row; range = this.#ranges[this.#next]) {
      this.#next += 1;
      if (range.bottom >= row)
        this.#active.push(this.#spread(range, range.top === row ? cells[range.left] : undefined));
    }
    for (const spread of this.#active) this.#cover(spread, row, cells);
  }

  #spread(range: CellRange, corner: SheetCell | undefined): Spread {
    return {
      range,
      // A title merged over a thousand empty columns is still a title.
      last: Math.min(range.right, range.left + this.#limits.mergeColumns - 1),
      across: corner && { ...corner, merged: 'across' },
      down: corner && { ...corner, merged: 'down' },
      both: corner && { ...corner, merged: 'both' },
    };
  }

  #cover(spread: Spread, row: number, cells: (SheetCell | undefined)[]): void {
    const { range, last, across, down, both } = spread;
    this.#work += last - range.left + 1;
    if (this.#work > this.#limits.cells) throw refusal('SHEET_TOO_LARGE');
    const cornerRow = row === range.top;
    if (!cornerRow && (down || range.left < cells.length)) cells[range.left] = down;
    const rest = cornerRow ? across : both;
    const end = rest ? last : Math.min(last, cells.length - 1);
    for (let column = range.left + 1; column <= end; column += 1) cells[column] = rest;
  }
}
