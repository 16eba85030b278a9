import type { CraftCell, CraftSheet } from '../craft-xlsx.ts';
import type { Column } from './columns.ts';
import type { Oddities } from './oddities.ts';
import type { Random } from './random.ts';
import { add, divide, type Ratio, ratio, ZERO } from './ratio.ts';
import type { Row, Table } from './tables.ts';
import type { Typist } from './typing.ts';

/** A sheet as it will be written, and where each row and field of the table went. */
export interface LaidSheet {
  readonly sheet: CraftSheet;
  readonly rowOf: ReadonlyMap<Row, number>;
  /** Field → column letters. */
  readonly letterOf: ReadonlyMap<string, string>;
}

export interface SheetPlan {
  readonly name: string;
  readonly title: string;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly csv: boolean;
}

export function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCodePoint(65 + (index % 26));
}

/** Lays one table on one sheet: title, unit line, header, body with its interruptions, and what stands below. */
export class Layout {
  readonly #plan: SheetPlan;
  readonly #on: Oddities;
  readonly #random: Random;
  readonly #typist: Typist;
  readonly #lines: CraftCell[][] = [];
  readonly #merges: string[] = [];
  readonly #rowOf = new Map<Row, number>();
  readonly #shift: number;
  /** Header texts, so that a repeated header is the same one. */
  readonly #headings = new Map<string, string>();

  constructor(plan: SheetPlan, on: Oddities, random: Random, typist: Typist) {
    this.#plan = plan;
    this.#on = on;
    this.#random = random;
    this.#typist = typist;
    this.#shift = on.has('blankRows') && !plan.csv ? 1 : 0;
  }

