import type { MoneyLine } from '@tenglong/contracts/money';
import { ACCOUNT_TITLES } from '@tenglong/domain/money';
import type { Plan } from '@tenglong/domain/plan';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { fundTitle } from './fund-book.ts';

const title = (account: string): string =>
  Object.entries(ACCOUNT_TITLES).find(([id]) => id === account)?.[1] ?? account;

/** Lines of the journal, the latest first. One query. */
export async function listLines(tx: Tx, plan: Plan, where: SQL, most = 500): Promise<MoneyLine[]> {
  const rows = await tx.rows<{
    number: number;
    line: number;
    on: string;
    fund: string;
    year: number;
    from: string;
    to: string;
    amount: string;
    occasion: string;
    subject: string;
    reason: string;
    by: string;
  }>(sql`
    select p.number, p.line, t.happened_on as on, p.fund, p.year, p.from_account as from, p.to_account as to,
      p.amount::numeric(20, 2)::text as amount, t.occasion, t.subject_name as subject, t.reason, t.actor_name as by
    from money_postings p join money_transactions t on t.number = p.number
    where ${where} order by p.number desc, p.line limit ${most}`);
  return rows.map(({ fund, from, to, amount, subject, occasion, ...row }) => ({
    ...row,
    fundTitle: fundTitle(plan, fund),
    fromTitle: title(from),
    toTitle: title(to),
    amountYuan: amount,
    occasion: subject === '' ? occasion : `${occasion}：${subject}`,
  }));
}
