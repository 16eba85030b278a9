import type { ProjectMapQuery } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { ENTRY_COLUMNS, type StoredEntry } from '../entry-store.ts';
import { judgePlaces, type Mapped, placesOf } from './map-places.ts';

interface Counts {
  readonly all: number;
  readonly watched: number;
  readonly behind: number;
  readonly undecided: number;
  readonly watched_behind: number;
  readonly shown: number;
}

/** So many that are not kept yet are judged for a page; more come in only with a list longer than any county's. */
const MOST_JUDGED = 2_000;

interface MapPage {
  readonly counts: Counts;
  /** How many more are on the map and not judged yet. */
  readonly pending: number;
  readonly rows: readonly StoredEntry[];
}

const NOBODY: MapPage = {
  counts: { all: 0, watched: 0, behind: 0, undecided: 0, watched_behind: 0, shown: 0 },
  pending: 0,
  rows: [],
};

/**
 * One page of the map: the watched first, then what waits longest past its day, then by the day that comes next. Places are
 * put in order as they are kept, and only the entries of the page are read whole. Two queries.
 */
export async function readMapPage(
  tx: Tx,
  asked: readonly Mapped[],
  { watched, behind, page, size }: ProjectMapQuery,
  today: string,
  most = MOST_JUDGED,
): Promise<MapPage> {
  if (asked.length === 0) return NOBODY;
  const { places, pending } = await judgePlaces(tx, asked, today, most);
  const late = sql`coalesce(p.late_after < ${today}::date, false)`;
  const wanted = sql`(${watched ? sql`p.watched` : sql`true`} and ${behind ? late : sql`true`})`;
  const order = sql`case when p.watched then 0 when p.watched is null then 1 else 2 end, ${late} desc,
    p.next_on nulls last, p.id`;
  const rows = await tx.rows<Counts & Partial<StoredEntry>>(sql`
    with places as materialized (${placesOf(asked, places)}),
    counted as (
      select count(*)::int as "all", (count(*) filter (where p.watched))::int as watched,
        (count(*) filter (where ${late}))::int as behind, (count(*) filter (where p.watched is null))::int as undecided,
        (count(*) filter (where p.watched and ${late}))::int as watched_behind,
        (count(*) filter (where ${wanted}))::int as shown
      from places p),
    page as (
      select * from places p where ${wanted} order by ${order} limit ${size}::int offset ${page * size}::int)
    select counted.*, e.* from counted left join (
      select row_number() over (order by ${order}) as place, ${ENTRY_COLUMNS}
      from page p join register_entries e on e.id = p.id) e on true
    order by e.place`);
  return {
    counts: rows[0] ?? NOBODY.counts,
    pending,
    rows: rows.flatMap(({ id, ...row }) => (id == null ? [] : [{ ...row, id } as StoredEntry & Counts])),
  };
}
