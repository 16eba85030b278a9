import { roles, type Session } from '@tenglong/contracts/identity';
import { shanghaiDay } from '../../platform/clock/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IdentityDeps } from './deps.ts';
import { findUser } from './users.ts';

/** What the frame of every page needs to know about who is signed in. */
export function describeSession({ db, clock, county }: IdentityDeps, account: string): Promise<Session> {
  return db.read(async (tx) => {
    const user = await findUser(tx, account);
    if (!user) throw new Problem('NOT_SIGNED_IN');
    const { title, grants } = roles[user.role];
    return {
      account: user.account,
      displayName: user.displayName,
      department: user.department,
      role: user.role,
      roleTitle: title,
      permissions: [...grants],
      county: await county(tx),
      today: clock.today(),
      demo: clock.today() !== shanghaiDay(clock.now()),
      database: db.kind,
    };
  });
}
