import type { SignIn } from '@tenglong/contracts/identity';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../../platform/audit/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { claimAttempt, clearAttempts, forgiveAttempt, MAX_FAILURES } from './attempts.ts';
import type { IdentityDeps } from './deps.ts';
import { hasHandedOver } from './deputies.ts';
import { verifyPassword } from './password-hash.ts';
import { takeFactor } from './second-factor.ts';
import { closeSession, openSession } from './session-store.ts';
import { users } from './tables.ts';
import { actorOf, findUser, type User } from './users.ts';

interface Visit {
  readonly address: string;
  /** The session cookie that came with the request; it ends, whoever set it. */
  readonly presentedToken: string | undefined;
}

const stranger = { userId: undefined, account: '（不存在的账号）', displayName: '' };

/**
 * Signs somebody in under a new token. An unknown account, a disabled one and a wrong password look the same and take
 * as long; each attempt is audited, the account as typed is not kept unless it exists.
 *
 * @throws Problem SIGN_IN_REFUSED, SECOND_FACTOR_WANTED, SECOND_FACTOR_REFUSED, or SIGN_IN_LOCKED from the fifth failure in a row
 */
export async function signIn(deps: IdentityDeps, { account, password, code }: SignIn, visit: Visit) {
  const { db, clock, sessionPolicy } = deps;
  const at = clock.now();
  const { user, failures } = await db.transaction(async (tx) => ({
    failures: await claimAttempt(tx, account, at),
    user: await findUser(tx, account),
  }));
  const matches = await verifyPassword(user?.passwordHash, password);
  const gone = user && (await db.read((tx) => hasHandedOver(tx, user.id, clock.today())));
  if (!user || !matches || gone || user.disabledAt !== null) {
    throw await refuse(deps, user, failures, visit, at);
  }
  await checkFactor(deps, user, code, failures, visit, at);

  const token = await db.transaction(async (tx) => {
    await clearAttempts(tx, account);
    await tx.orm.update(users).set({ lastSignedInAt: at.toISOString() }).where(eq(users.id, user.id));
    if (visit.presentedToken) await closeSession(tx, visit.presentedToken);
    await recordAudit(tx, {
      actor: actorOf(user),
      action: 'session.opened',
      subject: user.id,
      at,
      source: { address: visit.address },
    });
    return openSession(tx, user.id, sessionPolicy, at);
  });
  return { token, user };
}

/**
 * The second factor of an account that has one. To be asked for it is no failure; a wrong code is one.
 * @throws Problem SECOND_FACTOR_WANTED, SECOND_FACTOR_REFUSED, SIGN_IN_LOCKED
 */
async function checkFactor(
  deps: IdentityDeps,
  user: User,
  code: string | undefined,
  failures: number,
  visit: Visit,
  at: Date,
): Promise<void> {
  if (user.factorConfirmedAt === null) return;
  const { db } = deps;
  if (code === undefined || code === '') {
    await db.transaction((tx) => forgiveAttempt(tx, user.account));
    throw new Problem('SECOND_FACTOR_WANTED');
  }
  const how = await db.transaction(async (tx) => {
    const taken = await takeFactor(tx, user, code, at);
    if (taken === 'recovery') {
      const source = { address: visit.address };
      await recordAudit(tx, {
        actor: actorOf(user),
        action: 'factor.recoveryUsed',
        subject: user.id,
        at,
        source,
      });
    }
    return taken;
  });
  if (how !== undefined) return;
  const refused = await refuse(deps, user, failures, visit, at);
  throw refused.code === 'SIGN_IN_LOCKED' ? refused : new Problem('SECOND_FACTOR_REFUSED');
}

async function refuse(
  { db }: IdentityDeps,
  user: User | undefined,
  failures: number,
  { address }: Visit,
  at: Date,
): Promise<Problem> {
  const locks = failures >= MAX_FAILURES;
  await db.transaction((tx) =>
    recordAudit(tx, {
      actor: user ? actorOf(user) : stranger,
      action: locks ? 'session.locked' : 'session.refused',
      subject: user?.id ?? 'unknown',
      at,
      source: { address, failures },
    }),
  );
  return new Problem(locks ? 'SIGN_IN_LOCKED' : 'SIGN_IN_REFUSED');
}
