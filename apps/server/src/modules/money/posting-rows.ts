import { ACCOUNTS, type Account, type MoneyPosting } from '@tenglong/domain/money';
import { decimal, toDecimalString } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { groupRows, type Tx } from '../../platform/database/index.ts';

/** A posting as the tables hold it. */
export interface PostingRow {
  fund: string;
  year: number;
  policy: string;
  from_account: string;
  to_account: string;
  amount: string;
}

const isAccount = (name: string): name is Account => (ACCOUNTS as readonly string[]).includes(name);

export function toPosting({
  from_account: from,
  to_account: to,
  fund,
  year,
  policy,
  amount,
}: PostingRow): MoneyPosting {
  if (!isAccount(from) || !isAccount(to)) throw new TypeError('an account of the books is one of the chart');
  return { fund, year, policy, from, to, amount: decimal(amount) };
}

/** Every way of some postings added up. */
export async function loadWays(tx: Tx, where: SQL): Promise<readonly MoneyPosting[]> {
  const rows = await tx.rows<PostingRow>(sql`
    select p.fund, p.year, p.policy, p.from_account, p.to_account, sum(p.amount)::text as amount
    from money_postings p where ${where}
    group by p.fund, p.year, p.policy, p.from_account, p.to_account order by 1, 2, 3, 4, 5`);
  return rows.map(toPosting);
}

/** The same for each of some entries. One query. */
export async function loadWaysByEntry(
  tx: Tx,
  entryIds: readonly string[],
): Promise<(entryId: string) => readonly MoneyPosting[]> {
  const rows = await tx.rows<PostingRow & { entry: string }>(sql`
    select p.entry_id as entry, p.fund, p.year, p.policy, p.from_account, p.to_account, sum(p.amount)::text as amount
    from money_postings p where p.entry_id = any(${sql.param([...entryIds])}::uuid[])
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`);
  const found = groupRows(rows, ({ entry }) => entry);
  return (entryId) => (found.get(entryId) ?? []).map(toPosting);
}

/** What a transaction of the journal says besides its lines. */
export interface NewMoneyTransaction {
  readonly kind: 'entry' | 'budget' | 'spending' | 'settle' | 'astray' | 'returned';
  readonly entryId: string | null;
  readonly revision: number | null;
  readonly register: string;
  readonly subjectName: string;
  readonly unit: string;
  readonly creditCode: string;
  readonly caseNumber: string;
  readonly occasion: string;
  readonly reason: string;
  readonly use?: string;
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
  readonly planVersionId: string;
}

/** Waits for whoever is posting; what is read after it is what the other one left. @returns the last number given */
export async function lockMoney(tx: Tx): Promise<number> {
  const [head] = await tx.rows<{ number: number }>(sql`
    insert into money_head (single, number) values (true, 0)
    on conflict (single) do update set number = money_head.number returning number`);
  return head?.number ?? 0;
}

/** Appends a transaction under the lock. @returns its number */
export async function appendMoney(
  tx: Tx,
  last: number,
  transaction: NewMoneyTransaction,
  lines: readonly MoneyPosting[],
): Promise<number> {
  const number = last + 1;
  const { kind, entryId, revision, register, subjectName, unit, creditCode, caseNumber } = transaction;
  const { occasion, reason, use = '', actor, on, at, planVersionId } = transaction;
  await tx.run(sql`update money_head set number = ${number}`);
  await tx.run(sql`
    insert into money_transactions (number, kind, entry_id, revision, register, subject_name, occasion, reason,
      happened_on, at, actor_id, actor_name, plan_version_id)
    values (${number}, ${kind}, ${entryId}, ${revision}, ${register}, ${subjectName}, ${occasion}, ${reason},
      ${on}, ${at}, ${actor.userId ?? actor.account}, ${actor.displayName}, ${planVersionId})`);
  for (const [index, { fund, year, policy, from, to, amount }] of lines.entries()) {
    await tx.run(sql`
      insert into money_postings (number, line, fund, year, policy, from_account, to_account, amount, use, entry_id,
        unit_id, credit_code, case_number)
      values (${number}, ${index + 1}, ${fund}, ${year}, ${policy}, ${from}, ${to}, ${toDecimalString(amount, 2)},
        ${use}, ${entryId}, ${unit}, ${creditCode}, ${caseNumber})`);
  }
  return number;
}