  lay(): LaidSheet {
    this.#above();
    this.#header();
    this.#body();
    this.#below();
    const { name, columns } = this.#plan;
    const letterOf = new Map(columns.map((column, i) => [column.id, letters(i + this.#shift)]));
    const rows = this.#shift === 0 ? this.#lines : this.#lines.map((line) => [null, ...line]);
    return { sheet: { name, rows, merges: this.#merges }, rowOf: this.#rowOf, letterOf };
  }

  #merge(top: number, left: number, bottom: number, right: number): void {
    if (this.#plan.csv || (top === bottom && left === right)) return;
    const corner = (row: number, column: number) => `${letters(column + this.#shift)}${row}`;
    this.#merges.push(`${corner(top, left)}:${corner(bottom, right)}`);
  }

  #above(): void {
    const { csv, columns, title } = this.#plan;
    const on = this.#on;
    const titled = csv ? on.has('csvPreamble') : on.has('mergedTitle') || on.has('yearInTitle');
    if (titled) {
      this.#lines.push([title]);
      this.#merge(1, 0, 1, columns.length - 1);
    }
    if (csv && on.has('csvPreamble')) this.#lines.push(['导出人：张三', '导出时间：2023-01-05 10:20:33'], []);
    if (this.#on.has('blankRows') && !csv) this.#lines.push([]);
    const labels = [...new Set(columns.flatMap((column) => (column.unit ? [column.unit.label] : [])))];
    if (labels.length === 0 || !this.#unitsAbove()) return;
    const line = this.#unitLine(labels);
    // Typed at the left margin, or at the right one as most printed tables have it.
    const left = csv || this.#random.chance(0.6);
    this.#lines.push(left ? [line] : [...columns.slice(1).map(() => null), line]);
  }

  #unitLine(labels: readonly string[]): string {
    const word = this.#random.pick(['单位', '计量单位']);
    if (!this.#on.has('unitSpellings')) return `${word}：${labels.join('、')}`;
    return this.#random.pick([
      `${word}:${labels.join('、')}`,
      `（${word}：${labels.join('、')}）`,
      `${word}： ${labels.join('，')}`,
      `${word}：${labels.join('  ')}`,
    ]);
  }

  #unitsAbove(): boolean {
    return this.#on.has('unitLine') && (!this.#plan.csv || this.#on.has('csvPreamble'));
  }

  #text(header: string): string {
    if (!this.#on.has('wrappedHeaders') || header.length < 3) return header;
    const at = this.#random.between(1, header.length - 1);
    const broken = this.#plan.csv && !this.#on.has('csvLineBreaks') ? [] : ['\n', ' \n'];
    const blank = this.#random.pick([' ', '\u3000', '\u00a0', ...broken]);
    return header.slice(0, at) + blank + header.slice(at);
  }

  #labelled(column: Column): string {
    const known = this.#headings.get(column.id) ?? this.#label(column);
    this.#headings.set(column.id, known);
    return known;
  }

  #titled(group: string): string {
    const known = this.#headings.get(`group ${group}`) ?? this.#text(group);
    this.#headings.set(`group ${group}`, known);
    return known;
  }

  #label(column: Column): string {
    const stated = column.unit && !column.bare && !this.#unitsAbove() && column.unit.label !== '人';
    const header = this.#text(column.header);
    if (!stated || !column.unit) return header;
    const forms: [string, string][] = [
      ['（', '）'],
      ['[', ']'],
      ['(', ')'],
      ['（单位：', '）'],
      ['\n', ''],
      ['/', ''],
    ];
    const usual: [string, string] = this.#plan.csv ? ['(', ')'] : ['（', '）'];
    const [open, close] = this.#on.has('unitSpellings') ? this.#random.pick(forms) : usual;
    const wrapped = this.#on.has('wrappedHeaders') && !this.#plan.csv ? '\n' : '';
    return `${header}${wrapped}${open}${column.unit.label}${close}`;
  }

  #header(): void {
    const { columns, csv } = this.#plan;
    const wanted = this.#on.has('twoHeaderRows') || columns.some((column) => column.bare);
    const grouped = wanted && !csv && columns.some((column) => column.group);
    const upper: CraftCell[] = [];
    const lower: CraftCell[] = [];
    const at = this.#lines.length + 1;
    for (const [i, column] of columns.entries()) {
      if (!grouped || !column.group) {
        upper.push(this.#labelled(column));
        lower.push(null);
        if (grouped) this.#merge(at, i, at + 1, i);
        continue;
      }
      const starts = columns[i - 1]?.group !== column.group;
      upper.push(starts ? this.#titled(column.group) : null);
      lower.push(this.#labelled(column));
      if (!starts) continue;
      const count = columns.slice(i).findIndex((next) => next.group !== column.group);
      this.#merge(at, i, at, count < 0 ? columns.length - 1 : i + count - 1);
    }
    this.#lines.push(upper);
    if (grouped) this.#lines.push(lower);
  }

  #body(): void {
    const { rows, csv } = this.#plan;
    const broken =
      this.#on.has('subtotals') && !csv && rows.length > 6 ? this.#random.between(2, rows.length - 2) : -1;
    const gap =
      this.#on.has('blankRows') && !csv && rows.length > 6 ? this.#random.between(2, rows.length - 2) : -1;
    const prefilled = this.#on.has('ordinalsOnly') ? this.#random.between(1, rows.length) : -1;
    for (const [i, row] of rows.entries()) {
      if (i === gap) this.#lines.push([]);
      if (i === prefilled) this.#lines.push(this.#ordinalOnly(i + 1));
      if (i === broken) {
        this.#lines.push(
          this.#sums(
            this.#random.pick(['小计', '小 计', `${this.#plan.rows[0]?.firm.unit}小计`]),
            rows.slice(0, i),
          ),
        );
        this.#header();
      }
      this.#lines.push(this.#line(row, i));
      this.#rowOf.set(row, this.#lines.length);
    }
    if (prefilled >= 0) for (let i = 1; i <= 3; i += 1) this.#lines.push(this.#ordinalOnly(rows.length + i));
    if (csv) return;
    if (this.#on.has('townshipMergedDown')) this.#mergeDown('unit', (a, b) => a.firm.unit === b.firm.unit);
    if (this.#on.has('keysMergedDown') && this.#plan.table.parts.length > 0) {
      const same = (a: Row, b: Row) => a.firm === b.firm && a.code === b.code;
      for (const id of ['code', 'name']) this.#mergeDown(id, same);
      if (this.#random.chance(0.5)) this.#mergeDown('sequence', same);
    }
    if (this.#on.has('rentsMergedDown')) {
      // Over further parcels only: rows that give areas of their own and no rents.
      const further = ({ cells }: Row) =>
        cells.rentIn === null && cells.rentOut === null && cells.own !== null;
      const same = (a: Row, b: Row) => a.firm === b.firm && a.code === b.code && further(b);
      for (const id of ['rentIn', 'rentOut']) this.#mergeDown(id, same);
    }
  }

  #line(row: Row, index: number): CraftCell[] {
    return this.#plan.columns.map((column) =>
      column.kind === 'sequence' ? this.#ordinal(index + 1) : this.#typist.cell(column, row),
    );
  }

