import type { SentLine } from '@tenglong/domain/money';
import { decimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { listRegisters } from '../register-library.ts';
import { JOIN_LINE_END, type LineEnd, lineEndWords } from './line-end.ts';

const writtenSlip = (fields: Record<string, unknown>, name: string | undefined): string => {
  const value = name === undefined ? undefined : fields[name];
  return typeof value === 'string' ? value : '';
};

/** The lines of a list as the bureau's answer is held against them. */
export async function loadSent(tx: Tx, listId: string, today: string): Promise<readonly SentLine[]> {
  const slipOf = new Map(
    (await listRegisters(tx)).map(({ register: { file } }) => [file.id, file.money?.payment?.slip] as const),
  );
  const rows = await tx.rows<{
    seq: number;
    number: string;
    payee: string;
    code: string;
    amount: string;
    case_number: string;
    ended: LineEnd | null;
    outcome: 'paid' | 'failed' | null;
    paid_on: string | null;
    slip: string | null;
    again: string[];
    register: string;
    fields: Record<string, unknown>;
  }>(sql`
    select n.seq, n.order_number as number, n.payee, n.credit_code as code, n.amount::text as amount, n.case_number,
      case when ended.on is not null then to_jsonb(ended) end as ended,
      o.outcome, o.paid_on, o.slip, e.register, e.fields,
      array(select r.slip from payment_repeats r where r.list_id = n.list_id and r.seq = n.seq) as again
    from payment_lines n join register_entries e on e.id = n.entry_id left join payment_outcomes o on o.list_id = n.list_id and o.seq = n.seq
    ${JOIN_LINE_END}
    where n.list_id = ${listId} order by n.seq`);
  return rows.map((row) => ({
    seq: row.seq,
    orderNumber: row.number,
    payee: row.payee,
    creditCode: row.code,
    amount: decimal(row.amount),
    caseNumber: row.case_number,
    ended: row.ended
      ? {
          why: lineEndWords(row.ended, today),
          paid: row.ended.paid,
          slip: writtenSlip(row.fields, slipOf.get(row.register)),
        }
      : undefined,
    ...(row.outcome && {
      known: { outcome: row.outcome, paidOn: row.paid_on, slip: row.slip ?? '', again: row.again },
    }),
  }));
}
