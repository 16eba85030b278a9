import { type DayStep, type Entry, prepareDay, type Rebound, reboundOf } from '@tenglong/domain/register';
import type { Tx } from '../../../platform/database/index.ts';
import { type StoredEntry, toEntry } from '../entry-store.ts';
import type { LoadedRegister } from '../register-library.ts';
import type { HeldFacts } from '../subject-facts.ts';
import { loadDayFacts } from './day-facts.ts';

export interface CandidateRow extends StoredEntry {
  reminded_of: string | null;
}

/** One entry that a day asks something of. */
export interface Due {
  readonly loaded: LoadedRegister;
  readonly entry: Entry;
  readonly held: HeldFacts;
  readonly step: DayStep | ({ readonly kind: 'rebound' } & Rebound);
}

/** What a day asks of these entries, by the rules of their registers; what it asks nothing of is left out. */
export function prepareDecision(
  registers: readonly LoadedRegister[],
  today: string,
): (tx: Tx, rows: readonly CandidateRow[]) => Promise<readonly Due[]> {
  const known = new Map(
    registers.map((loaded) => [
      loaded.register.file.id,
      { loaded, decide: prepareDay(loaded.register, today) },
    ]),
  );
  return async (tx, rows) => {
    const factsOf = await loadDayFacts(tx, registers, rows);
    return rows.flatMap((row): Due[] => {
      const one = known.get(row.register);
      if (!one) return [];
      const { loaded, decide } = one;
      const entry = toEntry(row, loaded.register);
      const held = factsOf(row);
      if (entry.closedOn !== null) {
        const rebound = reboundOf(loaded.register, entry, today, held.facts, held.latestYear);
        return rebound ? [{ loaded, entry, held, step: { kind: 'rebound', ...rebound } }] : [];
      }
      const step = decide(entry, row.reminded_of, held.facts);
      return step ? [{ loaded, entry, held, step }] : [];
    });
  };
}
