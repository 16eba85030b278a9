import type { Entry, PreparedRegister, SubjectFacts } from '@tenglong/domain/register';
import { type Exact, whole } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { loadSubjectFacts } from './subject-facts.ts';

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

/** All that the rules of a register may ask about the subject of an entry. */
export async function loadFactsFor(
  tx: Tx,
  register: PreparedRegister,
  entry: Pick<Entry, 'id' | 'subject'>,
): Promise<SubjectFacts> {
  const facts = await loadSubjectFacts(tx, entry.subject.id);
  const others = await countOthers(tx, register, entry);
  return (fact, yearsBefore) => others.get(fact) ?? facts(fact, yearsBefore);
}
