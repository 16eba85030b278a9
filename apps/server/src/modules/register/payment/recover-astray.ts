import type { AstrayRecovery } from '@tenglong/contracts/money';
import { recoveryProblem } from '@tenglong/domain/policy';
import { decimal, parseDecimal, toDecimalString } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { bookAstrayBack, getFunds, lockMoney, needKeeper } from '../../money/index.ts';

interface Gone {
  commitment: number;
  payee: string;
  amount: string;
  recovered: string;
  paid_on: string;
}

/**
 * Registers what came back of a payment that went astray: slip by slip, never more than is owed.
 *
 * @throws Problem PAYMENT_LIST_NOT_FOUND if the line did not go astray, ASTRAY_RECOVERY
 */
export function recoverAstray(
  { db, clock }: Deps,
  actor: Actor,
  { id, seq }: { readonly id: string; readonly seq: number },
  { amountYuan, recoveredOn, slip }: AstrayRecovery,
): Promise<void> {
  return db.transaction(async (tx) => {
    needKeeper(await getFunds(tx), actor);
    // Two slips entered in the same second are held against the same rest, one after the other.
    await lockMoney(tx);
    const [gone] = await tx.rows<Gone>(sql`
      select n.commitment, n.payee, n.amount::text as amount, o.paid_on,
        (select coalesce(sum(r.amount), 0) from payment_recoveries r
          where r.list_id = n.list_id and r.seq = n.seq)::text as recovered
      from payment_lines n join payment_outcomes o on o.list_id = n.list_id and o.seq = n.seq
      where n.list_id = ${id} and n.seq = ${seq} and o.astray is not null`);
    if (!gone) throw new Problem('PAYMENT_LIST_NOT_FOUND');
    const refused = (path: string, message: string) =>
      new Problem('ASTRAY_RECOVERY', { details: [{ path, message }] });
    const amount = parseDecimal(amountYuan.trim().replaceAll(',', ''));
    if (!amount) throw refused('amountYuan', `本次追回“${amountYuan}”不是数`);
    const problem = recoveryProblem(decimal(gone.amount), decimal(gone.recovered), amount);
    if (problem !== undefined) throw refused('amountYuan', problem);
    if (recoveredOn > clock.today()) throw refused('recoveredOn', '到账日期还没有到');
    if (recoveredOn < gone.paid_on) throw refused('recoveredOn', `到账日期早于付出的 ${gone.paid_on}`);
    const [known] = await tx.rows<{ slip: string }>(sql`
      select slip from payment_recoveries where list_id = ${id} and seq = ${seq} and slip = ${slip}`);
    if (known) throw refused('slip', `回单 ${slip} 已经登记过`);
    const at = clock.now();
    const payment = { commitment: gone.commitment, payee: gone.payee, amount, on: recoveredOn, slip };
    const number = await bookAstrayBack(tx, payment, { actor, today: clock.today(), at });
    const text = toDecimalString(amount, 2);
    await tx.run(sql`
      insert into payment_recoveries (list_id, seq, slip, recovered_on, amount, number, at, taken_name)
      values (${id}, ${seq}, ${slip}, ${recoveredOn}, ${text}, ${number}, ${at}, ${actor.displayName})`);
    const after = { seq, slip, recoveredOn, amount: text, number };
    await recordAudit(tx, { actor, action: 'money.astrayRecovered', subject: id, at, after });
  });
}
