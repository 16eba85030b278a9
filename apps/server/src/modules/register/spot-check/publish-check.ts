import { randomBytes, randomUUID } from 'node:crypto';
import type { NewSpotCheck, SpotCheckVoid } from '@tenglong/contracts/register';
import { commitmentOf, spotCheckProblem } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import { makeOnce } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { listRegisters } from '../register-library.ts';
import { closedStages, holdCheck, needUndrawn } from './spot-check-store.ts';
import { tellOfCheck } from './tell-of-check.ts';

const refuse = (path: string, message: string): never => {
  throw new Problem('INPUT_INVALID', { details: [{ path, message }] });
};

/**
 * Publishes a spot check: the rule, the day, and the hash of a seed that nobody has seen. Nothing of it can be changed.
 *
 * @returns its number
 * @throws Problem INPUT_INVALID, ALREADY_SUBMITTED
 */
export function publishCheck({ db, clock }: Deps, actor: Actor, asked: NewSpotCheck): Promise<number> {
  return db.transaction(async (tx) => {
    const today = clock.today();
    const registers = [...new Set(asked.registers)];
    const wrong = spotCheckProblem({ ...asked, registers }, today);
    if (wrong) refuse(wrong.path, wrong.message);
    const known = await listRegisters(tx);
    for (const id of registers) {
      const found = known.find(({ register }) => register.file.id === id);
      if (!found || closedStages(found).length === 0) refuse('registers', '其中有正在使用的方案里没有的清单');
    }
    await tx.run(sql`lock table spot_checks in exclusive mode`);
    const [last] = await tx.rows<{ n: number }>(
      sql`select coalesce(max(number), 0)::int as n from spot_checks`,
    );
    const number = (last?.n ?? 0) + 1;
    const seed = randomBytes(32).toString('hex');
    const commitment = commitmentOf(seed);
    const at = clock.now();
    const id = asked.submission ?? randomUUID();
    const { closedFrom, closedTo, size, drawOn, publicSource } = asked;
    const insert = sql`
      insert into spot_checks (id, number, registers, closed_from, closed_to, size, draw_on, public_source, seed,
        commitment, published_on, published_at, published_by)
      values (${id}, ${number}, ${JSON.stringify(registers)}::jsonb, ${closedFrom}, ${closedTo}, ${size}, ${drawOn},
        ${publicSource}, ${seed}, ${commitment}, ${today}, ${at}, ${actor.displayName})`;
    await makeOnce('spot_checks', () => tx.run(insert));
    await tellOfCheck(tx, number, at, today, {
      cause: 'published',
      kindTitle: '抽查公布',
      title: `第 ${number} 次抽查已公布`,
      body: `${drawOn} 抽取，抽 ${size} 件`,
    });
    await recordAudit(tx, {
      actor,
      action: 'spotCheck.published',
      subject: id,
      at,
      source: { number },
      after: { registers, closedFrom, closedTo, size, drawOn, publicSource, commitment },
    });
    return number;
  });
}

/** Takes a spot check back before it is drawn; it stays in the list, with its reason and its seed. @throws Problem SPOT_CHECK_STATE */
export function voidCheck(
  { db, clock }: Deps,
  actor: Actor,
  number: number,
  { reason }: SpotCheckVoid,
): Promise<void> {
  return db.transaction(async (tx) => {
    const check = await holdCheck(tx, number);
    await needUndrawn(tx, check);
    const at = clock.now();
    await tx.run(sql`
      update spot_checks set void_at = ${at}, void_by = ${actor.displayName}, void_reason = ${reason}
      where id = ${check.id}`);
    await recordAudit(tx, {
      actor,
      action: 'spotCheck.voided',
      subject: check.id,
      at,
      source: { number },
      after: { reason, seed: check.seed },
    });
  });
}
