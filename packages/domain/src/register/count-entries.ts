import { compileRule } from '../rule/index.ts';
import { add, type CalendarDay, type Exact, ONE, ZERO } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { factsOfEntry, type SubjectFacts } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';

/** What the entries of a register come to in one column of a list, by unit; `null` is the county's own. */
export interface Tally {
  readonly list: string;
  readonly column: string;
  readonly done: ReadonlyMap<string | null, Exact>;
  /** Entries that cannot be counted yet because a fact is missing, by unit. */
  readonly unknown: ReadonlyMap<string | null, number>;
  /** Entries still being worked on, by unit. */
  readonly open: ReadonlyMap<string | null, number>;
}

/** Counts entries towards the lists as of a day. An entry whose count is unknown is neither done nor forgotten. */
export function countEntries(
  register: PreparedRegister,
  entries: readonly Entry[],
  today: CalendarDay,
  subjectOf: (entry: Entry) => SubjectFacts | undefined = () => undefined,
): readonly Tally[] {
  const sources = entries.map((entry) => factsOfEntry(register.file, entry, today, subjectOf(entry)));
  return register.counts.map(({ list, column, when, amount }) => {
    const whenCode = compileRule(when, today);
    const amountCode = amount && compileRule(amount, today);
    const done = new Map<string | null, Exact>();
    const unknown = new Map<string | null, number>();
    const open = new Map<string | null, number>();
    const bump = (counts: Map<string | null, number>, unit: string | null) =>
      counts.set(unit, (counts.get(unit) ?? 0) + 1);
    for (const [index, entry] of entries.entries()) {
      const source = sources[index];
      if (!source) continue;
      const counted = whenCode.evaluate(source);
      const sum = amountCode?.evaluate(source);
      if (counted.kind === 'unknown') bump(unknown, entry.unit);
      else if (counted.kind === 'boolean' && counted.value) {
        if (sum?.kind === 'unknown') bump(unknown, entry.unit);
        else {
          const share = sum?.kind === 'number' ? sum.value : ONE;
          done.set(entry.unit, add(done.get(entry.unit) ?? ZERO, share));
        }
      } else if (entry.closedOn === null) bump(open, entry.unit);
    }
    return { list, column, done, unknown, open };
  });
}
