import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { registersInForce } from '../register-library.ts';
import { judgePlaces, mapped, rowsOf } from './map-places.ts';

const EVERY_MS = 60 * 1000;
/** A few hundred at a time: whoever asks for a page meanwhile does not wait for the rest. */
const PIECE = 250;

/**
 * From so many new places on the database is told at once what it holds: it would find out in a minute or more, and until then
 * plans for an empty table, which makes a page of tens of thousands three times as slow.
 */
const TOLD_FROM = 2_000;

/** Every place kept was judged by the program that is running now: what an earlier one kept is forgotten. */
export const forgetPlaces = (tx: Tx): Promise<unknown> => tx.run(sql`delete from register_map_places`);

/**
 * Judges the places of the map that have changed, and keeps them. Two nodes at once write the same.
 *
 * @param most - how many at most
 * @returns how many were judged
 */
export async function renewPlaces(tx: Tx, today: string, most = PIECE): Promise<number> {
  const maps = (await registersInForce(tx))
    .filter(({ register }) => register.file.projectMap)
    .map((loaded) => mapped(loaded, sql`e.register = ${loaded.register.file.id}`, today));
  if (maps.length === 0) return 0;
  const { places: judged } = await judgePlaces(tx, maps, today, most);
  if (judged.length === 0) return 0;
  await tx.run(sql`
    insert into register_map_places as k (entry_id, revision, basis, next_on, late_after, watched)
    select j.id, j.revision, j.basis, j.next_on, j.late_after, j.watched from ${rowsOf(judged)} j
      join register_entries e on e.id = j.id
    order by j.id
    on conflict (entry_id) do update set revision = excluded.revision, basis = excluded.basis,
      next_on = excluded.next_on, late_after = excluded.late_after, watched = excluded.watched`);
  return judged.length;
}

/** Judges all that have changed, piece by piece, until it is stopped. @returns how many that were */
export async function renewAll(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  stopped: () => boolean = () => false,
  { piece = PIECE, toldFrom = TOLD_FROM } = {},
): Promise<number> {
  let all = 0;
  for (let judged = piece; judged === piece && !stopped(); all += judged) {
    judged = await db.transaction((tx) => renewPlaces(tx, clock.today(), piece));
  }
  if (all >= toldFrom) await db.transaction((tx) => tx.run(sql`analyze register_map_places`));
  return all;
}

/**
 * From now on keeps the places of the map, on every node: once a minute what has changed, piece by piece. What is not kept yet
 * is judged by whoever asks for the map, so a page is right whether or not this has run; after a very long list came in it says
 * how many are still to be judged. Returns how to stop.
 */
export function keepMapPlaces({ db, clock, log }: Pick<Deps, 'db' | 'clock' | 'log'>): () => Promise<void> {
  let stopped = false;
  let busy = false;
  let renewing: Promise<void> = Promise.resolve();
  const renew = async () => {
    await renewAll({ db, clock }, () => stopped);
  };
  const begin = (work: () => Promise<void>) => {
    if (busy) return;
    busy = true;
    renewing = work()
      .catch((error: unknown) => log.warn({ err: error }, 'the places of the map were not kept'))
      .finally(() => {
        busy = false;
      });
  };
  begin(() => db.transaction(forgetPlaces).then(renew));
  const timer = setInterval(() => begin(renew), EVERY_MS);
  timer.unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await renewing;
  };
}
