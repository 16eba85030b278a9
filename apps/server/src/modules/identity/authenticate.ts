import type { Authenticate } from '../../platform/http/index.ts';
import type { IdentityDeps } from './deps.ts';
import { listPrincipals } from './deputies.ts';
import { findSession, SESSION_COOKIE, touchSession } from './session-store.ts';
import { actorFor, actorOf, dutyOf } from './users.ts';

/** Writing "seen" at every request would make every reader a writer; once in a thirtieth of the idle limit will do. */
const TOUCHES_PER_IDLE_LIMIT = 30;

/** Finds the actor by the session cookie, and keeps a session that is in use from going idle. */
export function authenticateBySession({ db, clock, sessionPolicy }: IdentityDeps): Authenticate {
  const touchAfterMs = (sessionPolicy.idleMinutes * 60_000) / TOUCHES_PER_IDLE_LIMIT;
  return async (request) => {
    const token = request.cookies[SESSION_COOKIE];
    if (!token) return undefined;
    const at = clock.now();
    const today = clock.today();
    const found = await db.read((tx) => findSession(tx, token, sessionPolicy, at, today));
    if (!found) return undefined;
    if (at.getTime() - Date.parse(found.lastSeenAt) >= touchAfterMs) {
      await db.transaction((tx) => touchSession(tx, token, at));
    }
    const { user, actingFor } = found;
    const principals = actingFor === null ? [] : await db.read((tx) => listPrincipals(tx, user.id, today));
    const principal = principals.find(({ id }) => id === actingFor);
    const actor = principal ? actorFor(user, principal) : actorOf(user);
    return { ...actor, duty: dutyOf(user, sessionPolicy, at) };
  };
}
