import { type PlantBed, POLLUTANTS, REQUIRED } from './plant-bed.ts';
import type { Random } from './random.ts';
import type { Bad, Cell, Row, Table } from './tables.ts';

const WORDS = [
  '约5000',
  '待核实',
  '详见附件',
  '5000左右',
  '<0.1',
  '12.3.4',
  '100-200',
  'NaN',
  '1200余',
  '0x1F',
];
const BROKEN: readonly Bad[] = [
  { bad: 'error', text: '#N/A' },
  { bad: 'formula', text: 'SUM(B2:B9)' },
  { bad: 'text', text: '#N/A' },
  { bad: 'error', text: '#REF!' },
];
const word = (random: Random): Bad => ({ bad: 'text', text: random.pick(WORDS) });

/** Puts words, errors and blanks where figures belong. */
export function plantCells(bed: PlantBed, table: Table, random: Random): void {
  for (const field of REQUIRED[table.dataset] ?? []) {
    const put = (cell: Cell) => {
      bed.one(table, random, ([row]) => typeof row?.cells[field] === 'bigint').cells[field] = cell;
    };
    if (bed.has('text')) put(word(random));
    if (bed.has('errorsAndFormulas')) put(random.pick(BROKEN));
    if (bed.has('missing')) put(null);
    if (bed.has('secrecy') && table.dataset === 'stats')
      put({ bad: 'text', text: random.pick(['*', '***']) });
  }
  if (table.dataset === 'land') plantLandCells(bed, table, random);
  if (table.dataset === 'pollution') plantPollutants(bed, table, random);
}

function plantLandCells(bed: PlantBed, table: Table, random: Random): void {
  if (bed.has('text')) bed.one(table, random).cells.rentIn = { bad: 'text', text: '约300' };
  if (bed.has('missing')) {
    const alone = ([row]: readonly Row[]) => row?.cells.rentIn === null && row.cells.rentOut === null;
    bed.one(table, random, alone).cells.own = null;
  }
  if (bed.has('ownBlankBesideRent')) {
    const renting = (rows: readonly Row[]) => rows.length === 1 && typeof rows[0]?.cells.rentIn === 'bigint';
    bed.one(table, random, renting).cells.own = null;
  }
}

function plantPollutants(bed: PlantBed, table: Table, random: Random): void {
  if (bed.has('pollutantText')) {
    bed.one(table, random).cells[random.pick(POLLUTANTS)] = word(random);
    const field = random.pick(POLLUTANTS);
    const row = bed.one(table, random, ([first]) => typeof first?.cells[field] === 'bigint');
    const other = bed.altered(row, field, (value) => value + 10n);
    bed.insert(table, other, random);
  }
  if (bed.has('pollutantsBlank')) {
    const row = bed.one(table, random);
    for (const field of POLLUTANTS) row.cells[field] = null;
  }
}
