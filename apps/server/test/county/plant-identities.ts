import type { PlantBed } from './plant-bed.ts';
import type { Random } from './random.ts';
import { rosterCells, type Table } from './tables.ts';
import { type Firm, inventDay } from './truth.ts';

/** Types another name beside some codes, and loses the codes of other rows. */
export function plantIdentities(bed: PlantBed, table: Table, random: Random): void {
  if (bed.has('otherNames')) rename(bed, table, random);
  for (const row of table.rows) {
    if (row.code !== 'right' || row.alias) continue;
    if (bed.has('rowsWithoutCode') && random.chance(0.12)) row.code = 'blank';
    else if (bed.has('numericCodes') && /^\d+$/.test(row.firm.code)) row.code = 'number';
    else if (bed.has('numericCodes') && random.chance(0.04)) row.code = 'fifteen';
  }
}

function rename(bed: PlantBed, table: Table, random: Random): void {
  const { place, firms } = bed.county;
  const aliases = new Map<Firm, string>();
  for (const { firm } of table.rows) {
    if (aliases.has(firm) || !random.chance(0.1)) continue;
    const former = `${place}曾用名${random.between(100, 999)}有限公司`;
    aliases.set(firm, random.chance(0.5) ? former : random.pick(firms).name);
  }
  for (const row of table.rows) {
    const alias = aliases.get(row.firm);
    if (row.code === 'right' && alias) row.alias = alias;
  }
}

/** The roster's own problems; its members stay who they are. */
export function plantRoster(bed: PlantBed, table: Table, random: Random): void {
  if (bed.has('identicalRows')) bed.insert(table, bed.maker.copy(bed.one(table, random)), random);
  if (bed.has('conflictingRows')) {
    const other = bed.maker.copy(bed.one(table, random));
    other.cells.founded = inventDay(random, 2019);
    bed.insert(table, other, random);
  }
  if (bed.has('wrongCheckCharacter')) {
    const firm = bed.stranger(random, '癸亥虚数阀门有限公司');
    const row = bed.maker.row(firm, rosterCells(firm));
    row.code = 'wrong';
    bed.insert(table, row, random);
  }
}

/** A second enterprise of the same name joins the roster; a row that gives only the name can be either's. */
export function shareName(bed: PlantBed, tables: readonly Table[], random: Random): void {
  const energy = tables.find((t) => t.dataset === 'energy' && t.year === bed.county.years.at(-1));
  const roster = tables.find((t) => t.dataset === 'roster');
  if (!energy || !roster) return;
  const row = bed.one(energy, random, ([first, ...more]) => {
    return more.length === 0 && first?.code === 'right' && !first.alias;
  });
  row.code = 'blank';
  const twin: Firm = { ...bed.stranger(random, ''), name: row.firm.name };
  roster.rows.push(bed.maker.row(twin, rosterCells(twin)));
}

/** A member's own roster row is held back: in every other table it is a stranger. */
export function holdMember(bed: PlantBed, tables: readonly Table[], random: Random): void {
  const roster = tables.find((t) => t.dataset === 'roster');
  if (roster) for (const row of bed.victim(roster, random)) row.code = 'wrong';
}
