import { type Role, roles } from '@tenglong/contracts/identity';
import { eq, sql } from 'drizzle-orm';
import {
  type Actor,
  countyScope,
  type Duty,
  type FieldRights,
  noScope,
  type Scope,
} from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { normaliseAccount } from './attempts.ts';
import type { SessionPolicy } from './deps.ts';
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

export const isAdministrator = ({ role }: Pick<User, 'role'>): boolean => roles[role].administrator === true;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What somebody has to do before anything else. */
export function dutyOf(
  user: Pick<User, 'role' | 'mustChangePassword' | 'passwordSetAt' | 'factorConfirmedAt'>,
  policy: Pick<SessionPolicy, 'passwordDays' | 'secondFactor'>,
  at: Date,
): Duty | undefined {
  const age = at.getTime() - Date.parse(user.passwordSetAt);
  if (user.mustChangePassword || age > policy.passwordDays * DAY_MS) return 'password';
  const wanted = policy.secondFactor === 'required' && isAdministrator(user);
  return wanted && user.factorConfirmedAt === null ? 'factor' : undefined;
}

/**
 * The person at work for somebody else: with their rights and reach, under their own account and with both names, so
 * that what they do is theirs and a second person is still another.
 */
export function actorFor(own: User, principal: User): Actor {
  return {
    ...actorOf(principal),
    userId: own.id,
    account: own.account,
    displayName: `${own.displayName}（代${principal.displayName}）`,
    actingFor: { id: principal.id, name: principal.displayName },
  };
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
