import { cleanName } from '../enterprise/index.ts';
import { conversionFactor, type Exact, ONE, placesOfTenth, type Unit } from '../values/index.ts';
import type { Dataset, DatasetField } from './dataset.ts';
import type { FoundHeader } from './find-header.ts';
import { isUnitName } from './row-labels.ts';
import type { RowSource } from './staged-row.ts';

/** One field of the dataset and the column it stands in. */
export interface PlannedField {
  /** Position among the dataset's fields. */
  readonly position: number;
  readonly column: number;
  readonly letter: string;
  readonly definition: DatasetField;
  readonly unit: Unit | undefined;
  /** Multiplies a figure of the sheet into the canonical unit. */
  readonly factor: Exact;
  /** By so many places the factor moves the point to the left, if that is all it does: 千元 to 万元 by one. */
  readonly places: number | undefined;
}

/** A header made ready for row after row: where everything stands. */
export interface SheetPlan {
  readonly dataset: Dataset;
  readonly source: RowSource;
  readonly header: FoundHeader;
  readonly code: number | undefined;
  readonly name: number | undefined;
  readonly unit: number | undefined;
  /** Cleans the name of a township, one string for all rows that write it alike. */
  readonly unitNames: (text: string) => string;
  /** The township the sheet is named after, for rows that have no column of it; else empty. */
  readonly sheetUnit: string;
  readonly formerName: number | undefined;
  readonly year: number | undefined;
  readonly parts: readonly number[];
  /** By part column of the dataset, where the sheet has it. */
  readonly partColumns: readonly (number | undefined)[];
  readonly fields: readonly PlannedField[];
  /** Columns in which 合计 and notes are written: everything up to the last key, and the parts. */
  readonly labelColumns: readonly number[];
}

/** Lays out how the rows under a header are read. */
export function planSheet(dataset: Dataset, header: FoundHeader, file: string, sheet: string): SheetPlan {
  const columnOf = (id: string) =>
    header.columns.find(({ target }) => target?.kind === 'key' && target.id === id)?.index;
  const fields = header.columns.flatMap(({ target, index, letter, unit }): PlannedField[] => {
    if (target?.kind !== 'field') return [];
    const definition = dataset.fields[target.index];
    if (!definition) return [];
    const factor = unit && definition.unit ? (conversionFactor(unit, definition.unit) ?? ONE) : ONE;
    const places = placesOfTenth(factor);
    return [{ position: target.index, column: index, letter, definition, unit, factor, places }];
  });
  const parts = header.columns.flatMap(({ target, index }) => (target?.kind === 'part' ? [index] : []));
  const [code, name, unit] = [columnOf('creditCode'), columnOf('name'), columnOf('unit')];
  const last = Math.max(code ?? 0, name ?? 0);
  const figures = new Set(fields.filter(({ definition }) => definition.unit).map(({ column }) => column));
  const labels = header.columns
    .map(({ index }) => index)
    .filter((index) => index <= last && !figures.has(index));
  const letterOf = (index: number | undefined) =>
    index === undefined ? '' : (header.columns[index]?.letter ?? '');
  return {
    dataset,
    source: {
      file,
      sheet,
      letters: dataset.fields.map(
        (_, position) => fields.find((one) => one.position === position)?.letter ?? '',
      ),
      codeColumn: letterOf(code),
      nameColumn: letterOf(name),
      unitColumn: letterOf(unit),
    },
    header,
    code,
    name,
    unit,
    unitNames: cleanOnce(),
    sheetUnit: nameOfUnit(sheet),
    formerName: columnOf('formerName'),
    year: columnOf('year'),
    parts,
    partColumns: dataset.file.parts.map(
      (part) => header.columns.find(({ target }) => target?.kind === 'part' && target.id === part.id)?.index,
    ),
    fields,
    labelColumns: [...new Set([...labels, ...parts])],
  };
}

function cleanOnce(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const clean = known.get(text) ?? cleanName(text);
    known.set(text, clean);
    return clean;
  };
}

/** 玉城街道 names a township, Sheet1 and 名录 do not. */
export function nameOfUnit(sheet: string): string {
  const name = cleanName(sheet);
  return isUnitName(name) ? name : '';
}
