import { roles, type Session } from '@tenglong/contracts/identity';
import type { Actor } from '../../platform/actor/index.ts';
import { shanghaiDay } from '../../platform/clock/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IdentityDeps } from './deps.ts';
import { listPrincipals } from './deputies.ts';
import { findUser } from './users.ts';

/** What the frame of every page needs to know about who is signed in. */
export function describeSession({ db, clock, county }: IdentityDeps, actor: Actor): Promise<Session> {
  return db.read(async (tx) => {
    const user = await findUser(tx, actor.account);
    if (!user) throw new Problem('NOT_SIGNED_IN');
    const { duty, actingFor } = actor;
    const role = actor.role === 'system' ? user.role : actor.role;
    const principals = await listPrincipals(tx, user.id, clock.today());
    return {
      account: user.account,
      displayName: actor.displayName,
      department: user.department,
      role,
      roleTitle: roles[role].title,
      permissions: duty === undefined ? [...actor.permissions] : ['session.own'],
      enterprise: actor.scope.kind === 'enterprise' ? actor.scope.creditCode : null,
      duty: duty ?? null,
      secondFactor: user.factorConfirmedAt !== null,
      actingFor: actingFor ?? null,
      mayActFor: principals.map(({ id, displayName, role: of }) => ({
        id,
        name: displayName,
        roleTitle: roles[of].title,
      })),
      county: await county(tx),
      today: clock.today(),
      demo: clock.today() !== shanghaiDay(clock.now()),
      database: db.kind,
    };
  });
}
