import { randomUUID } from 'node:crypto';
import { policiesOfMoney } from '@tenglong/domain/register';
import { canonicalJson, sha256 } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { getFunds, lockMoney, needKeeper, OWES_ASTRAY, policyTitle } from '../../money/index.ts';
import { listRegisters } from '../register-library.ts';

/** An order that waits to be paid and stands on no list that the bureau has not answered. */
export interface ReadyLine {
  readonly entryId: string;
  readonly commitment: number;
  readonly orderNumber: string;
  readonly payee: string;
  readonly creditCode: string;
  readonly amountYuan: string;
  readonly policy: string;
  readonly policyTitle: string;
  readonly project: string;
  readonly caseNumber: string;
}

interface Row {
  id: string;
  commitment: number;
  payee: string;
  code: string;
  fields: Record<string, unknown>;
  amount: string;
  policy: string;
  number: string;
}

const written = (fields: Row['fields'], name: string | undefined): string => {
  const value = name === undefined ? undefined : fields[name];
  return typeof value === 'string' ? value : '';
};

/**
 * What could go on the next list, in the order of the orders; nothing of a project that still holds money paid after an
 * order had been called back. One query for each register.
 */
export async function listReady(tx: Tx): Promise<readonly ReadyLine[]> {
  const ready: ReadyLine[] = [];
  for (const { register, plan } of await listRegisters(tx)) {
    const { file } = register;
    const move = file.moves.find(({ id }) => id === file.money?.payment?.move);
    if (!file.money || !move) continue;
    const policies = policiesOfMoney(file.money, file.policy?.id);
    const rows = await tx.rows<Row>(sql`
      select e.id, c.number as commitment, e.subject_name as payee, coalesce(e.subject_id, '') as code, e.fields,
        c.amount::numeric(20, 2)::text as amount, c.policy, c.case_number as number
      from register_entries e join lateral (
        select max(p.number) filter (where p.from_account = 'available') as number, max(p.policy) as policy,
          max(p.case_number) as case_number,
          coalesce(sum(p.amount) filter (where p.to_account = 'committed'), 0)
            - coalesce(sum(p.amount) filter (where p.from_account = 'committed'), 0) as amount
        from money_postings p where p.entry_id = e.id) c on c.amount > 0
      where e.register = ${file.id} and e.stage = any(${sql.param(move.from)}::text[])
        and not exists (select 1 from payment_lines n where n.entry_id = e.id and n.commitment = c.number
          and not exists (select 1 from payment_outcomes o where o.list_id = n.list_id and o.seq = n.seq))
        and not ${OWES_ASTRAY(sql`c.policy`, sql`coalesce(e.subject_id, '')`, sql`c.case_number`)}
      order by e.stage_since, e.id`);
    for (const { id, commitment, payee, code, fields, amount, policy, number } of rows) {
      if (policies && !policies.includes(policy)) continue;
      ready.push({
        entryId: id,
        commitment,
        payee,
        creditCode: code,
        amountYuan: amount,
        policy,
        caseNumber: number,
        orderNumber: written(fields, file.money.order),
        project: written(fields, file.money.project),
        policyTitle: policyTitle(plan, policy),
      });
    }
  }
  return ready;
}

/** Draws up a list of all that waits, frozen with its hash. @returns its id @throws Problem NOTHING_TO_PAY */
export function drawList({ db, clock }: Deps, actor: Actor): Promise<string> {
  return db.transaction(async (tx) => {
    needKeeper(await getFunds(tx), actor);
    // Nobody orders, pays or draws up another list meanwhile.
    await lockMoney(tx);
    const lines = await listReady(tx);
    if (lines.length === 0) throw new Problem('NOTHING_TO_PAY');
    const id = randomUUID();
    const at = clock.now();
    const [last] = await tx.rows<{ number: number }>(
      sql`select coalesce(max(number), 0) as number from payment_lists`,
    );
    const number = (last?.number ?? 0) + 1;
    const hash = sha256(canonicalJson({ number, drawnOn: clock.today(), lines }));
    await tx.run(sql`
      insert into payment_lists (id, number, drawn_on, drawn_at, drawn_by, drawn_name, hash)
      values (${id}, ${number}, ${clock.today()}, ${at}, ${actor.userId ?? actor.account}, ${actor.displayName}, ${hash})`);
    for (const [index, line] of lines.entries()) {
      await tx.run(sql`
        insert into payment_lines (list_id, seq, entry_id, commitment, order_number, payee, credit_code, amount, policy,
          policy_title, project, case_number)
        values (${id}, ${index + 1}, ${line.entryId}, ${line.commitment}, ${line.orderNumber}, ${line.payee},
          ${line.creditCode}, ${line.amountYuan}, ${line.policy}, ${line.policyTitle}, ${line.project}, ${line.caseNumber})`);
    }
    await recordAudit(tx, {
      actor,
      action: 'money.listDrawn',
      subject: id,
      at,
      after: { number, lines: lines.length, hash },
    });
    return id;
  });
}
