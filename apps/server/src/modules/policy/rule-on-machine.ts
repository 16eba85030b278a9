import type { MachineRuling } from '@tenglong/contracts/policy';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { shanghaiDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { type Application, caseNumberOf } from './application.ts';
import type { MachineSource } from './purchase-store.ts';

interface StoredRuling {
  ruling: string | null;
  productive: boolean | null;
  local: boolean | null;
  reason: string | null;
  by: string | null;
  at: string | Date | null;
  source: Partial<MachineSource>;
}

const RULED: Readonly<Record<string, string>> = { counts: '计入', excluded: '剔除' };

/**
 * Nobody overwrites a ruling that he has not seen, nor rules on a line that has become another one since.
 *
 * @throws Problem CHANGED_MEANWHILE, with whose it is
 */
function needSeen(
  { ruling, reason, by, at, source }: StoredRuling,
  { seen, line }: Pick<MachineRuling, 'seen' | 'line'>,
): void {
  if ((source.at ?? null) !== line) {
    const when = source.at ? shanghaiDay(new Date(source.at)) : '';
    const message = `${when} ${source.by ?? ''}：已按《${source.file}》换过这一行`.trim();
    throw new Problem('CHANGED_MEANWHILE', { details: [{ path: 'line', message }] });
  }
  const made = at === null ? null : new Date(at).getTime();
  if (made === (seen === null ? null : new Date(seen).getTime())) return;
  const says = RULED[ruling ?? ''] ?? '按核对结果';
  const message =
    made === null ? '认定已经没有了' : `${shanghaiDay(new Date(made))} ${by}：${says}，${reason}`;
  throw new Problem('CHANGED_MEANWHILE', { details: [{ path: 'seen', message }] });
}

/**
 * A named decision about one machine: it counts though doubtful, it does not count, or what kind it is. Kept with who and
 * why, and in the audit with what stood before.
 *
 * @throws Problem MACHINE_NOT_FOUND, CHANGED_MEANWHILE
 */
export async function ruleOnMachine(
  tx: Tx,
  actor: Actor,
  application: Application,
  machine: string,
  { ruling, productive, localMaker, reason, seen, line }: MachineRuling,
  at: Date,
): Promise<void> {
  const { rule, entry } = application;
  const [stored] = await tx.rows<StoredRuling>(sql`
    select ruling, productive, local_maker as local, ruling_reason as reason, ruled_by as by, ruled_at as at, source
    from policy_purchases
    where id = ${machine} and policy = ${rule.id} and credit_code = ${entry.subject.id ?? ''}
      and case_number = ${caseNumberOf(application)} for update`);
  if (!stored) throw new Problem('MACHINE_NOT_FOUND');
  needSeen(stored, { seen, line });
  const before = { ruling: stored.ruling, productive: stored.productive, local: stored.local };
  const after = {
    ruling,
    productive: productive === undefined ? before.productive : productive,
    local: localMaker === undefined ? before.local : localMaker,
  };
  await tx.run(sql`
    update policy_purchases set ruling = ${after.ruling}, productive = ${after.productive}, local_maker = ${after.local},
      ruling_reason = ${reason}, ruled_by = ${actor.displayName}, ruled_at = ${at} where id = ${machine}`);
  await recordAudit(tx, {
    actor,
    action: 'policy.machineRuled',
    subject: entry.id,
    at,
    before,
    source: { machine },
    after: { ...after, reason },
  });
}
