import type { ChangePassword } from '@tenglong/contracts/identity';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { claimAttempt, clearAttempts } from './attempts.ts';
import type { IdentityDeps } from './deps.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { passwordFaults } from './password-rules.ts';
import { closeSessionsOf, openSession } from './session-store.ts';
import { users } from './tables.ts';
import { findUser } from './users.ts';

const refused = (path: string, messages: readonly string[]): Problem =>
  new Problem('INPUT_INVALID', { details: messages.map((message) => ({ path, message })) });

/**
 * Replaces the actor's own password, ends all sessions of the account and opens a new one.
 * Wrong guesses at the old password count like failed sign-ins.
 *
 * @returns the new session's token
 * @throws Problem INPUT_INVALID (wrong old password, weak or unchanged new one), SIGN_IN_LOCKED
 */
export async function changePassword(
  deps: IdentityDeps,
  actor: Actor,
  input: ChangePassword,
): Promise<string> {
  const { db, clock, sessionPolicy } = deps;
  const at = clock.now();
  const faults = passwordFaults(input.next, actor.account);
  if (input.next === input.current) faults.push('新密码不能与原密码相同');
  if (faults.length > 0) throw refused('next', faults);

  const user = await db.transaction(async (tx) => {
    await claimAttempt(tx, actor.account, at);
    return findUser(tx, actor.account);
  });
  if (!user || !(await verifyPassword(user.passwordHash, input.current)))
    throw refused('current', ['原密码不对']);
  const passwordHash = await hashPassword(input.next);
  return db.transaction(async (tx) => {
    await tx.orm
      .update(users)
      .set({ passwordHash, passwordSetAt: at.toISOString(), mustChangePassword: false })
      .where(eq(users.id, user.id));
    await clearAttempts(tx, actor.account);
    await closeSessionsOf(tx, user.id);
    await recordAudit(tx, { actor, action: 'password.changed', subject: user.id, at });
    return openSession(tx, user.id, sessionPolicy, at);
  });
}
