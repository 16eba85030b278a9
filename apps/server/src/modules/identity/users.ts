import { type Role, roles } from '@tenglong/contracts/identity';
import { eq, sql } from 'drizzle-orm';
import { type Actor, countyScope, type Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { normaliseAccount } from './attempts.ts';
import { users } from './tables.ts';

export type User = typeof users.$inferSelect;

export async function findUser(tx: Tx, account: string): Promise<User | undefined> {
  const [user] = await tx.orm
    .select()
    .from(users)
    .where(eq(sql`lower(${users.account})`, normaliseAccount(account)));
  return user;
}

/** A township sees its own units, and none before it has been given any. */
function scopeOf({ role, units }: Pick<User, 'role' | 'units'>): Scope {
  if (units !== null) return { kind: 'units', units };
  return role === 'township' ? { kind: 'units', units: [] } : countyScope;
}

/** The person as the rest of the server sees them. */
export function actorOf(
  user: Pick<User, 'id' | 'account' | 'displayName' | 'role' | 'units' | 'departmentId'>,
): Actor {
  const role: Role = user.role;
  return {
    userId: user.id,
    account: user.account,
    displayName: user.displayName,
    role,
    permissions: new Set(roles[role].grants),
    scope: scopeOf(user),
    departmentId: user.departmentId ?? undefined,
  };
}
