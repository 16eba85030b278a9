import { type Dataset, joinRaw, partKey, type StagedRow } from '@tenglong/domain/intake';
import { decimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import type { ReadSheet } from '../batch-reading.ts';
import type { StoredCell } from '../row-spool.ts';

/** One table: a dataset as one sender reports it for one year. */
export interface TableKey {
  readonly datasetId: string;
  /** Empty for the department that answers for the dataset. */
  readonly sender: string;
  readonly year: number;
}

interface Held {
  readonly batchId: string;
  readonly code: string;
  readonly parts: readonly string[];
  readonly whole: boolean;
}
interface Stored {
  batchId: string;
  sheet: string;
  row: number;
  code: string;
  matchedBy: StagedRow['matchedBy'];
  cells: StoredCell[];
}

/** Whether a later value of the same source leaves an earlier one standing: as in `reportedBySource`. */
const stands = (one: Held, later: readonly Held[]): boolean =>
  later.length === 0 ||
  (one.parts.length > 0 &&
    later.every(
      ({ parts, whole }) => !whole && parts.length > 0 && !parts.some((part) => one.parts.includes(part)),
    ));

/** Which batch speaks for which enterprise: `batchId code`. */
async function listStanding(tx: Tx, { datasetId, sender, year }: TableKey): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<Held>(sql`
    select distinct on (b.commit_no, f.credit_code) f.batch_id as "batchId", f.credit_code as code, f.parts, f.whole
    from batches b join fact_values f on f.batch_id = b.id and f.year = ${year}
    where b.status = 'committed' and b.dataset_id = ${datasetId} and coalesce(b.sender, '') = ${sender}
    order by b.commit_no desc, f.credit_code`);
  const later = new Map<string, Held[]>();
  const standing = new Set<string>();
  for (const one of rows) {
    const known = later.get(one.code) ?? [];
    if (stands(one, known)) standing.add(`${one.batchId} ${one.code}`);
    later.set(one.code, [...known, one]);
  }
  return standing;
}

const figureOf = (value: string | null | undefined) =>
  value === undefined ? undefined : value === null ? null : decimal(value);

/** The rows in force of a table by enterprise, as they were staged; `file` of a row's source is the id of its batch. */
export async function loadTable(
  tx: Tx,
  dataset: Dataset,
  key: TableKey,
): Promise<ReadonlyMap<string, readonly StagedRow[]>> {
  const standing = await listStanding(tx, key);
  const batchIds = [...new Set([...standing].map((place) => place.slice(0, place.indexOf(' '))))];
  const batches = await tx.rows<{ id: string; year: number | null; sheets: ReadSheet[] }>(sql`
    select id, year, reading->'sheets' as sheets from batches where id = any(${sql.param(batchIds)}::uuid[])`);
  const stored = await tx.rows<Stored>(sql`
    select r.batch_id as "batchId", r.sheet, r.row_number as row, r.credit_code as code, r.matched_by as "matchedBy", r.cells
    from batch_rows r join batches b on b.id = r.batch_id
    where r.batch_id = any(${sql.param(batchIds)}::uuid[]) and r.credit_code is not null
      and r.state not in ('held', 'notEnterprise')
    order by b.commit_no, r.seq`);
  const layouts = new Map(
    batches.flatMap(({ id, year, sheets }) =>
      sheets
        .filter((sheet) => (sheet.year ?? year) === key.year)
        .map((sheet) => [`${id} ${sheet.name}`, layOut(dataset, id, sheet)] as const),
    ),
  );
  const rows = new Map<string, StagedRow[]>();
  for (const one of stored) {
    const read = layouts.get(`${one.batchId} ${one.sheet}`);
    if (!read || !standing.has(`${one.batchId} ${one.code}`)) continue;
    const own = rows.get(one.code);
    if (own) own.push(read(one));
    else rows.set(one.code, [read(one)]);
  }
  return rows;
}

/** How the stored cells of a sheet become a staged row again. */
function layOut(dataset: Dataset, batchId: string, sheet: ReadSheet): (stored: Stored) => StagedRow {
  const columnOf = (id: string) => sheet.columns.find(({ field }) => field === id);
  const fields = dataset.fields.map(({ field, unit }) => ({
    column: columnOf(field.id),
    figure: unit !== undefined,
  }));
  const parts = dataset.file.parts.map(({ id }) => columnOf(id)?.index);
  const letter = (id: string) => columnOf(id)?.letter ?? '';
  const source = {
    file: batchId,
    sheet: sheet.name,
    letters: fields.map(({ column }) => column?.letter ?? ''),
    codeColumn: letter('creditCode'),
    nameColumn: letter('name'),
    unitColumn: letter('unit'),
  };
  return ({ row, matchedBy, cells }) => {
    const byIndex = new Map(cells.map((cell) => [cell.i, cell]));
    const at = (index: number | undefined) => (index === undefined ? undefined : byIndex.get(index));
    const partOf = parts.map((index) => partKey(at(index)?.r ?? ''));
    return {
      source,
      row,
      name: '',
      unit: '',
      formerName: '',
      matchedBy,
      part: partOf.join('\u001f'),
      partOf,
      values: fields.map(({ column, figure }) => {
        const value = at(column?.index)?.v;
        return figure ? figureOf(value) : value;
      }),
      raw: joinRaw(fields.map(({ column }) => at(column?.index)?.r ?? '')),
    };
  };
}
