import type { ExpectedResult, ExpectedVerdict, KnownFirm } from './expectation.ts';
import { type WrittenFile, writeTable } from './files.ts';
import type { Oddities } from './oddities.ts';
import { gradeScale } from './oracle-grades.ts';
import { type Reading, readTables } from './oracle-reading.ts';
import { screen } from './oracle-screening.ts';
import { plant } from './plants.ts';
import { Random } from './random.ts';
import { type Dataset, RowMaker, type Table, tablesOf } from './tables.ts';
import { type County, inventCounty } from './truth.ts';

export interface CountyPlan {
  readonly seed: number;
  readonly size?: number;
  readonly lastYear?: number;
  readonly oddities: Oddities;
  /** Send only what the last year needs: its own files, and tax and land of the year before for screening. */
  readonly lastYearOnly?: boolean;
}

/** A county's files beside what the README's rules make of them. */
export interface CountyCase {
  readonly county: County;
  readonly files: readonly WrittenFile[];
  readonly reading: Reading;
}

export function makeCounty({
  seed,
  size = 72,
  lastYear = 2022,
  oddities,
  lastYearOnly,
}: CountyPlan): CountyCase {
  const has = (name: 'elsewhere' | 'degenerate') => oddities.has(name);
  const shape = { seed, size, lastYear, elsewhere: has('elsewhere'), degenerate: has('degenerate') };
  const county = inventCounty(shape);
  const random = new Random(`files ${seed}`);
  const maker = new RowMaker();
  const tables = tablesOf(county, maker);
  plant(county, tables, maker, random.fork('plants'), oddities);
  const before = (dataset: Dataset) => dataset === 'tax' || dataset === 'land';
  const needed = ({ dataset, year = lastYear }: Table) =>
    year === lastYear || (year === lastYear - 1 && before(dataset));
  const sent = tables.filter((table) => !lastYearOnly || needed(table));
  const files = sent.map((table) => {
    return writeTable(county, table, oddities, random.fork(`${table.dataset} ${table.year}`));
  });
  return { county, files, reading: readTables(sent, county.years) };
}

/** Grades and verdicts of one year, from the oracle. */
export function expectYear(
  reading: Reading,
  year: number,
): { firms: KnownFirm[]; results: ExpectedResult[]; verdicts: ExpectedVerdict[] } {
  const firms = reading.firms.get(year) ?? [];
  const before = new Map((reading.firms.get(year - 1) ?? []).map((firm) => [firm.creditCode, firm]));
  const results = (['above', 'below'] as const).flatMap((scale) => gradeScale(firms, scale).results);
  return { firms, results, verdicts: screen(firms, before) };
}
