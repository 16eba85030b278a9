import { randomUUID } from 'node:crypto';
import { openEntry } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { systemActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { namePinyin } from '../enterprise/index.ts';
import { insertEntry } from './entry-store.ts';
import { addEvent } from './event-store.ts';
import { findTaskRegister } from './task-register.ts';

const PLATFORM = systemActor('plan', '方案启用');

/**
 * Puts every task of the plan in force on the register of tasks; what stands there already stays, under the name that the
 * plan gives it now. A task that the plan has dropped is left for the office to take off.
 */
export async function keepTasks(tx: Tx, clock: Clock): Promise<void> {
  const loaded = await findTaskRegister(tx);
  if (!loaded) return;
  const { register, plan, planVersionId } = loaded;
  const standing = await tx.rows<{ id: string; subject: string; name: string }>(sql`
    select id, subject_id as subject, subject_name as name from register_entries
    where register = ${register.file.id} and subject_id is not null`);
  const [today, at] = [clock.today(), clock.now()];
  for (const { address, title } of plan.tasks) {
    const known = standing.filter(({ subject }) => subject === address);
    for (const { id, name } of known) {
      if (name === title) continue;
      const { pinyin, initials } = namePinyin(title);
      await tx.run(sql`update register_entries set subject_name = ${title}, pinyin = ${pinyin},
        initials = ${initials} where id = ${id}`);
    }
    if (known.length > 0) continue;
    const opened = openEntry(
      register,
      { id: randomUUID(), subject: { id: address, name: title }, unit: null, fields: new Map() },
      { actor: { id: PLATFORM.account, party: 'system' }, today, workCalendar: STATE_COUNCIL_CALENDAR },
    );
    if (opened.kind === 'refused') continue;
    const { entry } = opened;
    await insertEntry(tx, register, entry);
    await addEvent(tx, {
      entryId: entry.id,
      revision: 1,
      event: { kind: 'open', fields: entry.fields },
      stage: entry.stage,
      actor: PLATFORM,
      on: today,
      at,
      planVersionId,
      traces: [],
    });
    await recordAudit(tx, {
      actor: PLATFORM,
      action: 'register.opened',
      subject: entry.id,
      at,
      source: { register: register.file.id, subject: address },
      after: { stage: entry.stage },
    });
  }
}
