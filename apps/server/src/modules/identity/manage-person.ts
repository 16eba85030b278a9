import type { LinkSso, MadePassword, NewPerson, ResetPassword } from '@tenglong/contracts/identity';
import { roles } from '@tenglong/contracts/identity';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { changedMeanwhile, recordAudit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { clearAttempts } from './attempts.ts';
import { createUser, setPassword } from './create-user.ts';
import { randomPassword } from './demo-accounts.ts';
import type { IdentityDeps } from './deps.ts';
import { getPerson } from './get-person.ts';
import { setDisabled } from './manage-users.ts';
import { users } from './tables.ts';
import { findUser, type User } from './users.ts';

/**
 * Somebody whom an administrator may deal with on the page: not themselves, and none of the administrators, or one of
 * them could become another.
 *
 * @throws Problem PERSON_NOT_FOUND, OWN_ACCOUNT, ADMINISTRATOR_ACCOUNT
 */
export async function getManageable(tx: Tx, actor: Actor, id: string): Promise<User> {
  const person = await getPerson(tx, id, true);
  if (person.id === actor.userId) throw new Problem('OWN_ACCOUNT');
  if (roles[person.role].administrator) throw new Problem('ADMINISTRATOR_ACCOUNT');
  return person;
}

/** Makes an account that may do nothing yet, with a password to be changed at once. @throws Problem ACCOUNT_TAKEN */
export function addPerson(
  { db, clock }: IdentityDeps,
  actor: Actor,
  input: NewPerson,
): Promise<MadePassword> {
  return db.transaction(async (tx) => {
    if (await findUser(tx, input.account)) throw new Problem('ACCOUNT_TAKEN');
    const password = randomPassword(input.account);
    const role = 'pending' as const;
    await createUser(tx, actor, { ...input, role, password, mustChangePassword: true }, clock.now());
    return { account: input.account, password };
  });
}

/**
 * Sets a new random password: ends their sessions, lifts a lock, and has to be changed at once. A password that another
 * administrator has just read out to somebody is not made void unseen.
 *
 * @throws Problem PERSON_NOT_FOUND, OWN_ACCOUNT, ADMINISTRATOR_ACCOUNT, CHANGED_MEANWHILE
 */
export function resetPassword(
  { db, clock }: IdentityDeps,
  actor: Actor,
  id: string,
  { seen }: ResetPassword,
): Promise<MadePassword> {
  return db.transaction(async (tx) => {
    const { account, passwordSetAt } = await getManageable(tx, actor, id);
    if (Date.parse(passwordSetAt) !== Date.parse(seen)) {
      throw await changedMeanwhile(tx, { action: 'password.changed', subject: id, now: '已换过密码' });
    }
    const password = randomPassword(account);
    await setPassword(tx, actor, account, password, clock.now(), true);
    return { account, password };
  });
}

/** Closes an account or opens it again. */
export function usePerson(
  { db, clock }: IdentityDeps,
  actor: Actor,
  id: string,
  disabled: boolean,
): Promise<void> {
  return db.transaction(async (tx) => {
    const { account } = await getManageable(tx, actor, id);
    await setDisabled(tx, actor, account, disabled, clock.now());
  });
}

/** Ties an account to a person of the single sign-on, or cuts the tie. @throws Problem SSO_SUBJECT_TAKEN, CHANGED_MEANWHILE */
export async function linkPerson(
  { db, clock }: IdentityDeps,
  actor: Actor,
  id: string,
  { seen, subject }: LinkSso,
): Promise<void> {
  try {
    await db.transaction(async (tx) => {
      const { ssoSubject } = await getManageable(tx, actor, id);
      if (ssoSubject !== seen) {
        const now = ssoSubject === null ? '已解除绑定' : `已绑定 ${ssoSubject}`;
        throw await changedMeanwhile(tx, { action: 'user.linked', subject: id, now });
      }
      await tx.orm.update(users).set({ ssoSubject: subject }).where(eq(users.id, id));
      const at = clock.now();
      const [before, after] = [{ subject: ssoSubject }, { subject }];
      await recordAudit(tx, { actor, action: 'user.linked', subject: id, at, before, after });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('SSO_SUBJECT_TAKEN');
    throw error;
  }
}

/** Lifts the lock of an account after failed sign-ins. */
export function unlockPerson({ db, clock }: IdentityDeps, actor: Actor, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    const { account } = await getManageable(tx, actor, id);
    await clearAttempts(tx, account);
    await recordAudit(tx, { actor, action: 'user.unlocked', subject: id, at: clock.now() });
  });
}
