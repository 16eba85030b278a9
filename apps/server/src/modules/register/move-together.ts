import type { BulkDone, BulkMove } from '@tenglong/contracts/register';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { happenToEntry, toEvent } from './act-on-entry.ts';
import { getRegisterOf } from './entry-store.ts';
import { getRegister } from './register-library.ts';

/**
 * Takes one step with many entries, each in a transaction of its own and audited by itself: one that somebody changed
 * meanwhile, or that cannot take the step after all, is refused by name and does not keep the others.
 */
export async function moveTogether(
  deps: Deps,
  actor: Actor,
  registerId: string,
  { move, fields, reason, entries }: BulkMove,
): Promise<BulkDone> {
  await deps.db.read((tx) => getRegister(tx, registerId));
  const refused: BulkDone['refused'] = [];
  let done = 0;
  for (const { id, revision } of entries) {
    try {
      await happenToEntry(deps, actor, id, revision, async (register, tx) => {
        if ((await getRegisterOf(tx, actor.scope, id)) !== registerId) throw new Problem('ENTRY_NOT_FOUND');
        return toEvent(
          register,
          { kind: 'move', revision, move, fields, ...(reason && { reason }) },
          undefined,
        );
      });
      done += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const message = error.details.map((detail) => detail.message).join('；') || error.message;
      refused.push({ entryId: id, message });
    }
  }
  await deps.db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'register.movedTogether',
      subject: registerId,
      at: deps.clock.now(),
      after: { move, done, refused: refused.length },
    }),
  );
  return { done, refused };
}
