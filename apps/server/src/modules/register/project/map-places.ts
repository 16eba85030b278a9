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
  /** What a place has to rest on to be the one of the day. */
  readonly basis: string;
}

/** A place with the revision of the entry it was judged by, and its basis. */
export interface JudgedPlace extends MapPlace {
  readonly id: string;
  readonly revision: number;
  readonly basis: string;
}

/** Of a register, with a condition on its entries: what a place has to rest on is worked out once. */
export function mapped(loaded: LoadedRegister, condition: SQL, today: string): Mapped {
  const basis = createHash('sha256').update(mapBasis(loaded.register, today)).digest('hex').slice(0, 16);
  return { loaded, condition, basis };
}

/** What is chosen, and its place `k` kept or, where it has to be judged, not. */
function chosen(maps: readonly Mapped[], kept: boolean): SQL {
  const each = maps.map(({ condition, basis }) => {
    const fresh = sql`k.revision = e.revision and k.basis = ${basis}`;
    return sql`(${condition} and ${kept ? fresh : sql`(${fresh}) is not true`})`;
  });
  const join = kept ? sql`join` : sql`left join`;
  return sql`register_entries e ${join} register_map_places k on k.entry_id = e.id
    where (${sql.join(each, sql` or `)})`;
}

export interface Judged {
  readonly places: readonly JudgedPlace[];
  /** How many more there are to be judged. */
  readonly pending: number;
}

/** The places that are not kept, or not as the entry and its declaration are now. One query. */
export async function judgePlaces(
  tx: Tx,
  maps: readonly Mapped[],
  today: string,
  most: number,
): Promise<Judged> {
  const rows = await tx.rows<StoredEntry & { all_of_them: number }>(sql`
    select ${ENTRY_COLUMNS}, s.all_of_them from (
      select e.id, (count(*) over ())::int as all_of_them from ${chosen(maps, false)} order by e.id limit ${most}::int) s
    join register_entries e on e.id = s.id`);
  const places = rows.flatMap((row): JudgedPlace[] => {
    const found = maps.find(({ loaded }) => loaded.register.file.id === row.register);
    if (!found) return [];
    const { register } = found.loaded;
    const place = mapPlace(register, toEntry(row, register), today, STATE_COUNCIL_CALENDAR);
    return place ? [{ id: row.id, revision: row.revision, basis: found.basis, ...place }] : [];
  });
  return { places, pending: (rows[0]?.all_of_them ?? 0) - rows.length };
}

/** All places that are chosen: `id`, `next_on`, `late_after`, `watched`; the kept ones with those that were judged now. */
export function placesOf(maps: readonly Mapped[], judged: readonly JudgedPlace[]): SQL {
  // One that is being kept this very moment is there once.
  const ids = sql.param(judged.map(({ id }) => id));
  const others = judged.length === 0 ? sql`` : sql` and e.id <> all(${ids}::uuid[])`;
  return sql`select e.id, k.next_on, k.late_after, k.watched from ${chosen(maps, true)}${others}
    union all select j.id, j.next_on, j.late_after, j.watched from ${rowsOf(judged)} j`;
}

/** Places as rows of a query. */
export const rowsOf = (judged: readonly JudgedPlace[]): SQL => {
  const rows = judged.map(({ nextOn, lateAfter, ...one }) => ({
    ...one,
    next_on: nextOn,
    late_after: lateAfter,
  }));
  return sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as (id uuid, revision int, basis text, next_on date, late_after date, watched boolean))`;
};
