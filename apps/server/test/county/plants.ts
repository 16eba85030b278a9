import type { Oddities } from './oddities.ts';
import { PlantBed } from './plant-bed.ts';
import { plantCells } from './plant-cells.ts';
import { holdMember, plantIdentities, plantRoster, shareName } from './plant-identities.ts';
import { plantParts, scatterRows, shareParcels, splitTax } from './plant-parts.ts';
import { plantRows } from './plant-rows.ts';
import type { Random } from './random.ts';
import type { RowMaker, Table } from './tables.ts';
import type { County } from './truth.ts';

/**
 * Spoils the careful tables, each switch in its own way.
 * Order matters: parts are split before they are spoiled, and what adds whole rows comes before what spoils cells.
 */
export function plant(
  county: County,
  tables: readonly Table[],
  maker: RowMaker,
  random: Random,
  on: Oddities,
): void {
  const bed = new PlantBed(county, maker, on);
  for (const table of tables) {
    const own = random.fork(`${table.dataset} ${table.year}`);
    if (table.dataset === 'roster') {
      plantRoster(bed, table, own);
      continue;
    }
    if (table.dataset === 'tax' && bed.has('taxKinds')) splitTax(bed, table, 'taxKind', own);
    if (table.dataset === 'tax' && bed.has('taxMonths')) splitTax(bed, table, 'month', own);
    if (table.dataset === 'land' && bed.has('sharedParcels')) shareParcels(table, own);
    plantRows(bed, table, own);
    if (table.dataset !== 'violations') plantCells(bed, table, own);
    if (table.parts.length > 0) plantParts(bed, table, own);
    plantIdentities(bed, table, own);
    if (table.dataset === 'land' && bed.has('rowsAcrossSheets')) scatterRows(bed, table, own);
  }
  if (bed.has('sameName')) shareName(bed, tables, random.fork('same name'));
  if (bed.has('rosterWrongCheck')) holdMember(bed, tables, random.fork('held'));
}
