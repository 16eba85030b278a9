import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from './database.ts';

/**
 * How many rows a list has in all. Every row of a page says so; a page past the last one has no row, and it is asked apart.
 *
 * @param rows - of the page, each with `count(*) over ()` as `count`
 * @param list - `from … where …` of the whole list
 */
export async function totalOf(
  tx: Tx,
  rows: readonly { readonly count: number }[],
  page: number,
  list: SQL,
): Promise<number> {
  const [first] = rows;
  if (first) return first.count;
  if (page === 0) return 0;
  const [counted] = await tx.rows<{ n: number }>(sql`select count(*) as n ${list}`);
  return counted?.n ?? 0;
}
