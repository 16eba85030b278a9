import type { Dataset, SheetRow } from '@tenglong/domain/intake';
import type { Deps } from '../../platform/deps.ts';
import type { CellInput, ColumnSpec, SheetSpec, WorkbookSpec } from '../../platform/workbook/index.ts';
import { getPlan } from '../plan/index.ts';
import type { ReadColumn, ReadSheet } from './batch-reading.ts';
import { type Batch, getBatch } from './batch-store.ts';
import { type BadRow, type BadRows, listBadRows } from './list-bad-rows.ts';
import { planDatasets } from './plan-datasets.ts';
import { openWorkbook, previewRows } from './read/index.ts';
import { storedBytes } from './stored-bytes.ts';

/** For a row that is right but cannot be left out. */
const BESIDE = ['本行没有问题，与有问题的行同属一家企业', '不必改，请一并保留'];

/** A workbook and what to call it. */
export interface NamedWorkbook {
  readonly spec: WorkbookSpec;
  readonly fileName: string;
}

/**
 * The rows to be mended, under the sender's own titles and headers, so that the mended workbook can be dropped in
 * again. Three columns behind say where each row stood, what is wrong and what to do; nobody reads them.
 *
 * @throws Problem BATCH_NOT_FOUND; FileRefused if the stored file can no longer be opened
 */
export async function buildBadRows(deps: Deps, batchId: string): Promise<NamedWorkbook> {
  const { batch, bad, dataset } = await deps.db.read(async (tx) => {
    const found = await getBatch(tx, batchId);
    const plan = await getPlan(tx, found.planVersionId);
    return {
      batch: found,
      bad: await listBadRows(tx, batchId),
      dataset: planDatasets(plan).find(({ file }) => file.id === found.datasetId),
    };
  });
  const heads = await readTitles(deps, batch);
  const sheets = (batch.reading?.sheets ?? []).filter(
    ({ name, read }) => read && bad.rows.some(({ sheet }) => sheet === name),
  );
  const year = batch.year === null ? '' : `${batch.year} 年`;
  const title = [dataset?.file.title ?? '', year, '有问题的行'].filter((part) => part !== '').join(' ');
  return {
    fileName: `${dataset?.file.title ?? '数据'}${year === '' ? '' : `-${year.replace(' ', '')}`}-有问题的行.xlsx`,
    spec: {
      sheets:
        dataset && sheets.length > 0
          ? sheets.map((sheet) => toSheet(sheet, title, heads.get(sheet.name) ?? [], bad, dataset))
          : [{ name: '没有问题', columns: [{ header: '这一批没有要改的行', width: 40 }], rows: [] }],
    },
  };
}

/** What the sender wrote above each header: titles and unit lines, one text a row. */
async function readTitles(deps: Deps, batch: Batch): Promise<Map<string, string[]>> {
  const opened = await openWorkbook({ bytes: await storedBytes(deps, batch.fileHash) }, batch.fileName);
  try {
    const titles = new Map<string, string[]>();
    for (const { name, headerRows } of batch.reading?.sheets ?? []) {
      const info = opened.sheets.find((sheet) => sheet.name === name);
      const first = headerRows[0];
      if (!info || first === undefined) continue;
      const above = (await previewRows(opened, info.index, first - 1)).filter(({ row }) => row < first);
      titles.set(
        name,
        above.map(textOfRow).filter((text) => text !== ''),
      );
    }
    return titles;
  } finally {
    await opened.close();
  }
}

const textOfRow = ({ cells }: SheetRow): string =>
  cells
    .flatMap((cell) => (cell && !cell.merged && cell.text.trim() !== '' ? [cell.text.trim()] : []))
    .join('　')
    .replace(/[：:]　/g, '：');

/** The plan's own word for a column that only a person's choice made understood, with the unit that was chosen. */
function ownWord({ field, unit, header }: ReadColumn, { file, targets }: Dataset): string {
  const target = targets.find(({ id }) => id === field);
  const word =
    target?.kind === 'key'
      ? file.keys[target.id][0]
      : target?.kind === 'part'
        ? file.parts[target.index]?.synonyms[0]
        : target && file.fields[target.index]?.synonyms[0];
  return word === undefined ? header : `${word}${unit ? `（${unit}）` : ''}`;
}

function toColumn(column: ReadColumn, dataset: Dataset): ColumnSpec {
  const field = dataset.file.fields.find(({ id }) => id === column.field);
  const kind = field?.type === 'number' ? ('number' as const) : ('text' as const);
  if (column.field !== null && (column.by === 'person' || column.by === 'remembered')) {
    return { header: ownWord(column, dataset), kind };
  }
  const path = column.header.split('/');
  const group = path.slice(0, -1).join('/');
  return { header: path.at(-1) ?? '', kind, ...(group === '' ? {} : { group }) };
}

/** `B` and `B、D` as they stand in a problem. */
const lettersOf = (column: string): string[] => column.split(/[、,，\s]+/).filter((letter) => letter !== '');

function toCells(row: BadRow, columns: readonly ReadColumn[]): CellInput[] {
  const marked = new Set(row.problems.flatMap(({ column }) => lettersOf(column)));
  // Where fields were converted, a figure without a value lies under one merged down from above: it counts there.
  const converted = row.cells.some(({ v }) => v !== undefined);
  const byIndex = new Map(row.cells.map((cell) => [cell.i, cell]));
  const own = columns.map(({ index, letter, canonicalUnit }): CellInput => {
    const cell = byIndex.get(index);
    const covered = converted && canonicalUnit !== null && cell?.v === undefined;
    const value = covered ? '' : (cell?.r ?? '');
    return marked.has(letter) ? { value, mark: 'problem' } : value;
  });
  const say = (texts: readonly string[]) => [...new Set(texts)].join('；');
  if (row.problems.length === 0) return [...own, row.row, ...BESIDE];
  return [
    ...own,
    row.row,
    say(row.problems.map(({ message }) => message)),
    say(row.problems.map(({ remedy }) => remedy)),
  ];
}

function toSheet(
  sheet: ReadSheet,
  title: string,
  titles: readonly string[],
  { rows, general }: BadRows,
  dataset: Dataset,
): SheetSpec {
  const columns = sheet.columns.filter(({ header, field }) => header !== '' || field !== null);
  const remarks = general.filter((problem) => problem.sheet === sheet.name).map(({ message }) => message);
  return {
    name: sheet.name,
    title,
    lines: [...titles, ...new Set(remarks)].map((left) => ({ left })),
    columns: [
      ...columns.map((column) => toColumn(column, dataset)),
      { header: '原行号', kind: 'number', width: 8 },
      { header: '问题', width: 44 },
      { header: '办法', width: 40 },
    ],
    rows: rows.filter((row) => row.sheet === sheet.name).map((row) => toCells(row, columns)),
    filter: true,
  };
}
