import { inventCode } from './credit-code.ts';
import type { Oddities, Oddity } from './oddities.ts';
import type { Random } from './random.ts';
import {
  type Bad,
  type Cell,
  type Dataset,
  type Row,
  type RowMaker,
  rosterCells,
  type Table,
} from './tables.ts';
import { type County, type Firm, inventDay } from './truth.ts';

const REQUIRED: Readonly<Partial<Record<Dataset, readonly string[]>>> = {
  stats: ['valueAdded', 'revenue', 'rd', 'employees'],
  tax: ['tax'],
  energy: ['tce', 'electricity'],
};
const POLLUTANTS = ['cod', 'ammonia', 'sulphur', 'nitrogen'];
const WORDS = ['约5000', '待核实', '详见附件', '未报送'];
const BROKEN: readonly Bad[] = [
  { bad: 'error', text: '#N/A' },
  { bad: 'formula', text: 'SUM(B2:B9)' },
  { bad: 'text', text: '#N/A' },
  { bad: 'error', text: '#REF!' },
];

/** Spoils the careful tables: each switch in its own way, and never two ways for one enterprise of a table. */
export class Planter {
  readonly #county: County;
  readonly #maker: RowMaker;
  readonly #random: Random;
  readonly #on: Oddities;
  readonly #spoiled = new Set<string>();

  constructor(county: County, maker: RowMaker, random: Random, on: Oddities) {
    this.#county = county;
    this.#maker = maker;
    this.#random = random;
    this.#on = on;
  }

  /** Order matters: parts are split before they are spoiled, and what spoils whole rows comes first. */
  plant(tables: readonly Table[]): void {
    for (const table of tables) {
      const random = this.#random.fork(`${table.dataset} ${table.year}`);
      if (table.dataset === 'tax' && this.#has('taxKinds')) this.#split(table, 'taxKind', random);
      else if (table.dataset === 'tax' && this.#has('taxMonths')) this.#split(table, 'month', random);
      if (table.dataset === 'roster') this.#spoilRoster(table, random);
      else {
        this.#rows(table, random);
        if (table.dataset !== 'violations') this.#cells(table, random);
        if (table.part) this.#parts(table, random);
        if (this.#has('rowsWithoutCode')) this.#dropCodes(table, random);
        if (this.#has('numericCodes')) this.#spoilCodes(table, random);
      }
    }
    if (this.#has('sameName')) this.#shareName(tables);
    if (this.#has('rosterWrongCheck')) this.#hold(tables);
  }

  #has(oddity: Oddity): boolean {
    return this.#on.has(oddity);
  }

  /** Some enterprise of the table nothing was done to yet; its rows, all of them. */
  #victim(table: Table, random: Random, fits: (rows: readonly Row[]) => boolean = () => true): Row[] {
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

  #one(table: Table, random: Random, fits?: (rows: readonly Row[]) => boolean): Row {
    const [row] = this.#victim(table, random, fits);
    if (!row) throw new Error('an enterprise of a table has a row');
    return row;
  }

  #insert(table: Table, row: Row, random: Random): void {
    if (random.chance(0.5)) table.rows.push(row);
    else table.rows.splice(random.between(0, table.rows.length), 0, row);
  }

  #rows(table: Table, random: Random): void {
    const single = (rows: readonly Row[]) => rows.length === 1;
    if (this.#has('identicalRows') && table.part === undefined) {
      this.#insert(table, this.#maker.copy(this.#one(table, random, single)), random);
      const thrice = this.#one(table, random, single);
      for (let i = 0; i < 2; i += 1) this.#insert(table, this.#maker.copy(thrice), random);
    }
    if (this.#has('namedTwin') && table.part === undefined && table.dataset !== 'violations') {
      const twin = this.#maker.copy(this.#one(table, random, single));
      twin.code = 'blank';
      this.#insert(table, twin, random);
    }
    if (this.#has('strangers')) {
      const like = random.pick(table.rows);
      for (const code of ['right', 'blank'] as const) {
        const stranger = this.#maker.row(this.#stranger(random, code), { ...like.cells }, like.part);
        stranger.code = code;
        this.#insert(table, stranger, random);
      }
    }
    if (this.#has('wrongCheckCharacter')) for (const row of this.#victim(table, random)) row.code = 'wrong';
    const fields = [...(REQUIRED[table.dataset] ?? []), ...(table.dataset === 'pollution' ? POLLUTANTS : [])];
    if (this.#has('conflictingRows') && table.part === undefined && fields.length > 0) {
      for (const _ of fields.slice(0, 2)) {
        const field = random.pick(fields);
        const row = this.#one(table, random, ([r]) => typeof r?.cells[field] === 'bigint');
        this.#insert(
          table,
          this.#altered(row, field, (value) => (value ?? 0n) + 1n),
          random,
        );
      }
    }
    if (this.#has('conflictWithBlank') && table.part === undefined && REQUIRED[table.dataset]) {
      const field = random.pick(fields);
      this.#insert(
        table,
        this.#altered(this.#one(table, random), field, () => null),
        random,
      );
    }
  }

  #stranger(random: Random, code: string): Firm {
    const like = random.pick(this.#county.firms);
    const region = like.code.slice(2, 8);
    const name = `${this.#county.place}不在名录${code === 'right' ? '' : '无码'}阀门有限公司`;
    return { ...like, code: inventCode(random, region, false), name, years: new Map() };
  }

  #altered(row: Row, field: string, change: (value: bigint | null) => Cell): Row {
    const copy = this.#maker.copy(row);
    const value = row.cells[field];
    copy.cells[field] = change(typeof value === 'bigint' ? value : null);
    return copy;
  }

