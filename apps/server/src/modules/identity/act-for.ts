import { eq } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IdentityDeps } from './deps.ts';
import { listPrincipals } from './deputies.ts';
import { hashToken } from './session-store.ts';
import { sessions } from './tables.ts';

/** Works for somebody in this session from now on, or for oneself again. @throws Problem NOT_THEIR_DEPUTY */
export function actFor(
  { db, clock }: IdentityDeps,
  actor: Actor,
  token: string,
  userId: string | null,
): Promise<void> {
  return db.transaction(async (tx) => {
    if (userId !== null) {
      const may = await listPrincipals(tx, actor.userId ?? '', clock.today());
      if (!may.some(({ id }) => id === userId)) throw new Problem('NOT_THEIR_DEPUTY');
    }
    await tx.orm
      .update(sessions)
      .set({ actingFor: userId })
      .where(eq(sessions.tokenHash, hashToken(token)));
    await recordAudit(tx, {
      actor,
      action: 'session.actingChanged',
      subject: userId ?? actor.userId ?? '',
      at: clock.now(),
    });
  });
}
