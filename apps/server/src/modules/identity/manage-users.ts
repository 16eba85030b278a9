import { ROLES, type Role, roles } from '@tenglong/contracts/identity';
import { asc, eq } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { closeSessionsOf } from './session-store.ts';
import { users } from './tables.ts';
import { findUser } from './users.ts';

export interface UserSummary {
  readonly account: string;
  readonly displayName: string;
  readonly department: string;
  readonly roleTitle: string;
  readonly disabled: boolean;
}

/** Letters and digits that can be read out on the telephone; compared without regard to case. */
export const isAccountName = (account: string): boolean => /^[a-z0-9][a-z0-9._-]{1,31}$/i.test(account);

/** What a role was called before. */
const FORMER_TITLES: Readonly<Record<string, Role>> = { 工作专班: 'office' };

/** The role of that name in the office's words, or of that identifier. */
export function findRole(word: string): Role | undefined {
  return ROLES.find((role) => role === word || roles[role].title === word) ?? FORMER_TITLES[word];
}

/** Every account, in the order of its name. There are as many as the office has people. */
export async function listUsers(tx: Tx): Promise<UserSummary[]> {
  const rows = await tx.orm.select().from(users).orderBy(asc(users.account));
  return rows.map(({ account, displayName, department, role, disabledAt }) => ({
    account,
    displayName,
    department,
    roleTitle: roles[role].title,
    disabled: disabledAt !== null,
  }));
}

/** Closes an account (its sessions end) or opens it again. Returns whether there is such an account. */
export async function setDisabled(
  tx: Tx,
  actor: Actor,
  account: string,
  disabled: boolean,
  at: Date,
): Promise<boolean> {
  const user = await findUser(tx, account);
  if (!user) return false;
  if ((user.disabledAt !== null) === disabled) return true;
  await tx.orm
    .update(users)
    .set({ disabledAt: disabled ? at.toISOString() : null })
    .where(eq(users.id, user.id));
  if (disabled) await closeSessionsOf(tx, user.id);
  const action = disabled ? 'user.disabled' : 'user.enabled';
  await recordAudit(tx, { actor, action, subject: user.id, at });
  return true;
}
