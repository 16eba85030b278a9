import type { PreviewPage, PreviewQuery, PreviewRow } from '@tenglong/contracts/intake';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { listFactSlots } from '../enterprise/index.ts';
import { type Batch, getBatch } from './batch-store.ts';
import type { StoredCell } from './row-spool.ts';

interface StoredRow {
  sheet: string;
  row: number;
  creditCode: string | null;
  matchedBy: PreviewRow['matchedBy'];
  state: PreviewRow['state'];
  cells: StoredCell[];
}
interface Moved {
  creditCode: string;
  fact: string;
  value: string | null;
  before: string | null;
  known: number;
  cells: { sheet: string; row: number; column: string }[];
}

const CONDITIONS: Readonly<Record<PreviewQuery['show'], SQL>> = {
  notable: sql`r.notable`,
  all: sql`true`,
  changed: sql`r.state in ('added', 'changed')`,
  problems: sql`exists (select 1 from batch_problems p where p.batch_id = r.batch_id and p.sheet = r.sheet
    and r.row_number = any(p.rows) and p.severity <> 'hint')`,
};

/** Cells of unusable fields and held rows, by place: from the problems of the rows shown. */
async function listMarks(
  tx: Tx,
  batchId: string,
  rows: readonly StoredRow[],
): Promise<Map<string, 'unknown' | 'held' | 'look'>> {
  const found = await tx.rows<{
    severity: string;
    kind: string;
    sheet: string;
    rows: number[];
    column: string;
  }>(sql`
    select severity, kind, sheet, rows, body->>'column' as column from batch_problems
    where batch_id = ${batchId} and rows && ${sql.param(rows.map(({ row }) => row))}::int[]`);
  const marks = new Map<string, 'unknown' | 'held' | 'look'>();
  for (const { severity, kind, sheet, rows: places, column } of found) {
    const mark =
      severity === 'hold'
        ? 'held'
        : severity === 'unknown'
          ? 'unknown'
          : kind === 'matched-by-name'
            ? 'look'
            : undefined;
    if (mark) for (const row of places) marks.set(`${sheet}\u001f${column}${row}`, mark);
  }
  return marks;
}

/** Values of the rows shown that differ from what is in force, by the cell they came from. */
async function listMoved(
  tx: Tx,
  batch: Batch,
  rows: readonly StoredRow[],
): Promise<Map<string, string | null>> {
  const slots = await listFactSlots(tx);
  const codes = rows.flatMap(({ creditCode, state }) =>
    state === 'changed' && creditCode ? [creditCode] : [],
  );
  if (codes.length === 0) return new Map();
  const moved = await tx.rows<Moved>(sql`
    select f.credit_code as "creditCode", f.fact, f.value, y.facts[k.slot] as before,
      coalesce(y.states[k.slot], 0) as known, f.cells
    from fact_values f join fact_slots k on k.fact = f.fact
    left join enterprise_years y on y.credit_code = f.credit_code and y.year = f.year
    where f.batch_id = ${batch.id} and f.credit_code = any(${sql.param(codes)}::text[])
      and y.facts[k.slot] is distinct from f.value`);
  const byCell = new Map<string, string | null>();
  for (const { cells, before, known, fact } of moved) {
    // A sum of several cells has no single figure that stood in one of them.
    const single = cells.length === 1 && known === 1 && slots.has(fact);
    for (const { sheet, row, column } of cells)
      byCell.set(`${sheet}\u001f${column}${row}`, single ? before : null);
  }
  return byCell;
}

/** Rows as in the sender's sheets, what they become and what stood before. @throws Problem BATCH_NOT_FOUND */
export async function listBatchRows(tx: Tx, id: string, query: PreviewQuery): Promise<PreviewPage> {
  const batch = await getBatch(tx, id);
  const sheet = query.sheet === undefined ? sql`true` : sql`r.sheet = ${query.sheet}`;
  const condition = sql`r.batch_id = ${id} and ${sheet} and ${CONDITIONS[query.show]}`;
  const rows = await tx.rows<StoredRow>(sql`
    select r.sheet, r.row_number as row, r.credit_code as "creditCode", r.matched_by as "matchedBy", r.state, r.cells
    from batch_rows r where ${condition} order by r.seq limit ${query.size} offset ${query.page * query.size}`);
  const [count] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from batch_rows r where ${condition}`,
  );
  const marks = await listMarks(tx, id, rows);
  const moved = await listMoved(tx, batch, rows);
  const letters = new Map(
    (batch.reading?.sheets ?? []).map(({ name, columns }) => [
      name,
      new Map(columns.map(({ index, letter }) => [index, letter])),
    ]),
  );
  return {
    rows: rows.map(
      (row): PreviewRow => ({
        ...row,
        cells: row.cells.map(({ i, r, v }) => {
          const place = `${row.sheet}\u001f${letters.get(row.sheet)?.get(i) ?? ''}${row.row}`;
          const changed = moved.has(place);
          return {
            index: i,
            raw: r,
            value: v ?? null,
            before: moved.get(place) ?? null,
            mark: marks.get(place) ?? (changed ? 'changed' : 'none'),
          };
        }),
      }),
    ),
    total: count?.n ?? 0,
    page: query.page,
    size: query.size,
  };
}
