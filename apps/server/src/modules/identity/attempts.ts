import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { signInAttempts } from './tables.ts';

export const MAX_FAILURES = 5;
export const LOCK_SECONDS = 300;

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

/** Forgets the failures of an account: it signed in, or its password was set anew. */
export async function clearAttempts(tx: Tx, account: string): Promise<void> {
  await tx.orm.delete(signInAttempts).where(eq(signInAttempts.accountHash, keyOf(account)));
}
