import { addressText } from '@tenglong/domain/address';
import { type Bar, barsOf } from '@tenglong/domain/policy';
import { type Entry, NO_SUBJECT_FACTS, type SubjectFacts, watchedBy } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { loadBarFacts, policyBook } from '../../policy/index.ts';
import type { LoadedRegister } from '../register-library.ts';

/** A bar against an entry: of which policy, against whom, and whether a confirmed decision stands over it. */
export interface HeldBar extends Bar {
  readonly policy: string;
  readonly policyTitle: string;
  readonly code: string;
  readonly lifted: boolean;
}

/** What stands against an entry; `blind` if nobody has said yet whom to look at. */
export interface HeldInterlock {
  readonly bars: readonly HeldBar[];
  readonly blind: boolean;
}

const NO_INTERLOCK: HeldInterlock = { bars: [], blind: false };

/** What a decision is about: the bar, against whom, and what it rested on. Another evaluation is another bar. */
const barKey = ({ policy, id, code, because }: Pick<HeldBar, 'policy' | 'id' | 'code' | 'because'>) =>
  [policy, id, code, because].join(' ');

/**
 * The interlocks of entries as they stand now. Queries: none on a register without interlocks, else at most 3, however many
 * entries.
 *
 * @returns those of one of them
 */
export async function loadInterlocks(
  tx: Tx,
  { register, plan }: LoadedRegister,
  entries: readonly Entry[],
  today: string,
  subjectOf: (entry: Entry) => SubjectFacts,
): Promise<(entry: Entry) => HeldInterlock> {
  if (register.interlocks.length === 0) return () => NO_INTERLOCK;
  const looked = entries.map((entry) => ({
    id: entry.id,
    watched: watchedBy(register, entry, today, subjectOf(entry)),
  }));
  const codes = [...new Set(looked.flatMap(({ watched }) => watched.flatMap(({ code }) => code ?? [])))];
  const facts = await loadBarFacts(tx, plan, codes);
  const standing = looked.map(({ id, watched }) => ({ id, ...barsAgainst(plan, watched, facts) }));
  const barred = standing.filter(({ found }) => found.length > 0).map(({ id }) => id);
  const lifted = barred.length === 0 ? new Set<string>() : await listLifted(tx, barred);
  const known = new Map(
    standing.map(({ id, found, blind }): [string, HeldInterlock] => [
      id,
      { bars: found.map((bar) => ({ ...bar, lifted: lifted.has(`${id} ${barKey(bar)}`) })), blind },
    ]),
  );
  return ({ id }) => known.get(id) ?? NO_INTERLOCK;
}

/** The same of one entry. */
export const loadInterlock = async (
  tx: Tx,
  loaded: LoadedRegister,
  entry: Entry,
  today: string,
  subject: SubjectFacts = NO_SUBJECT_FACTS,
): Promise<HeldInterlock> => (await loadInterlocks(tx, loaded, [entry], today, () => subject))(entry);

/** The bars against those who are looked at, whether lifted or not; `blind` if nobody has said yet whom to look at. */
function barsAgainst(
  plan: LoadedRegister['plan'],
  watched: ReturnType<typeof watchedBy>,
  facts: Awaited<ReturnType<typeof loadBarFacts>>,
) {
  const book = policyBook(plan);
  const found = watched.flatMap(({ policy, code }): Omit<HeldBar, 'lifted'>[] => {
    const file = book.get(policy)?.file;
    const known = code === null ? undefined : facts.get(code);
    if (!file || !known || code === null) return [];
    return barsOf(file.interlock, known).map((bar) => ({ ...bar, policy, policyTitle: file.title, code }));
  });
  return { found, blind: watched.some(({ code }) => code === null) };
}

/** What confirmed decisions stand over, each bar with the entry it is against. */
async function listLifted(tx: Tx, entryIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string; bars: HeldBar[] }>(sql`
    select d.entry_id as id, d.bars from interlock_decisions d join interlock_confirmations c on c.decision_id = d.id
    where d.entry_id = any(${sql.param([...entryIds])}::uuid[])`);
  return new Set(rows.flatMap(({ id, bars }) => bars.map((bar) => `${id} ${barKey(bar)}`)));
}

/** What the rules of the register may ask, with whether the entry is barred. */
export function withInterlock(
  facts: SubjectFacts,
  { register }: LoadedRegister,
  { bars, blind }: HeldInterlock,
): SubjectFacts {
  if (register.interlocks.length === 0) return facts;
  const barred = bars.some(({ lifted }) => !lifted) ? true : blind ? undefined : false;
  return (fact, yearsBefore) => (fact === 'policy.barred' ? barred : facts(fact, yearsBefore));
}

/** Each bar in a sentence, for somebody who is refused. */
export const barWords = ({ bars }: HeldInterlock): readonly string[] =>
  bars
    .filter(({ lifted }) => !lifted)
    .map(({ says, because, remedy, clause }) => `${says}（${because}，${addressText(clause)}）。${remedy}`);
