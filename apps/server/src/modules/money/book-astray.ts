import type { Account, MoneyPosting } from '@tenglong/domain/money';
import { decimal, type Exact } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { appendMoney, lockMoney } from './posting-rows.ts';

/** Whose money went out although nobody had promised it any more: its order was called back, or paid already. */
export interface AstrayPayment {
  /** The transaction by which it had been promised: its fund, year, policy and project are those of the payment, too. */
  readonly commitment: number;
  readonly payee: string;
  readonly amount: Exact;
}

/** What the journal says of it. */
interface Words {
  readonly occasion: string;
  readonly reason: string;
}

interface Booking {
  readonly actor: Actor;
  readonly today: string;
  readonly at: Date;
}

interface PurseRow {
  fund: string;
  year: number;
  policy: string;
  unit: string;
  code: string;
  number: string;
}

/** What a project still owes of payments that went astray: `policy`, `code` and `number` are expressions of the query around it. */
const owedOf = (policy: SQL, code: SQL, number: SQL): SQL => sql`(
  select coalesce(sum(case when p.to_account = 'receivable' then p.amount
    when p.from_account = 'receivable' then -p.amount else 0 end), 0)
  from money_postings p join money_transactions t on t.number = p.number
  where p.policy = ${policy} and p.credit_code = ${code} and p.case_number = ${number}
    and t.kind in ('astray', 'returned'))`;

/** Whether a project still owes such a payment: the arguments are expressions of the query around it. */
export const OWES_ASTRAY = (policy: SQL, code: SQL, number: SQL): SQL =>
  sql`${owedOf(policy, code, number)} > 0`;

/** What an enterprise's project still owes of payments that went astray. One query. */
export async function astrayOwed(
  tx: Tx,
  { policy, code, number }: Pick<PurseRow, 'policy' | 'code' | 'number'>,
): Promise<Exact> {
  const [row] = await tx.rows<{ owed: string }>(
    sql`select ${owedOf(sql`${policy}`, sql`${code}`, sql`${number}`)}::text as owed`,
  );
  return decimal(row?.owed ?? '0');
}

async function append(
  tx: Tx,
  kind: 'astray' | 'returned',
  ways: readonly (readonly [Account, Account])[],
  payment: AstrayPayment,
  { actor, today, at }: Booking,
  words: Words,
): Promise<number> {
  const { version } = await getActivePlan(tx);
  const last = await lockMoney(tx);
  const [purse] = await tx.rows<PurseRow>(sql`
    select fund, year, policy, unit_id as unit, credit_code as code, case_number as number
    from money_postings where number = ${payment.commitment} and to_account = 'committed' limit 1`);
  if (!purse) throw new TypeError('a line of a list was promised by a transaction');
  const { fund, year, policy, unit, code, number: caseNumber } = purse;
  const lines = ways.map(
    ([from, to]): MoneyPosting => ({ fund, year, policy, from, to, amount: payment.amount }),
  );
  return appendMoney(
    tx,
    last,
    {
      kind,
      entryId: null,
      revision: null,
      register: '',
      subjectName: payment.payee,
      creditCode: code,
      unit,
      caseNumber,
      actor,
      on: today,
      at,
      planVersionId: version.id,
      ...words,
    },
    lines,
  );
}

/**
 * Books a payment of an order that had been called back or paid already: it has left the fund, so it is taken out of what is left and stands
 * among what was paid; and the whole of it is owed back. What has happened is not held against the budget.
 *
 * @returns the number of the transaction
 */
export const bookAstray = (tx: Tx, payment: AstrayPayment, booking: Booking, words: Words): Promise<number> =>
  append(
    tx,
    'astray',
    [
      ['available', 'committed'],
      ['committed', 'paid'],
      ['breach', 'receivable'],
    ],
    payment,
    booking,
    words,
  );

/** Books what came back of it. As with every recovery, the budget is not given it back. @returns the number of the transaction */
export const bookAstrayBack = (
  tx: Tx,
  payment: AstrayPayment,
  booking: Booking,
  reason: string,
): Promise<number> =>
  append(tx, 'returned', [['receivable', 'recovered']], payment, booking, {
    occasion: '追回不该付出的',
    reason,
  });
