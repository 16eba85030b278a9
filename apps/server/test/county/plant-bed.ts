import { inventCode } from './credit-code.ts';
import type { Oddities, Oddity } from './oddities.ts';
import type { Random } from './random.ts';
import type { Cell, Dataset, Row, RowMaker, Table } from './tables.ts';
import type { County, Firm } from './truth.ts';

export type Fits = (rows: readonly Row[]) => boolean;

/** Fields whose blank cell is a problem. */
export const REQUIRED: Readonly<Partial<Record<Dataset, readonly string[]>>> = {
  stats: ['valueAdded', 'revenue', 'rd', 'employees'],
  tax: ['tax'],
  energy: ['tce', 'electricity'],
};
export const POLLUTANTS = ['cod', 'ammonia', 'sulphur', 'nitrogen'];

/** What all planting shares: the switches, and never two ways of spoiling one enterprise of a table. */
export class PlantBed {
  readonly county: County;
  readonly maker: RowMaker;
  readonly #on: Oddities;
  readonly #spoiled = new Set<string>();

  constructor(county: County, maker: RowMaker, on: Oddities) {
    this.county = county;
    this.maker = maker;
    this.#on = on;
  }

  has(oddity: Oddity): boolean {
    return this.#on.has(oddity);
  }

  /** Some enterprise of the table nothing was done to yet; its rows, all of them. */
  victim(table: Table, random: Random, fits: Fits = () => true): Row[] {
    const groups = new Map<Firm, Row[]>();
    for (const row of table.rows) groups.set(row.firm, [...(groups.get(row.firm) ?? []), row]);
    for (const [firm, rows] of random.shuffled([...groups])) {
      const key = `${table.dataset} ${table.year} ${firm.code}`;
      if (this.#spoiled.has(key) || !fits(rows)) continue;
      this.#spoiled.add(key);
      return rows;
    }
    throw new Error(`nobody left to spoil in ${table.dataset} ${table.year}`);
  }

  one(table: Table, random: Random, fits?: Fits): Row {
    const [row] = this.victim(table, random, fits);
    if (!row) throw new Error('an enterprise of a table has a row');
    return row;
  }

  insert(table: Table, row: Row, random: Random): void {
    if (random.chance(0.5)) table.rows.push(row);
    else table.rows.splice(random.between(0, table.rows.length), 0, row);
  }

  /** A copy of the row that says something else in one field. */
  altered(row: Row, field: string, change: (value: bigint) => Cell): Row {
    const copy = this.maker.copy(row);
    const value = row.cells[field];
    copy.cells[field] = change(typeof value === 'bigint' ? value : 0n);
    return copy;
  }

  /** An enterprise no roster has heard of; its code is good. */
  stranger(random: Random, name: string): Firm {
    const like = random.pick(this.county.firms);
    const code = inventCode(random, like.code.slice(2, 8), false);
    return { ...like, code, name: `${this.county.place}${name}`, years: new Map() };
  }
}
