import type { PlantBed } from './plant-bed.ts';
import type { Random } from './random.ts';
import type { Row, Table } from './tables.ts';

const NAMES = {
  taxKind: ['增值税', '企业所得税', '城市维护建设税', '房产税'],
  month: ['1月', '2月', '3月', '4月'],
} as const;

/** Splits each tax figure into parts that add up to it, one of them at times negative. */
export function splitTax(bed: PlantBed, table: Table, part: 'taxKind' | 'month', random: Random): void {
  const names: readonly string[] = NAMES[part];
  table.parts.push(part);
  table.rows = table.rows.flatMap((row) => {
    const whole = typeof row.cells.tax === 'bigint' ? row.cells.tax : 0n;
    const count = random.between(2, row.parts.length > 0 ? 2 : 4);
    let rest = whole;
    return names.slice(0, count).map((name, i) => {
      const share = i === count - 1 ? rest : (whole * BigInt(random.between(-10, 60))) / 100n;
      rest -= share;
      return bed.maker.row(row.firm, { tax: share }, [...row.parts, name]);
    });
  });
  // Kind by kind, so that the rows of one enterprise stand far apart.
  const place = (row: Row) => names.indexOf(row.parts[0] ?? '');
  if (part === 'taxKind' && random.chance(0.5)) table.rows.sort((a, b) => place(a) - place(b));
}

/** Neighbours on one parcel: the same 宗地号 stands beside two names. */
export function shareParcels(table: Table, random: Random): void {
  for (let i = 0; i < 4; i += 1) {
    const [one, other] = [random.pick(table.rows), random.pick(table.rows)];
    const taken = table.rows.some((row) => row.firm === other.firm && row.parts[0] === one.parts[0]);
    if (one.firm !== other.firm && !taken) other.parts = one.parts;
  }
}

/** Sends one of an enterprise's parcels to another township's sheet, in a table with a sheet per township. */
export function scatterRows(bed: PlantBed, table: Table, random: Random): void {
  for (const row of table.rows) if (random.chance(0.15)) row.sheet = random.pick(bed.county.units);
}

/** Repeats, contradicts or blanks single parts of an enterprise. */
export function plantParts(bed: PlantBed, table: Table, random: Random): void {
  const several = (rows: readonly Row[]) => rows.length > 1;
  const field = table.dataset === 'land' ? 'own' : 'tax';
  const follow = (row: Row, twin: Row) => table.rows.splice(table.rows.indexOf(row) + 1, 0, twin);
  if (bed.has('repeatedPart')) {
    const lone = (rows: readonly Row[]) => rows.length === 1 || table.dataset === 'tax';
    for (const fits of [several, lone]) {
      const row = random.pick(bed.victim(table, random, fits));
      follow(row, bed.maker.copy(row));
    }
  }
  if (bed.has('conflictingPart')) {
    const row = random.pick(bed.victim(table, random, several));
    const twin = bed.altered(row, field, (value) => value + 100n);
    follow(row, twin);
  }
  if (bed.has('unknownPart')) {
    const [, second] = bed.victim(table, random, several);
    if (second) second.cells[field] = random.chance(0.5) ? null : { bad: 'text', text: '约1000' };
  }
}
