import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import type { OutwardDeps } from './outward.ts';

interface Standing {
  readonly state: string;
  readonly channel: 'mail' | 'webhook';
}

/** What a person may decide about: what certainly or perhaps did not arrive. */
const OPEN = new Set(['doubtful', 'undelivered']);

async function getOpen(tx: Tx, id: string, more: readonly string[] = []): Promise<Standing> {
  const [found] = await tx.rows<Standing>(sql`select state, channel from outbox where id = ${id} for update`);
  if (!found) throw new Problem('OUTBOX_NOT_FOUND');
  if (!OPEN.has(found.state) && !more.includes(found.state)) throw new Problem('OUTBOX_MOVED_ON');
  return found;
}

/** 重发: in line again under its own Message-ID. @throws Problem OUTBOX_NOT_FOUND, OUTBOX_MOVED_ON, OUTBOX_CHANNEL_OFF */
export function resendMessage(
  { db, clock, outward, wakePostman }: Deps & OutwardDeps,
  actor: Actor,
  id: string,
): Promise<void> {
  return db.transaction(async (tx) => {
    const before = await getOpen(tx, id);
    if (!outward[before.channel]) throw new Problem('OUTBOX_CHANNEL_OFF');
    const at = clock.now();
    const now = at.toISOString();
    await tx.run(sql`
      update outbox set state = 'waiting', attempts = 0, reason = '', run_at = ${now}::timestamptz,
        changed_at = ${now}::timestamptz where id = ${id}`);
    await recordAudit(tx, {
      actor,
      action: 'outbox.resent',
      subject: id,
      at,
      before: { state: before.state },
      after: { state: 'waiting' },
    });
    tx.afterCommit(wakePostman);
  });
}

/** 作废: it is not sent any more, and says why. @throws Problem OUTBOX_NOT_FOUND, OUTBOX_MOVED_ON */
export function voidMessage({ db, clock }: Deps, actor: Actor, id: string, reason: string): Promise<void> {
  return db.transaction(async (tx) => {
    const before = await getOpen(tx, id, ['waiting']);
    const at = clock.now();
    await tx.run(sql`
      update outbox set state = 'void', reason = ${reason}, changed_at = ${at.toISOString()}::timestamptz
      where id = ${id}`);
    await recordAudit(tx, {
      actor,
      action: 'outbox.voided',
      subject: id,
      at,
      before: { state: before.state },
      after: { state: 'void', reason },
    });
  });
}
