import { type Role, roles } from '@tenglong/contracts/identity';
import { eq, sql } from 'drizzle-orm';
import {
  type Actor,
  countyScope,
  type FieldRights,
  noScope,
  type Scope,
} from '../../platform/actor/index.ts';
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

type Party = Pick<User, 'role' | 'units' | 'departmentId' | 'creditCode'>;

function rightsOf({ role, departmentId }: Party): FieldRights {
  const { figures } = roles[role];
  return figures === 'department'
    ? { kind: 'department', department: departmentId ?? undefined }
    : { kind: figures };
}

/**
 * Whose rows: a township its own units, an enterprise itself, and nobody's before they have been given any. Units given
 * to somebody whose role reaches the county narrow them to these.
 */
function scopeOf(party: Party): Scope {
  const { role, units, creditCode } = party;
  const fields = rightsOf(party);
  switch (roles[role].reach) {
    case 'county':
      return units === null ? { ...countyScope, fields } : { kind: 'units', units, fields };
    case 'units':
      return { kind: 'units', units: units ?? [], fields };
    case 'enterprise':
      return creditCode === null ? noScope : { kind: 'enterprise', creditCode, fields };
    case 'nothing':
      return noScope;
  }
}

/** The person as the rest of the server sees them. */
export function actorOf(
  user: Pick<User, 'id' | 'account' | 'displayName' | 'role' | 'units' | 'departmentId' | 'creditCode'>,
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
