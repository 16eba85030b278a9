import { addressText } from '@tenglong/domain/plan';
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

export const NO_INTERLOCK: HeldInterlock = { bars: [], blind: false };

/** What a decision is about: the bar, against whom, and what it rested on. Another evaluation is another bar. */
export const barKey = ({ policy, id, code, because }: Pick<HeldBar, 'policy' | 'id' | 'code' | 'because'>) =>
  [policy, id, code, because].join(' ');

/**
 * The interlocks of an entry as they stand now. Queries: none on a register without interlocks, else at most 3.
 */
export async function loadInterlock(
  tx: Tx,
  { register, plan }: LoadedRegister,
  entry: Entry,
  today: string,
  subject: SubjectFacts = NO_SUBJECT_FACTS,
): Promise<HeldInterlock> {
  if (register.interlocks.length === 0) return NO_INTERLOCK;
  const watched = watchedBy(register, entry, today, subject);
  const book = policyBook(plan);
  const codes = [...new Set(watched.flatMap(({ code }) => code ?? []))];
  const facts = await loadBarFacts(tx, plan, codes);
  const found = watched.flatMap(({ policy, code }): Omit<HeldBar, 'lifted'>[] => {
    const file = book.get(policy)?.file;
    const known = code === null ? undefined : facts.get(code);
    if (!file || !known || code === null) return [];
    return barsOf(file.interlock, known).map((bar) => ({ ...bar, policy, policyTitle: file.title, code }));
  });
  const over = found.length === 0 ? new Set<string>() : await listLifted(tx, entry.id);
  return {
    bars: found.map((bar) => ({ ...bar, lifted: over.has(barKey(bar)) })),
    blind: watched.some(({ code }) => code === null),
  };
}

async function listLifted(tx: Tx, entryId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ bars: HeldBar[] }>(sql`
    select d.bars from interlock_decisions d join interlock_confirmations c on c.decision_id = d.id
    where d.entry_id = ${entryId}`);
  return new Set(rows.flatMap(({ bars }) => bars.map(barKey)));
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
