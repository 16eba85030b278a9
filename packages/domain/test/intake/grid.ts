import { indexRoster, type RosterEntry, type RosterIndex } from '../../src/enterprise/index.ts';
import {
  type Dataset,
  type IntakeProblem,
  type MappingChoice,
  type RememberedMapping,
  type Ruling,
  type SheetCell,
  type SheetRow,
  type StagedWorkbook,
  WorkbookStager,
} from '../../src/intake/index.ts';
import { toPlainDecimal } from '../../src/values/index.ts';

/** A cell as tests write it: text, a stored number, nothing, or the cell itself. */
export type GridCell = string | number | null | SheetCell;

const RANGE = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/;

const columnOf = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Rows of a sheet, merged ranges spread as a reader spreads them. Empty rows are not delivered. */
export function grid(cells: readonly (readonly GridCell[])[], merges: readonly string[] = []): SheetRow[] {
  const rows = cells.map((row) =>
    row.map((cell): SheetCell | undefined => {
      if (cell === null || cell === '') return undefined;
      if (typeof cell === 'object') return cell;
      return typeof cell === 'number' ? { text: String(cell), kind: 'number' } : { text: cell, kind: 'text' };
    }),
  );
  for (const range of merges) {
    const [, left = 'A', top = '1', right = 'A', bottom = '1'] = RANGE.exec(range) ?? [];
    const corner = rows[Number(top) - 1]?.[columnOf(left)];
    for (let row = Number(top); row <= Number(bottom); row += 1) {
      for (let column = columnOf(left); column <= columnOf(right); column += 1) {
        const [down, across] = [row > Number(top), column > columnOf(left)];
        if (!corner || (!down && !across)) continue;
        const line = rows[row - 1];
        if (line) line[column] = { ...corner, merged: down && across ? 'both' : down ? 'down' : 'across' };
      }
    }
  }
  return rows.flatMap((line, index) => {
    const filled = Array.from(line, (cell) => cell);
    return filled.some((cell) => cell !== undefined) ? [{ row: index + 1, cells: filled }] : [];
  });
}

export interface StageGrid {
  readonly dataset: Dataset;
  readonly sheets: Readonly<Record<string, readonly SheetRow[]>>;
  readonly hidden?: readonly string[];
  readonly year?: number | null;
  readonly yearBySheet?: ReadonlyMap<string, number>;
  readonly roster?: RosterIndex;
  readonly choice?: MappingChoice;
  readonly remembered?: readonly RememberedMapping[];
  readonly keysAlone?: boolean;
  readonly rulings?: readonly Ruling[];
  readonly file?: string;
}

/** Stages sheets as if they came from a file. */
export function stageGrid({
  dataset,
  sheets,
  hidden = [],
  year = 2022,
  file = '表.xlsx',
  ...options
}: StageGrid): StagedWorkbook {
  const stager = new WorkbookStager({
    file,
    dataset,
    year: dataset.file.kind === 'yearly' ? year : null,
    ...options,
  });
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = stager.openSheet({ name, hidden: hidden.includes(name) });
    if (!sheet) continue;
    for (const row of rows) sheet.row(row);
    stager.closeSheet(name, sheet, rows.length > 0);
  }
  return stager.finish();
}

export const problemsOf = (staged: StagedWorkbook): readonly IntakeProblem[] => [
  ...staged.rowProblems,
  ...staged.settledProblems,
];

/** Problems in short: kind, row and column, in the order found. */
export const shortly = (staged: StagedWorkbook): string[] =>
  problemsOf(staged).map(({ kind, row, column }) => `${kind} ${column}${row || ''}`.trim());

/** Facts of one year by enterprise and fact as plain decimals; `null` is unknown, absence is absence. */
export function factsOf(
  staged: StagedWorkbook,
  year: number | null = 2022,
): Record<string, Record<string, string | null>> {
  const settled = staged.years.find((one) => one.year === year);
  return Object.fromEntries(
    [...(settled?.facts ?? [])].map(([code, facts]) => [
      code,
      Object.fromEntries(
        [...facts].map(([id, { value }]) => [
          id,
          value && (toPlainDecimal(value) ?? `${value.n}/${value.d}`),
        ]),
      ),
    ]),
  );
}

export function entry(creditCode: string, name: string, more: Partial<RosterEntry> = {}): RosterEntry {
  const nothing = {
    unit: '甲镇',
    scale: 'above' as const,
    industry: '3443',
    foundedOn: null,
    formerNames: [],
  };
  return { creditCode, name, ...nothing, ...more };
}

// Invented codes with right check characters.
export const CODE_A = '91331083MA0000000T';
export const CODE_B = '91331083MA0000001X';
export const CODE_C = '91331083MA00000021';

export const roster: RosterIndex = indexRoster([
  entry(CODE_A, '甲泰阀门有限公司'),
  entry(CODE_B, '乙隆铸造(浙江)有限公司'),
  entry(CODE_C, '丙盛机床有限公司'),
]);
