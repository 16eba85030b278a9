import type { PaymentLine, PaymentList, PaymentListDetail } from '@tenglong/contracts/money';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';

const LIST = sql`l.id, l.number, l.drawn_on as on, l.drawn_name as by, l.hash,
  (select count(*) from payment_lines n where n.list_id = l.id) as count,
  (select sum(n.amount)::numeric(20, 2)::text from payment_lines n where n.list_id = l.id) as "totalYuan",
  (select count(*) from payment_outcomes o where o.list_id = l.id and o.outcome = 'paid') as paid,
  (select count(*) from payment_outcomes o where o.list_id = l.id and o.outcome = 'failed') as failed`;

/** The lists so far, the latest first. */
export const listPaymentLists = (tx: Tx): Promise<PaymentList[]> =>
  tx.rows<PaymentList>(sql`select ${LIST} from payment_lists l order by l.number desc limit 100`);

/** A list with its lines and what the bureau said of each. @throws Problem PAYMENT_LIST_NOT_FOUND */
export async function getPaymentList(tx: Tx, id: string): Promise<PaymentListDetail> {
  const [list] = await tx.rows<PaymentList>(sql`select ${LIST} from payment_lists l where l.id = ${id}`);
  if (!list) throw new Problem('PAYMENT_LIST_NOT_FOUND');
  const lines = await tx.rows<PaymentLine>(sql`
    select n.seq, n.entry_id as "entryId", n.order_number as "orderNumber", n.payee, n.credit_code as "creditCode",
      n.amount::numeric(20, 2)::text as "amountYuan", n.policy_title as "policyTitle", n.project,
      n.case_number as "caseNumber", coalesce(o.outcome, 'open') as outcome, o.paid_on as "paidOn",
      coalesce(o.slip, '') as slip, coalesce(o.note, '') as note
    from payment_lines n left join payment_outcomes o on o.list_id = n.list_id and o.seq = n.seq
    where n.list_id = ${id} order by n.seq`);
  return { ...list, lines };
}
