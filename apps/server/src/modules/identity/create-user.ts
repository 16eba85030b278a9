import { randomUUID } from 'node:crypto';
import type { Role } from '@tenglong/contracts/identity';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { clearAttempts } from './attempts.ts';
import { hashPassword } from './password-hash.ts';
import { closeSessionsOf } from './session-store.ts';
import { users } from './tables.ts';
import { findUser } from './users.ts';

export interface NewUser {
  readonly account: string;
  readonly displayName: string;
  readonly department: string;
  readonly role: Role;
  readonly password: string;
  /** Made by another, so to be changed at the first sign-in. */
  readonly mustChangePassword?: boolean;
  /** Whose rows the person sees; left out, the whole county, or nobody's for a township. */
  readonly units?: string[];
  /** The department the person acts for, by its id in the plan. */
  readonly departmentId?: string;
  /** The enterprise the person acts for. */
  readonly creditCode?: string;
}

/** Creates an account. */
export async function createUser(tx: Tx, actor: Actor, input: NewUser, at: Date): Promise<string> {
  const { password, ...fields } = input;
  const id = randomUUID();
  const now = at.toISOString();
  const passwordHash = await hashPassword(password);
  await tx.orm.insert(users).values({ id, ...fields, passwordHash, passwordSetAt: now, createdAt: now });
  await recordAudit(tx, { actor, action: 'user.created', subject: id, at, after: fields });
  return id;
}

/** Sets a password for somebody: ends their sessions and lifts a lock. Returns whether there is such an account. */
export async function setPassword(
  tx: Tx,
  actor: Actor,
  account: string,
  password: string,
  at: Date,
  mustChangePassword = false,
): Promise<boolean> {
  const user = await findUser(tx, account);
  if (!user) return false;
  await tx.orm
    .update(users)
    .set({ passwordHash: await hashPassword(password), passwordSetAt: at.toISOString(), mustChangePassword })
    .where(eq(users.id, user.id));
  await closeSessionsOf(tx, user.id);
  await clearAttempts(tx, account);
  await recordAudit(tx, { actor, action: 'password.changed', subject: user.id, at });
  return true;
}
