import type { SubjectFacts } from '@tenglong/domain/register';
import { whole } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import type { StoredEntry } from '../entry-store.ts';
import type { LoadedRegister } from '../register-library.ts';
import { type HeldFacts, loadHeldFacts, NOTHING_HELD } from '../subject-facts.ts';

/** Whether any rule of a register asks of the enterprise, or of other entries about the subject. */
const asks = ({ register: { file } }: LoadedRegister, word: 'enterprise.' | 'others.'): boolean =>
  JSON.stringify([file.definitions, file.moves, file.lights, file.flags, file.watch]).includes(`"${word}`);

type Counts = ReadonlyMap<string, number>;

/** How many other entries about the same subject stand in each stage of each register, for many entries. One query. */
async function countOthersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
  if (ids.length === 0) return new Map();
  // Without a number on either side it is the name that says what an entry is about.
  const rows = await tx.rows<{ id: string; place: string; n: number }>(sql`
    select e.id, o.register || ' ' || o.stage as place, count(*) as n
    from register_entries e join register_entries o on o.id <> e.id and (o.subject_id = e.subject_id
      or (o.subject_name = e.subject_name and (o.subject_id is null or e.subject_id is null)))
    where e.id = any(${sql.param([...ids])}::uuid[]) group by e.id, o.register, o.stage`);
  const found = new Map<string, Map<string, number>>();
  for (const { id, place, n } of rows) found.set(id, (found.get(id) ?? new Map()).set(place, n));
  return found;
}

/**
 * What the rules of a day's entries may ask of their subjects, as a person's step would find it: set by set, so that a
 * piece of a round asks as often for two thousand entries as for one.
 */
export async function loadDayFacts(
  tx: Tx,
  registers: readonly LoadedRegister[],
  rows: readonly StoredEntry[],
): Promise<(row: StoredEntry) => HeldFacts> {
  const asking = (word: 'enterprise.' | 'others.') =>
    new Set(registers.filter((one) => asks(one, word)).map(({ register }) => register.file.id));
  const [ofFirms, ofOthers] = [asking('enterprise.'), asking('others.')];
  const codes = rows.flatMap((row) =>
    row.subject_id !== null && (row.closed_on !== null || ofFirms.has(row.register)) ? [row.subject_id] : [],
  );
  const held = await loadHeldFacts(tx, [...new Set(codes)]);
  const others = await countOthersOf(
    tx,
    rows.filter((row) => ofOthers.has(row.register)).map(({ id }) => id),
  );
  const files = new Map(registers.map(({ register: { file } }) => [file.id, file]));
  return (row) => {
    const own = held.get(row.subject_id ?? '') ?? NOTHING_HELD;
    if (!ofOthers.has(row.register)) return own;
    const counts = others.get(row.id);
    const asked = files.get(row.register)?.others ?? {};
    const facts: SubjectFacts = (fact, yearsBefore) => {
      const other = fact.startsWith('others.') ? asked[fact.slice('others.'.length)] : undefined;
      if (!other) return own.facts(fact, yearsBefore);
      const there = other.stages.map((stage) => counts?.get(`${other.register} ${stage}`) ?? 0);
      return whole(there.reduce((all, n) => all + n, 0));
    };
    return { ...own, facts };
  };
}
