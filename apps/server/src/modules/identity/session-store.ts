import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { SessionPolicy } from './deps.ts';
import { sessions, users } from './tables.ts';
import type { User } from './users.ts';

export const SESSION_COOKIE = 'tenglong_session';

const MINUTE_MS = 60_000;
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Sessions seen last, or opened, at or before these instants are over. */
function limits(policy: SessionPolicy, at: Date): { idle: string; absolute: string } {
  return {
    idle: new Date(at.getTime() - policy.idleMinutes * MINUTE_MS).toISOString(),
    absolute: new Date(at.getTime() - policy.absoluteHours * 60 * MINUTE_MS).toISOString(),
  };
}

/** Opens a session under a fresh token (256 bits, kept only as a hash) and sweeps out those that are over. */
export async function openSession(tx: Tx, userId: string, policy: SessionPolicy, at: Date): Promise<string> {
  const { idle, absolute } = limits(policy, at);
  await tx.orm.delete(sessions).where(or(lte(sessions.lastSeenAt, idle), lte(sessions.openedAt, absolute)));
  const token = randomBytes(32).toString('base64url');
  const now = at.toISOString();
  await tx.orm
    .insert(sessions)
    .values({ tokenHash: hashToken(token), userId, openedAt: now, lastSeenAt: now });
  return token;
}

/** Who has handed over has no account any more from that day on. */
const notHandedOver = (
  today: string,
): SQL => sql`not exists (select from deputies d where d.user_id = ${users.id}
  and d.kind = 'handover' and d.ended_at is null and d.from_on <= ${today})`;

/** The person behind a token whose session is still running, and when it was last seen. */
export async function findSession(
  tx: Tx,
  token: string,
  policy: SessionPolicy,
  at: Date,
  today: string,
): Promise<{ user: User; lastSeenAt: string; actingFor: string | null } | undefined> {
  const { idle, absolute } = limits(policy, at);
  const [row] = await tx.orm
    .select({ user: users, lastSeenAt: sessions.lastSeenAt, actingFor: sessions.actingFor })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, hashToken(token)),
        gt(sessions.lastSeenAt, idle),
        gt(sessions.openedAt, absolute),
        isNull(users.disabledAt),
        notHandedOver(today),
      ),
    );
  return row;
}

/** Notes that a session is in use. */
export async function touchSession(tx: Tx, token: string, at: Date): Promise<void> {
  await tx.orm
    .update(sessions)
    .set({ lastSeenAt: at.toISOString() })
    .where(eq(sessions.tokenHash, hashToken(token)));
}

export async function closeSession(tx: Tx, token: string): Promise<void> {
  await tx.orm.delete(sessions).where(eq(sessions.tokenHash, hashToken(token)));
}

export async function closeSessionsOf(tx: Tx, userId: string): Promise<void> {
  await tx.orm.delete(sessions).where(eq(sessions.userId, userId));
}
