import type {
  AstrayLine,
  EndedLine,
  PaymentLine,
  PaymentList,
  PaymentListDetail,
} from '@tenglong/contracts/money';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { astrayWords, JOIN_GONE, LISTED_PAYMENT } from './gone-astray.ts';
import { JOIN_LINE_END, type LineEnd, lineEndWords } from './line-end.ts';

/** As many lines that were called back as a page has room for. */
const MOST_ENDED = 50;

const JOIN_OUTCOME: SQL = sql`left join payment_outcomes o on o.list_id = n.list_id and o.seq = n.seq`;

const LIST = sql`l.id, l.number, l.drawn_on as on, l.drawn_name as by, l.hash, n.*`;
const COUNTED = sql`left join lateral (
    select count(*) as count, sum(n.amount)::numeric(20, 2)::text as "totalYuan",
      count(*) filter (where o.outcome = 'paid' and o.astray is null) as paid,
      count(*) filter (where o.outcome = 'failed') as failed,
      count(*) filter (where o.astray is not null) as astray, coalesce(sum(gone.count) - count(o.astray), 0)::int as repeated,
      count(*) filter (where o.outcome is null and ended.on is not null) as ended
    from payment_lines n ${JOIN_OUTCOME} ${JOIN_GONE} ${JOIN_LINE_END} where n.list_id = l.id) n on true`;

/** The lists so far, the latest first. */
export const listPaymentLists = (tx: Tx): Promise<PaymentList[]> =>
  tx.rows<PaymentList>(sql`select ${LIST} from payment_lists l ${COUNTED} order by l.number desc limit 100`);

/** Lines that were called back or paid otherwise before the bureau answered, the latest first. One query. */
export async function listEnded(tx: Tx, today: string): Promise<EndedLine[]> {
  const rows = await tx.rows<Omit<EndedLine, 'why'> & { ended: LineEnd }>(sql`
    select l.number as list, n.seq, n.entry_id as "entryId", n.order_number as "orderNumber", n.payee,
      n.amount::numeric(20, 2)::text as "amountYuan", to_jsonb(ended) as ended
    from payment_lists l join payment_lines n on n.list_id = l.id ${JOIN_OUTCOME} ${JOIN_LINE_END}
    where o.outcome is null and ended.on is not null
    order by ended.on desc, l.number desc, n.seq limit ${MOST_ENDED}`);
  return rows.map(({ ended, ...line }) => ({ ...line, why: lineEndWords(ended, today) }));
}

/** Lines paid although they should not have been: those that still owe something first. One query. */
export async function listAstray(tx: Tx, today: string): Promise<AstrayLine[]> {
  const rows = await tx.rows<Omit<AstrayLine, 'why'> & Parameters<typeof astrayWords>[0]>(sql`
    select l.id as "listId", l.number as list, n.seq, n.entry_id as "entryId", n.order_number as "orderNumber", n.payee,
      (n.amount * gone.count)::numeric(20, 2)::text as "amountYuan",
      coalesce(back.amount, 0)::numeric(20, 2)::text as "recoveredYuan",
      (n.amount * gone.count - coalesce(back.amount, 0))::numeric(20, 2)::text as "leftYuan", coalesce(back.returns, '[]'::jsonb) as returns,
      gone.on as "paidOn", gone.slips as slip, to_jsonb(ended) as ended, ${LISTED_PAYMENT} as listed
    from payment_lists l join payment_lines n on n.list_id = l.id ${JOIN_OUTCOME} ${JOIN_GONE} ${JOIN_LINE_END}
      left join lateral (select sum(r.amount) as amount, jsonb_agg(jsonb_build_object('amountYuan', r.amount::numeric(20, 2)::text,
        'on', r.recovered_on::text, 'slip', r.slip, 'by', r.taken_name, 'file', r.file) order by r.number) as returns from payment_recoveries r
        where r.list_id = n.list_id and r.seq = n.seq) back on true
    where gone.count > 0
    order by coalesce(back.amount, 0) >= n.amount * gone.count, gone.on desc, l.number desc, n.seq limit ${MOST_ENDED}`);
  return rows.map(({ ended, listed, ...line }) => ({ ...line, why: astrayWords({ ended, listed }, today) }));
}

/** A list with its lines and what the bureau said of each. @throws Problem PAYMENT_LIST_NOT_FOUND */
export async function getPaymentList(tx: Tx, id: string, today: string): Promise<PaymentListDetail> {
  const [list] = await tx.rows<PaymentList>(
    sql`select ${LIST} from payment_lists l ${COUNTED} where l.id = ${id}`,
  );
  if (!list) throw new Problem('PAYMENT_LIST_NOT_FOUND');
  const lines = await tx.rows<PaymentLine & { ended: LineEnd | null }>(sql`
    select n.seq, n.entry_id as "entryId", n.order_number as "orderNumber", n.payee, n.credit_code as "creditCode",
      n.amount::numeric(20, 2)::text as "amountYuan", n.policy_title as "policyTitle", n.project,
      n.case_number as "caseNumber",
      coalesce(case when o.astray is null then o.outcome else 'astray' end, case when ended.paid then 'elsewhere' when ended.on is not null then 'withdrawn' else 'open' end)
        as outcome,
      o.paid_on as "paidOn", coalesce(o.slip, '') as slip, coalesce(o.note, '') as note,
      case when (o.outcome is null or o.astray is not null) and ended.on is not null then to_jsonb(ended) end as ended
    from payment_lines n ${JOIN_OUTCOME} ${JOIN_LINE_END}
    where n.list_id = ${id} order by n.seq`);
  return {
    ...list,
    lines: lines.map(({ ended, ...line }) => ({
      ...line,
      note: ended ? lineEndWords(ended, today) : line.note,
    })),
  };
}
