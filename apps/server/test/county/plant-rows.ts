import { type PlantBed, POLLUTANTS, REQUIRED } from './plant-bed.ts';
import type { Random } from './random.ts';
import type { Row, Table } from './tables.ts';
import type { Firm } from './truth.ts';

/** Adds rows that repeat, contradict or belong to nobody, and spoils the codes of others. */
export function plantRows(bed: PlantBed, table: Table, random: Random): void {
  const whole = table.parts.length === 0;
  if (whole && bed.has('identicalRows')) plantIdentical(bed, table, random);
  if (whole && bed.has('namedTwin') && table.dataset !== 'violations') {
    const twin = bed.maker.copy(bed.one(table, random, (rows) => rows.length === 1));
    twin.code = 'blank';
    bed.insert(table, twin, random);
  }
  if (bed.has('strangers') || (bed.has('csvLineBreaks') && table.dataset === 'tax')) {
    plantStrangers(bed, table, random);
  }
  if (bed.has('wrongCheckCharacter')) for (const row of bed.victim(table, random)) row.code = 'wrong';
  if (whole) plantConflicts(bed, table, random);
}

function plantIdentical(bed: PlantBed, table: Table, random: Random): void {
  const fits = (rows: readonly Row[]) => rows.length === 1 || table.dataset === 'violations';
  bed.insert(table, bed.maker.copy(bed.one(table, random, fits)), random);
  const thrice = bed.one(table, random, fits);
  for (let i = 0; i < 2; i += 1) bed.insert(table, bed.maker.copy(thrice), random);
}

function plantStrangers(bed: PlantBed, table: Table, random: Random): void {
  const like = random.pick(table.rows);
  const add = (firm: Firm, code: 'right' | 'blank') => {
    const row = bed.maker.row(firm, { ...like.cells }, like.parts);
    row.code = code;
    bed.insert(table, row, random);
  };
  add(bed.stranger(random, '不在名录阀门有限公司'), 'right');
  add(bed.stranger(random, '不在名录无码阀门有限公司'), 'blank');
  // A code of its own beside a member's name: the code decides, and the member keeps its own figures.
  const { name } = random.pick(bed.county.firms);
  add({ ...bed.stranger(random, ''), name }, 'right');
}

function plantConflicts(bed: PlantBed, table: Table, random: Random): void {
  const required = REQUIRED[table.dataset];
  const fields = required ?? (table.dataset === 'pollution' ? POLLUTANTS : []);
  if (bed.has('conflictingRows')) {
    for (const _ of fields.slice(0, 2)) {
      const field = random.pick(fields);
      const row = bed.one(table, random, ([first]) => typeof first?.cells[field] === 'bigint');
      const other = bed.altered(row, field, (value) => value + 1n);
      bed.insert(table, other, random);
    }
  }
  if (bed.has('conflictWithBlank') && required) {
    const other = bed.altered(bed.one(table, random), random.pick(fields), () => null);
    bed.insert(table, other, random);
  }
}
