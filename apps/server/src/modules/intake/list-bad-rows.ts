import { cleanName } from '@tenglong/domain/enterprise';
import type { IntakeProblem } from '@tenglong/domain/intake';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { StoredCell } from './row-spool.ts';

/** One of the sender's rows with what is wrong in it; a row without problems stands beside one of the same enterprise. */
export interface BadRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly StoredCell[];
  readonly problems: readonly IntakeProblem[];
}

interface Line {
  seq: number;
  sheet: string;
  row: number;
  code: string | null;
  cells: StoredCell[];
}

export interface BadRows {
  readonly rows: readonly BadRow[];
  /** Problems of a whole column or sheet. */
  readonly general: readonly IntakeProblem[];
}

const placeOf = ({ sheet, row }: { readonly sheet: string; readonly row: number }): string =>
  `${sheet}\u001f${row}`;
const placesOf = ({ sheet, row, rows }: IntakeProblem): string[] =>
  (rows.length > 0 ? rows : [row]).map((one) => placeOf({ sheet, row: one }));

const listLines = (tx: Tx, batchId: string, condition: SQL) =>
  tx.rows<Line>(sql`
    select seq, sheet, row_number as row, credit_code as code, cells from batch_rows
    where batch_id = ${batchId} and state <> 'notEnterprise' and ${condition} order by seq`);

/**
 * The rows of a batch that hold something back or leave it unknown, in the order of the file, and every other row of
 * the same enterprises: a mended workbook replaces what the enterprise reported whole, so a parcel that was right the
 * first time must come along. The enterprise of a row with a wrong code is the one of its name.
 */
export async function listBadRows(tx: Tx, batchId: string): Promise<BadRows> {
  const found = await tx.rows<{ body: IntakeProblem }>(sql`
    select body from batch_problems where batch_id = ${batchId} and severity <> 'hint' order by seq`);
  const byPlace = new Map<string, IntakeProblem[]>();
  for (const { body } of found) {
    for (const place of placesOf(body)) byPlace.set(place, [...(byPlace.get(place) ?? []), body]);
  }
  const numbers = found.flatMap(({ body }) => (body.rows.length > 0 ? body.rows : [body.row]));
  const near = await listLines(tx, batchId, sql`row_number = any(${sql.param(numbers)}::int[])`);
  const bad = near.filter((line) => byPlace.has(placeOf(line)));
  const codes = bad.flatMap(({ code }) => (code === null ? [] : [code]));
  const names = bad.flatMap((line) =>
    line.code === null ? (byPlace.get(placeOf(line)) ?? []).map(({ name }) => cleanName(name)) : [],
  );
  const related = await listLines(
    tx,
    batchId,
    sql`credit_code in (select unnest(${sql.param(codes)}::text[])
      union select credit_code from enterprises where name_key = any(${sql.param(names)}::text[]))`,
  );
  const lines = [...new Map([...bad, ...related].map((line) => [line.seq, line])).values()];
  const listed = new Set(bad.map(placeOf));
  return {
    rows: lines
      .sort((a, b) => a.seq - b.seq)
      .map((line) => ({
        sheet: line.sheet,
        row: line.row,
        cells: line.cells,
        problems: byPlace.get(placeOf(line)) ?? [],
      })),
    general: found.flatMap(({ body }) => (placesOf(body).some((place) => listed.has(place)) ? [] : [body])),
  };
}
