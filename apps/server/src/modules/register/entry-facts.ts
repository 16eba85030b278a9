import type { Entry, PreparedRegister, SubjectFacts } from '@tenglong/domain/register';
import { type Exact, whole } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { loadOwing } from './promise/load-owing.ts';
import type { LoadedRegister } from './register-library.ts';
import { loadFactsOf } from './task-facts.ts';

/** How many other entries about the same subject stand where the register asks; one query, and none if it does not ask. */
async function countOthers(
  tx: Tx,
  { file }: PreparedRegister,
  { id, subject }: Pick<Entry, 'id' | 'subject'>,
): Promise<ReadonlyMap<string, Exact>> {
  const asked = Object.entries(file.others);
  if (asked.length === 0) return new Map();
  // Without a number on either side it is the name that says what an entry is about.
  const rows = await tx.rows<{ register: string; stage: string; n: number }>(sql`
    select register, stage, count(*) as n from register_entries
    where id <> ${id} and (subject_id = ${subject.id}
      or (subject_name = ${subject.name} and (subject_id is null or ${subject.id === null})))
    group by register, stage`);
  return new Map(
    asked.map(([name, { register, stages }]) => {
      const own = rows.filter((row) => row.register === register && stages.includes(row.stage));
      return [`others.${name}`, whole(own.reduce((all, { n }) => all + n, 0))];
    }),
  );
}

const asksOfClawback = ({ register: { file } }: LoadedRegister): boolean =>
  JSON.stringify([file.moves, file.definitions, file.lights, file.flags]).includes('"clawback.');

/** All that the rules of a register may ask about the subject of an entry. */
export async function loadFactsFor(
  tx: Tx,
  loaded: LoadedRegister,
  entry: Pick<Entry, 'id' | 'subject'>,
  today: string,
): Promise<SubjectFacts> {
  const facts = await loadFactsOf(tx, loaded, entry.subject.id, today);
  const others = await countOthers(tx, loaded.register, entry);
  const owing = asksOfClawback(loaded) ? await loadOwing(tx, entry.subject.id) : new Map<string, Exact>();
  return (fact, yearsBefore) => others.get(fact) ?? owing.get(fact) ?? facts(fact, yearsBefore);
}
