import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit, whoWasFirst } from '../../../platform/audit/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { getEntry, getRegisterOf } from '../entry-store.ts';
import { getRegister } from '../register-library.ts';
import { type HeldBar, loadInterlock } from './interlock.ts';

const idOf = (actor: Actor): string => actor.userId ?? actor.account;

/**
 * Asks for an entry to go on although it is barred: by whoever asks, for a reason, over the bars that stand now.
 *
 * @throws Problem ENTRY_NOT_FOUND, INTERLOCK_NONE
 */
export function askInterlock(
  { db, clock }: Deps,
  actor: Actor,
  entryId: string,
  reason: string,
): Promise<void> {
  return db.transaction(async (tx) => {
    const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, entryId));
    const entry = await getEntry(tx, actor.scope, loaded.register, entryId, true);
    const { bars } = await loadInterlock(tx, loaded, entry, clock.today());
    const standing = bars.filter(({ lifted }) => !lifted);
    if (standing.length === 0 || entry.closedOn !== null) throw new Problem('INTERLOCK_NONE');
    const at = clock.now();
    await tx.run(sql`
      insert into interlock_decisions (id, entry_id, bars, reason, asked_id, asked_by, asked_at)
      values (${randomUUID()}, ${entryId}, ${JSON.stringify(standing)}::jsonb, ${reason}, ${idOf(actor)},
        ${actor.displayName}, ${at})`);
    const after = { reason, bars: standing.map(({ policy, says, because }) => ({ policy, says, because })) };
    await recordAudit(tx, { actor, action: 'interlock.asked', subject: entryId, at, after });
  });
}

/**
 * Confirms it by another person: from now on the bars it names stop the entry no more. It is shown on the entry for ever.
 *
 * @throws Problem ENTRY_NOT_FOUND, INTERLOCK_DECISION_NOT_FOUND, INTERLOCK_SECOND_PERSON, INTERLOCK_DECIDED
 */
export function confirmInterlock(
  { db, clock }: Deps,
  actor: Actor,
  entryId: string,
  decisionId: string,
): Promise<void> {
  return db.transaction(async (tx) => {
    await getRegisterOf(tx, actor.scope, entryId);
    const [decision] = await tx.rows<{ asked: string; reason: string; bars: HeldBar[] }>(sql`
      select asked_id as asked, reason, bars from interlock_decisions
      where id = ${decisionId} and entry_id = ${entryId} for update`);
    if (!decision) throw new Problem('INTERLOCK_DECISION_NOT_FOUND');
    if (decision.asked === idOf(actor)) throw new Problem('INTERLOCK_SECOND_PERSON');
    const confirmed = await tx.rows(
      sql`select 1 from interlock_confirmations where decision_id = ${decisionId}`,
    );
    if (confirmed.length > 0) {
      const details = await whoWasFirst(tx, entryId, 'interlock.confirmed');
      throw new Problem('INTERLOCK_DECIDED', { details });
    }
    const at = clock.now();
    await tx.run(sql`
      insert into interlock_confirmations (decision_id, confirmed_id, confirmed_by, confirmed_at)
      values (${decisionId}, ${idOf(actor)}, ${actor.displayName}, ${at})`);
    const after = { reason: decision.reason, bars: decision.bars.map(({ says }) => says) };
    await recordAudit(tx, { actor, action: 'interlock.confirmed', subject: entryId, at, after });
  });
}
