import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** A fact's 1-based place in the arrays of `enterprise_years`. */
export type FactSlots = ReadonlyMap<string, number>;

/** The slots given so far. */
export async function listFactSlots(tx: Tx): Promise<FactSlots> {
  const rows = await tx.rows<{ fact: string; slot: number }>(
    sql`select fact, slot from fact_slots order by slot`,
  );
  return new Map(rows.map(({ fact, slot }) => [fact, slot]));
}

/** The slots of the facts that a reader's dictionary holds: no others can be shown, filtered, sorted or summed by. */
export async function readableSlots(
  tx: Tx,
  dictionary: readonly { readonly id: string }[],
): Promise<FactSlots> {
  const readable = new Set(dictionary.map(({ id }) => id));
  return new Map([...(await listFactSlots(tx))].filter(([fact]) => readable.has(fact)));
}

/** The slots of these facts; a fact that has none yet is given the next one, for good. */
export async function claimFactSlots(tx: Tx, facts: Iterable<string>): Promise<FactSlots> {
  const known = await listFactSlots(tx);
  const fresh = [...new Set(facts)].filter((fact) => !known.has(fact)).sort();
  if (fresh.length === 0) return known;
  // Two nodes may meet here: the second waits, then sees what the first gave.
  await tx.run(sql`lock table fact_slots in exclusive mode`);
  await tx.run(sql`
    insert into fact_slots (fact, slot)
    select fact, (select coalesce(max(slot), 0) from fact_slots) + row_number() over (order by fact)
    from unnest(${sql.param(fresh)}::text[]) as fact
    on conflict (fact) do nothing`);
  return listFactSlots(tx);
}
