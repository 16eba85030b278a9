import { samePostings } from '@tenglong/domain/ledger';
import type { HoldingGap } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import type { LoadedPlan } from '../plan/index.ts';
import { bookEntry, loadEntryPostings } from './book-entry.ts';
import type { ReplayedEntry } from './check-books.ts';

export interface Settling {
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
  readonly occasion: string;
}

/**
 * Brings the books in step with every entry at once: after a plan that books otherwise, or for entries that were there
 * before the ledger. What is past is believed, and every change is a line of the journal like any other.
 *
 * @returns how many entries were not in step
 */
export async function settleBooks(
  tx: Tx,
  { plan, version }: LoadedPlan,
  entries: readonly ReplayedEntry[],
  { actor, on, at, occasion }: Settling,
): Promise<number> {
  if (!plan.ledger) return 0;
  const common = { plan, planVersionId: version.id, kind: 'settle' as const, occasion, actor, on, at };
  const booked = await loadEntryPostings(tx);
  const gaps = await loadGaps(tx);
  let changed = 0;
  for (const { entryId, register, subjectName, unit, revision, holdings } of entries) {
    // What can be freed once only is held against the others anew.
    const inStep =
      holdings.claims.length === 0 &&
      samePostings(booked.get(entryId)?.declared ?? [], holdings.postings) &&
      gapText(holdings.gaps) === (gaps.get(entryId) ?? '');
    if (inStep) continue;
    const entry = { entryId, register, subjectName, unit, revision, holdings };
    if (await bookEntry(tx, { ...common, ...entry, believed: true })) changed += 1;
  }
  const known = new Set(entries.map(({ entryId }) => entryId));
  for (const entryId of booked.keys()) {
    if (known.has(entryId)) continue;
    const gone = { register: '', subjectName: '', unit: plan.meta.county.code, revision: 0 };
    const holdings = { postings: [], gaps: [], claims: [] };
    if (await bookEntry(tx, { ...common, ...gone, entryId, holdings, believed: true })) changed += 1;
  }
  return changed;
}

const gapText = (gaps: readonly Pick<HoldingGap, 'resource' | 'reason'>[]): string =>
  [...new Set(gaps.map(({ resource, reason }) => `${resource} ${reason}`))].sort().join();

async function loadGaps(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ entry_id: string; resource: string; reason: HoldingGap['reason'] }>(
    sql`select entry_id, resource, reason from ledger_gaps`,
  );
  const byEntry = groupRows(rows, ({ entry_id }) => entry_id);
  return new Map([...byEntry].map(([id, own]) => [id, gapText(own)]));
}
