import type { NoticesRead } from '@tenglong/contracts/notice';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { countUnread } from './list-notices.ts';
import { hasRead, ownNotices } from './own-notices.ts';

/**
 * Marks notices as read by one person; their colleagues still have them unread. What is not the reader's own is passed
 * over, as if it did not exist.
 *
 * @returns how many are unread now
 */
export function readNotices({ db, clock }: Deps, actor: Actor, which: NoticesRead): Promise<number> {
  return db.transaction(async (tx) => {
    const at = clock.now();
    const chosen = 'all' in which ? sql`true` : sql`n.id = any(${sql.param(which.ids)}::uuid[])`;
    const marked = await tx.run(sql`
      insert into notice_reads (notice_id, user_id, at)
      select n.id, ${actor.userId ?? null}::uuid, ${at.toISOString()}::timestamptz
      from notices n where ${ownNotices(actor)} and ${chosen} and not ${hasRead(actor)}
      on conflict do nothing`);
    if (marked > 0) {
      const subject = 'all' in which || which.ids.length > 1 ? 'notices' : (which.ids[0] ?? 'notices');
      await recordAudit(tx, { actor, action: 'notice.read', subject, at, after: { marked } });
    }
    return countUnread(tx, actor);
  });
}
