import { createHash } from 'node:crypto';
import { eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { signInAttempts } from './tables.ts';

export const MAX_FAILURES = 5;
const LOCK_SECONDS = 300;

/** Accounts are compared without regard to case or width. */
export const normaliseAccount = (account: string): string => account.normalize('NFKC').trim().toLowerCase();

const keyOf = (account: string): string =>
  createHash('sha256').update(normaliseAccount(account)).digest('hex');

/**
 * Counts an attempt before the password is looked at, so that many at once cannot slip past the lock; success clears
 * the count. The fifth in a row locks the account for `LOCK_SECONDS`, known to us or not.
 *
 * @returns how many attempts in a row this is
 * @throws Problem SIGN_IN_LOCKED
 */
export async function claimAttempt(tx: Tx, account: string, at: Date): Promise<number> {
  const accountHash = keyOf(account);
  const now = at.toISOString();
  await tx.orm.insert(signInAttempts).values({ accountHash, failures: 0, lastAt: now }).onConflictDoNothing();
  const [row] = await tx.orm
    .select()
    .from(signInAttempts)
    .where(eq(signInAttempts.accountHash, accountHash))
    .for('update');
  const lockedUntil = row?.lockedUntil ?? undefined;
  if (lockedUntil !== undefined && Date.parse(lockedUntil) > at.getTime())
    throw new Problem('SIGN_IN_LOCKED');
  const failures = (lockedUntil === undefined ? (row?.failures ?? 0) : 0) + 1;
  const locks = failures >= MAX_FAILURES;
  await tx.orm
    .update(signInAttempts)
    .set({
      failures,
      lastAt: now,
      lockedUntil: locks ? new Date(at.getTime() + LOCK_SECONDS * 1000).toISOString() : null,
    })
    .where(eq(signInAttempts.accountHash, accountHash));
  return failures;
}

/**
 * Takes back the attempt just counted: the password was right and only the second factor is still to come. The count of
 * those before it stands, so that codes cannot be tried without end.
 */
export async function forgiveAttempt(tx: Tx, account: string): Promise<void> {
  await tx.orm
    .update(signInAttempts)
    .set({ failures: sql`greatest(${signInAttempts.failures} - 1, 0)`, lockedUntil: null })
    .where(eq(signInAttempts.accountHash, keyOf(account)));
}

/** Of these accounts, those that are locked at an instant, and until when. */
export async function listLocks(
  tx: Tx,
  accounts: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.orm
    .select()
    .from(signInAttempts)
    .where(gt(signInAttempts.lockedUntil, at.toISOString()));
  const until = new Map(rows.map(({ accountHash, lockedUntil }) => [accountHash, lockedUntil ?? '']));
  return new Map(
    accounts.flatMap((account) => {
      const found = until.get(keyOf(account));
      return found === undefined ? [] : [[account, found] as const];
    }),
  );
}

/** Forgets the failures of an account: it signed in, or its password was set anew. */
export async function clearAttempts(tx: Tx, account: string): Promise<void> {
  await tx.orm.delete(signInAttempts).where(eq(signInAttempts.accountHash, keyOf(account)));
}