  #ordinalOnly(n: number): CraftCell[] {
    return this.#plan.columns.map((column) => (column.kind === 'sequence' ? this.#ordinal(n) : null));
  }

  #ordinal(n: number): CraftCell {
    return this.#plan.csv ? String(n) : n;
  }

  /** Blanks a key in all rows of a run but the first, and merges the run; a run never crosses another line. */
  #mergeDown(id: string, same: (a: Row, b: Row) => boolean): void {
    const column = this.#plan.columns.findIndex((c) => c.id === id);
    if (column < 0) return;
    const rows = this.#plan.rows;
    let start = 0;
    for (let i = 1; i <= rows.length; i += 1) {
      const [first, last, next] = [rows[start], rows[i - 1], rows[i]];
      if (!first || !last) continue;
      const [top, bottom] = [this.#rowOf.get(first) ?? 0, this.#rowOf.get(last) ?? 0];
      if (next && same(first, next) && this.#rowOf.get(next) === bottom + 1) continue;
      for (let line = top + 1; line <= bottom; line += 1) {
        const cells = this.#lines[line - 1];
        if (cells) cells[column] = null;
      }
      this.#merge(top, column, bottom, column);
      start = i;
    }
  }

  #sums(label: string, rows: readonly Row[]): CraftCell[] {
    const totals = new Map<string, Ratio>();
    for (const row of rows) {
      for (const [id, cell] of Object.entries(row.cells)) {
        if (typeof cell === 'bigint') totals.set(id, add(totals.get(id) ?? ZERO, ratio(cell)));
      }
    }
    const where = this.#random.chance(0.5) ? 'sequence' : 'name';
    const filled = this.#random.chance(0.7);
    return this.#plan.columns.map((column): CraftCell => {
      if (column.kind === where) return label;
      if (column.kind === 'name' && filled && !/小\s*计/.test(label) && totals.size === 0)
        return `${rows.length}家`;
      const total = totals.get(column.id);
      if (!filled || column.kind !== 'amount' || !total || !column.unit) return null;
      return this.#typist.number(divide(total, column.unit.holds));
    });
  }

  #below(): void {
    const { csv, rows, columns } = this.#plan;
    const totals = csv ? this.#on.has('csvPreamble') : this.#on.has('totalsAndNotes');
    if (!totals) return;
    this.#lines.push(this.#sums(this.#random.pick(['合计', '合  计', '总计']), rows));
    if (csv) return;
    this.#lines.push(['注：工业增加值按收入法计算，土地面积以不动产登记为准。']);
    this.#merge(this.#lines.length, 0, this.#lines.length, columns.length - 1);
    this.#lines.push(['填表人：        审核人：        '], [null, '填报日期：2023年3月5日']);
    this.#lines.push(['', null, '填报单位（盖章）：']);
  }
}
