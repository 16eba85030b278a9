import { type Entry, moneyDayOf, type SubjectFacts } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { believeGrant, lockCap } from '../policy/index.ts';
import { loadFactsFor } from './entry-facts.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { applicationOf } from './grant.ts';
import { keepPromises } from './promise/keep-promises.ts';
import { type LoadedRegister, listRegisters } from './register-library.ts';

/** Whoever brings grants of the past, and when. */
export interface Believing {
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
}

interface Past {
  readonly loaded: LoadedRegister;
  readonly entry: Entry;
  readonly creditCode: string;
}

/** Whether an entry stands where its register counts it as granted. */
const isGranted = ({ loaded, entry }: Pick<Past, 'loaded' | 'entry'>): boolean =>
  loaded.register.file.policy?.granted.includes(entry.stage) ?? false;

/**
 * Waits for whoever grants the same enterprises money at this moment, all before anything is booked and in one order, so that
 * two who need each other's never wait for each other.
 */
export async function lockPastGrants(tx: Tx, all: readonly Past[]): Promise<void> {
  const caps = all.filter(isGranted).map(({ loaded: { register }, entry, creditCode }) => {
    const day = moneyDayOf(register, entry);
    return { policy: register.file.policy?.id ?? '', creditCode, day };
  });
  const keyed = new Map(caps.map((one) => [`${one.policy} ${one.creditCode} ${one.day.slice(0, 4)}`, one]));
  for (const [, { policy, creditCode, day }] of [...keyed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await lockCap(tx, policy, creditCode, day);
  }
}

/**
 * What follows for an entry that an office's own list says is granted already: it counts towards the cap of its year like any
 * other, and what its policy promises is watched from now on, dated from the day of the grant.
 *
 * @returns whether it was not followed before
 */
export async function takeOverGrant(
  tx: Tx,
  { loaded, entry, creditCode }: Past,
  subject: SubjectFacts,
  { actor, on: today, at }: Believing,
): Promise<boolean> {
  const application = applicationOf(loaded, entry);
  const promises = { loaded, after: entry, subject, determination: undefined, today, at };
  const since = moneyDayOf(loaded.register, entry);
  if (!application) {
    await keepPromises(tx, { ...promises, since });
    return false;
  }
  if (!isGranted({ loaded, entry })) return false;
  const added = await believeGrant(tx, { application, creditCode, on: since, actor, at });
  if (added) await keepPromises(tx, { ...promises, since });
  return added;
}

/**
 * Follows up every granted application that nothing counts yet, such as those taken over before grants were: after a plan is
 * put in force, and when the keeper of the books asks for it.
 *
 * @returns how many there were
 */
export async function settleGrants(tx: Tx, believing: Believing): Promise<number> {
  let followed = 0;
  for (const loaded of await listRegisters(tx)) {
    const rule = loaded.register.file.policy;
    if (!rule) continue;
    const rows = await tx.rows<StoredEntry>(sql`
      select ${ENTRY_COLUMNS} from register_entries e where e.register = ${loaded.register.file.id}
        and e.stage = any(${sql.param(rule.granted)}::text[])
        and not exists (select 1 from policy_grants g where g.entry_id = e.id)
      order by e.opened_on, e.id`);
    const past = rows.map((row): Past => {
      const entry = toEntry(row, loaded.register);
      return { loaded, entry, creditCode: entry.subject.id ?? '' };
    });
    await lockPastGrants(tx, past);
    for (const one of past) {
      const subject = await loadFactsFor(tx, loaded, one.entry, believing.on);
      if (await takeOverGrant(tx, one, subject, believing)) followed += 1;
    }
  }
  return followed;
}

/** Commitments that nobody has touched since the list opened them go back with it; of one that moved on its name is told. */
export async function giveBackGrants(tx: Tx, batchId: string): Promise<readonly string[]> {
  const own = sql`select id from register_entries where batch_id = ${batchId}`;
  const links = await tx.rows<{ id: string; name: string; moved: boolean }>(sql`
    select e.id, e.subject_name as name, (e.revision > 1) as moved from commitment_links l
    join register_entries e on e.id = l.commitment_entry where l.source_entry in (${own}) order by e.pinyin, e.id`);
  const moved = links.filter((one) => one.moved).map(({ name }) => name);
  if (moved.length > 0) return [...new Set(moved)];
  const ids = sql.param(links.map(({ id }) => id));
  await tx.run(sql`delete from commitment_links where commitment_entry = any(${ids}::uuid[])`);
  await tx.run(sql`delete from register_events where entry_id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from register_entries where id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from policy_claims where entry_id in (${own})`);
  await tx.run(sql`delete from policy_invoices where entry_id in (${own})`);
  await tx.run(sql`delete from policy_grants where entry_id in (${own})`);
  return [];
}
