import { createHash } from 'node:crypto';
import { type MapPlace, mapBasis, mapPlace } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from '../entry-store.ts';
import type { LoadedRegister } from '../register-library.ts';

/** Which entries of a register with a map are meant, over `e`. */
export interface Mapped {
  readonly loaded: LoadedRegister;
  readonly condition: SQL;
}

/** A place with the revision of the entry it was judged by, and its basis. */
export interface JudgedPlace extends MapPlace {
  readonly id: string;
  readonly revision: number;
  readonly basis: string;
}

const basisOf = ({ register }: LoadedRegister, today: string): string =>
  createHash('sha256').update(mapBasis(register, today)).digest('hex').slice(0, 16);

/** What is chosen, and its place `k` kept or, where it has to be judged, not. */
function chosen(maps: readonly Mapped[], today: string, kept: boolean): SQL {
  const each = maps.map(({ loaded, condition }) => {
    const fresh = sql`k.revision = e.revision and k.basis = ${basisOf(loaded, today)}`;
    return sql`(${condition} and ${kept ? fresh : sql`(${fresh}) is not true`})`;
  });
  const join = kept ? sql`join` : sql`left join`;
  return sql`register_entries e ${join} register_map_places k on k.entry_id = e.id
    where ${sql.join(each, sql` or `)}`;
}

/**
 * The places that are not kept, or not as the entry and its declaration are now. One query.
 *
 * @param most - how many at most
 */
export async function judgePlaces(
  tx: Tx,
  maps: readonly Mapped[],
  today: string,
  most?: number,
): Promise<readonly JudgedPlace[]> {
  const limit = most === undefined ? sql`` : sql`order by e.id limit ${most}`;
  const rows = await tx.rows<StoredEntry>(
    sql`select ${ENTRY_COLUMNS} from ${chosen(maps, today, false)} ${limit}`,
  );
  return rows.flatMap((row): JudgedPlace[] => {
    const loaded = maps.find((one) => one.loaded.register.file.id === row.register)?.loaded;
    if (!loaded) return [];
    const place = mapPlace(loaded.register, toEntry(row, loaded.register), today, STATE_COUNCIL_CALENDAR);
    return place ? [{ id: row.id, revision: row.revision, basis: basisOf(loaded, today), ...place }] : [];
  });
}

/** All places that are chosen: `id`, `next_on`, `late_after`, `watched`; the kept ones with those that were judged now. */
export const placesOf = (maps: readonly Mapped[], judged: readonly JudgedPlace[], today: string): SQL => sql`
  select e.id, k.next_on, k.late_after, k.watched from ${chosen(maps, today, true)}
  union all select j.id, j.next_on, j.late_after, j.watched from ${rowsOf(judged)} j`;

/** Places as rows of a query. */
export const rowsOf = (judged: readonly JudgedPlace[]): SQL => {
  const rows = judged.map(({ nextOn, lateAfter, ...one }) => ({
    ...{ ...one, next_on: nextOn, late_after: lateAfter },
  }));
  return sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as (id uuid, revision int, basis text, next_on date, late_after date, watched boolean))`;
};
