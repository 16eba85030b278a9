import { settle } from '@tenglong/domain/ledger';
import type { Plan } from '@tenglong/domain/plan';
import { canonicalJson, toPlainDecimal } from '@tenglong/domain/values';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { LoadedPlan } from '../plan/index.ts';
import { type Appended, appendTransactions, lockLedger } from './append-transaction.ts';
import { type EntryBooking, loadEntryPostings, NO_POSTINGS, transactionOf } from './book-entry.ts';
import type { ReplayedEntry } from './check-books.ts';
import { ClaimBook, type StandingClaim } from './claim-book.ts';
import { type EntryClaims, keepClaims, loadClaims } from './claim-store.ts';
import { contestClaims, standingClaims } from './contest-claims.ts';
import { type EntryGaps, gapText, keepGaps, loadGapTexts } from './gap-store.ts';

export interface Settling {
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
  readonly occasion: string;
}

/** What entries stand for, read once nobody else posts. */
export interface SettledEntries {
  readonly read: (tx: Tx) => Promise<readonly ReplayedEntry[]>;
  /** Whether these are all that may be in the books: what stands there of any other has left its list. */
  readonly all: boolean;
  /** They are held against each other anew, in their order, as if none were in the books: counted each for itself until now. */
  readonly anew?: boolean;
}

/**
 * Brings the books in step with many entries at once: after a plan or a ruling that books otherwise, or for entries that
 * were there before the ledger. What is past is believed, and every change is a line of the journal like any other. All is
 * worked out first and written at once; whoever posts meanwhile waits. Queries: 9 and those that read the entries, however
 * many these are.
 *
 * @returns how many entries were not in step
 */
export async function settleBooks(
  tx: Tx,
  { plan, version }: LoadedPlan,
  { read, all, anew = false }: SettledEntries,
  { actor, on, at, occasion }: Settling,
): Promise<number> {
  if (!plan.ledger) return 0;
  const last = await lockLedger(tx);
  const entries = await read(tx);
  const ids = entries.map(({ entryId }) => entryId);
  const only = all ? undefined : ids;
  const booked = await loadEntryPostings(tx, only);
  const gaps = await loadGapTexts(tx, only);
  const book = new ClaimBook(await loadClaims(tx, plan, only));
  const stored = new Map(ids.map((id) => [id, claimText(book.of(id))]));
  if (anew) for (const id of ids) book.replace(id, []);
  const kept: { claims: EntryClaims[]; gaps: EntryGaps[] } = { claims: [], gaps: [] };
  const appended: Appended[] = [];
  const gone = all ? goneFrom(booked.keys(), ids, plan) : [];
  const common = { plan, planVersionId: version.id, kind: 'settle' as const, occasion, actor, on, at };
  for (const { disagrees: _, ...entry } of [...entries, ...gone]) {
    const booking: EntryBooking = { ...common, ...entry };
    const { entryId } = entry;
    const contested = contestClaims(booking, book);
    const claims = standingClaims(booking, contested);
    book.replace(entryId, claims);
    if (claimText(claims) !== (stored.get(entryId) ?? NO_CLAIMS)) {
      kept.claims.push({ ...booking, claims: contested.claims });
    }
    if (gapText({ ...booking, contested }) !== (gaps.get(entryId) ?? NO_GAPS)) {
      kept.gaps.push({ ...booking, contested });
    }
    const { standing, declared } = booked.get(entryId) ?? NO_POSTINGS;
    const postings = settle(standing, declared, contested.holdings.postings);
    if (postings.length > 0) appended.push(transactionOf(booking, postings));
  }
  await keepClaims(tx, kept.claims);
  await keepGaps(tx, kept.gaps);
  await appendTransactions(tx, last, appended);
  return appended.length;
}

/** Entries that stand in the books and on no list any longer. */
function goneFrom(
  booked: Iterable<string>,
  ids: readonly string[],
  { meta }: Plan,
): readonly ReplayedEntry[] {
  const known = new Set(ids);
  const holdings = { postings: [], gaps: [], claims: [] };
  const nobody = { register: '', subjectName: '', unit: meta.county.code, revision: 0, disagrees: null };
  return [...booked].filter((id) => !known.has(id)).map((entryId) => ({ ...nobody, entryId, holdings }));
}

const plain = (amount: StandingClaim['booked']): string => toPlainDecimal(amount) ?? '';

/** Claims of one entry, to be compared. */
const claimText = (claims: readonly StandingClaim[]): string =>
  canonicalJson(
    claims
      .map(({ declared, booked, ...claim }) => ({
        ...claim,
        declared: plain(declared),
        booked: plain(booked),
      }))
      .sort((a, b) => (a.resource < b.resource ? -1 : 1)),
  );

const NO_CLAIMS = claimText([]);
const NO_GAPS = JSON.stringify([]);
