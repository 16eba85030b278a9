import type { County, Firm } from './truth.ts';

export type Dataset = 'roster' | 'stats' | 'tax' | 'land' | 'energy' | 'pollution' | 'violations';

/** Something in a number column that is no number. */
export interface Bad {
  readonly bad: 'text' | 'error' | 'formula';
  readonly text: string;
}

/** A whole number of the finest unit, words (roster, violations), nothing, or something that is no number. */
export type Cell = bigint | string | null | Bad;

/** How the code cell stands: right, absent in some way, or well-formed with a wrong check character. */
export type CodeState = 'right' | 'blank' | 'number' | 'fifteen' | 'wrong';

/** One line of a department's table before anybody typed it. */
export interface Row {
  readonly id: number;
  readonly firm: Firm;
  code: CodeState;
  /** The name typed beside the code, if it is not the enterprise's own. */
  alias?: string;
  /** The township's sheet it stands on, if not its enterprise's own. */
  sheet?: string;
  /** 宗地号, 税种, 月份: one for each part column of the table. */
  parts: readonly string[];
  readonly cells: Record<string, Cell>;
}

export interface Table {
  readonly dataset: Dataset;
  /** The roster and the violations list belong to no year. */
  readonly year: number | undefined;
  readonly parts: ('parcel' | 'taxKind' | 'month')[];
  rows: Row[];
}

export class RowMaker {
  #last = 0;

  row(firm: Firm, cells: Record<string, Cell>, parts: readonly string[] = []): Row {
    this.#last += 1;
    return { id: this.#last, firm, code: 'right', parts, cells };
  }

  copy(row: Row): Row {
    return { ...this.row(row.firm, { ...row.cells }, row.parts), code: row.code };
  }
}

export const rosterCells = (firm: Firm): Record<string, Cell> => ({
  unit: firm.unit,
  industryCode: firm.industry[0],
  industryName: firm.industry[1],
  founded: firm.founded,
  above: firm.scale === 'above' ? '是' : '否',
});

/** The tables the departments would send if every clerk were careful. */
export function tablesOf(county: County, maker: RowMaker): Table[] {
  const tables: Table[] = [
    {
      dataset: 'roster',
      year: undefined,
      parts: [],
      rows: county.firms.map((firm) => maker.row(firm, rosterCells(firm))),
    },
  ];
  for (const year of county.years) {
    const alive = county.firms.filter((firm) => firm.years.has(year));
    const make = (dataset: Dataset, of: (firm: Firm) => Row[]): Table => ({
      dataset,
      year,
      parts: dataset === 'land' ? ['parcel'] : [],
      rows: alive.flatMap(of),
    });
    const figures = (firm: Firm) => {
      const found = firm.years.get(year);
      if (!found) throw new Error(`${firm.name} has no figures for ${year}`);
      return found;
    };
    tables.push(
      make('stats', (firm) => {
        const { output } = figures(firm);
        return output ? [maker.row(firm, { ...output })] : [];
      }),
      make('tax', (firm) => [maker.row(firm, { tax: figures(firm).tax })]),
      make('land', (firm) => landRows(firm, year, maker)),
      make('energy', (firm) => {
        const { tce, electricity } = figures(firm);
        return [maker.row(firm, { tce, electricity })];
      }),
      make('pollution', (firm) => {
        const { pollutants } = figures(firm);
        if (!pollutants) return [];
        const [cod, ammonia, sulphur, nitrogen] = pollutants;
        return [maker.row(firm, { cod, ammonia, sulphur, nitrogen })];
      }),
    );
  }
  const rows = county.violations.map(({ firm, field, day, severity }) =>
    maker.row(firm, { field, day, severity }),
  );
  tables.push({ dataset: 'violations', year: undefined, parts: [], rows });
  return tables;
}

/** "Rent stands on the first parcel's row; blank rent is 0." */
function landRows(firm: Firm, year: number, maker: RowMaker): Row[] {
  const figures = firm.years.get(year);
  if (!figures) return [];
  const orBlank = (area: bigint) => (area === 0n ? null : area);
  return figures.parcels.map((parcel, i) => {
    const rentIn = i === 0 ? orBlank(figures.rentIn) : null;
    const rentOut = i === 0 ? orBlank(figures.rentOut) : null;
    return maker.row(firm, { own: parcel.own, rentIn, rentOut }, [parcel.number]);
  });
}