  #cells(table: Table, random: Random): void {
    const required = REQUIRED[table.dataset] ?? [];
    for (const field of required) {
      const on = (bad: Cell) => {
        this.#one(table, random, ([row]) => typeof row?.cells[field] === 'bigint').cells[field] = bad;
      };
      if (this.#has('text')) on({ bad: 'text', text: random.pick(WORDS) });
      if (this.#has('errorsAndFormulas')) on(random.pick(BROKEN));
      if (this.#has('missing')) on(null);
    }
    if (table.dataset === 'land') {
      if (this.#has('text')) this.#one(table, random).cells.rentIn = { bad: 'text', text: '约300' };
      if (this.#has('missing')) {
        const fits = ([row]: readonly Row[]) => row?.cells.rentIn === null && row.cells.rentOut === null;
        this.#one(table, random, fits).cells.own = null;
      }
      if (this.#has('ownBlankBesideRent')) {
        const fits = (rows: readonly Row[]) => rows.length === 1 && typeof rows[0]?.cells.rentIn === 'bigint';
        this.#one(table, random, fits).cells.own = null;
      }
    }
    if (table.dataset === 'pollution') {
      if (this.#has('pollutantText')) {
        this.#one(table, random).cells[random.pick(POLLUTANTS)] = { bad: 'text', text: random.pick(WORDS) };
        const field = random.pick(POLLUTANTS);
        const row = this.#one(table, random, ([r]) => typeof r?.cells[field] === 'bigint');
        this.#insert(
          table,
          this.#altered(row, field, (value) => (value ?? 0n) + 10n),
          random,
        );
      }
      if (this.#has('pollutantsBlank')) {
        const row = this.#one(table, random);
        for (const field of POLLUTANTS) row.cells[field] = null;
      }
    }
  }

  #parts(table: Table, random: Random): void {
    const several = (rows: readonly Row[]) => rows.length > 1;
    const field = table.dataset === 'land' ? 'own' : 'tax';
    if (this.#has('repeatedPart')) {
      for (const fits of [several, (rows: readonly Row[]) => rows.length === 1 || table.dataset === 'tax']) {
        const row = random.pick(this.#victim(table, random, fits));
        table.rows.splice(table.rows.indexOf(row) + 1, 0, this.#maker.copy(row));
      }
    }
    if (this.#has('conflictingPart')) {
      const row = random.pick(this.#victim(table, random, several));
      const twin = this.#altered(row, field, (value) => (value ?? 0n) + 100n);
      table.rows.splice(table.rows.indexOf(row) + 1, 0, twin);
    }
    if (this.#has('unknownPart')) {
      const [, second] = this.#victim(table, random, several);
      if (second) second.cells[field] = random.chance(0.5) ? null : { bad: 'text', text: '约1000' };
    }
  }

  /** Splits each tax figure into parts that add up to it, one of them at times negative. */
  #split(table: Table, part: 'taxKind' | 'month', random: Random): void {
    const names =
      part === 'taxKind'
        ? ['增值税', '企业所得税', '城市维护建设税', '房产税']
        : ['1月', '2月', '3月', '4月'];
    table.part = part;
    table.rows = table.rows.flatMap((row) => {
      const whole = typeof row.cells.tax === 'bigint' ? row.cells.tax : 0n;
      const count = random.between(2, 4);
      let rest = whole;
      return names.slice(0, count).map((name, i) => {
        const share = i === count - 1 ? rest : (whole * BigInt(random.between(-10, 60))) / 100n;
        rest -= share;
        return this.#maker.row(row.firm, { tax: share }, name);
      });
    });
    if (part === 'taxKind' && random.chance(0.5))
      table.rows.sort((a, b) => names.indexOf(a.part ?? '') - names.indexOf(b.part ?? ''));
  }

  #dropCodes(table: Table, random: Random): void {
    for (const row of table.rows) if (row.code === 'right' && random.chance(0.12)) row.code = 'blank';
  }

  #spoilCodes(table: Table, random: Random): void {
    for (const row of table.rows) {
      if (row.code !== 'right') continue;
      if (/^\d+$/.test(row.firm.code)) row.code = 'number';
      else if (random.chance(0.04)) row.code = 'fifteen';
    }
  }

  #spoilRoster(table: Table, random: Random): void {
    if (this.#has('identicalRows')) this.#insert(table, this.#maker.copy(this.#one(table, random)), random);
    if (this.#has('conflictingRows')) {
      const row = this.#one(table, random);
      const other = this.#maker.copy(row);
      other.cells.founded = inventDay(random, 2019);
      this.#insert(table, other, random);
    }
    if (this.#has('wrongCheckCharacter')) {
      const like = random.pick(this.#county.firms);
      const code = inventCode(random, like.code.slice(2, 8), false);
      const firm: Firm = {
        ...like,
        code,
        name: `${this.#county.place}癸亥虚数阀门有限公司`,
        years: new Map(),
      };
      const row = this.#maker.row(firm, rosterCells(firm));
      row.code = 'wrong';
      this.#insert(table, row, random);
    }
  }

  /** A second enterprise of the same name joins the roster; a row that gives only the name can be either's. */
  #shareName(tables: readonly Table[]): void {
    const random = this.#random.fork('same name');
    const energy = tables.find((t) => t.dataset === 'energy' && t.year === this.#county.years.at(-1));
    const roster = tables.find((t) => t.dataset === 'roster');
    if (!energy || !roster) return;
    const row = this.#one(energy, random, (rows) => rows.length === 1 && rows[0]?.code === 'right');
    row.code = 'blank';
    const twin: Firm = {
      ...row.firm,
      code: inventCode(random, row.firm.code.slice(2, 8), false),
      years: new Map(),
    };
    roster.rows.push(this.#maker.row(twin, rosterCells(twin)));
  }

  /** A member's own roster row is held back: in every other table it is a stranger. */
  #hold(tables: readonly Table[]): void {
    const roster = tables.find((t) => t.dataset === 'roster');
    if (!roster) return;
    for (const row of this.#victim(roster, this.#random.fork('held'))) row.code = 'wrong';
  }
}
