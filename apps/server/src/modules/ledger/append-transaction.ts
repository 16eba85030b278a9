import type { Posting } from '@tenglong/domain/ledger';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { amountText } from './posting-rows.ts';

/** What a transaction of the journal says besides its lines. */
export interface NewTransaction {
  readonly kind: 'entry' | 'transfer' | 'settle';
  readonly entryId: string | null;
  readonly register: string;
  readonly subjectName: string;
  readonly revision: number | null;
  /** What was done, as a button would say it: 联合验收通过. */
  readonly occasion: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
  readonly planVersionId: string;
}

/**
 * Waits for whoever is posting and keeps others from posting until the end of the transaction. What is read after it is
 * what the other one left. @returns the last number given
 */
export async function lockLedger(tx: Tx): Promise<number> {
  const [head] = await tx.rows<{ number: number }>(sql`
    insert into ledger_head (single, number) values (true, 0)
    on conflict (single) do update set number = ledger_head.number returning number`);
  return head?.number ?? 0;
}

/** A line with whether it takes an earlier one back. */
export type Line = Posting & { readonly reversal: boolean };

/** A transaction with its lines. */
export interface Appended {
  readonly transaction: NewTransaction;
  readonly lines: readonly Line[];
}

/**
 * Appends transactions under the lock, numbered in their order; four queries, however many.
 *
 * @param last - the last number given
 * @returns the last number given now
 */
export async function appendTransactions(tx: Tx, last: number, all: readonly Appended[]): Promise<number> {
  if (all.length === 0) return last;
  const numbered = all.map((one, index) => ({ ...one, number: last + 1 + index }));
  const end = last + all.length;
  await tx.run(sql`update ledger_head set number = ${end}`);
  const transactions = numbered.map(({ number, transaction }) => ({
    number,
    kind: transaction.kind,
    entry_id: transaction.entryId,
    register: transaction.register,
    subject_name: transaction.subjectName,
    revision: transaction.revision,
    occasion: transaction.occasion,
    reason: transaction.reason,
    happened_on: transaction.on,
    at: transaction.at,
    actor_id: transaction.actor.userId ?? transaction.actor.account,
    actor_name: transaction.actor.displayName,
    plan_version_id: transaction.planVersionId,
  }));
  await tx.run(sql`
    insert into ledger_transactions (number, kind, entry_id, register, subject_name, revision, occasion, reason,
      happened_on, at, actor_id, actor_name, plan_version_id)
    select n.* from jsonb_to_recordset(${JSON.stringify(transactions)}::jsonb) as n(number int, kind text, entry_id uuid,
      register text, subject_name text, revision int, occasion text, reason text, happened_on date, at timestamptz,
      actor_id text, actor_name text, plan_version_id uuid)`);
  const lines = numbered.flatMap(({ number, transaction, lines: own }) =>
    own.map(({ resource, from, to, amount, holder, reversal }, index) => ({
      number,
      line: index + 1,
      resource,
      from_account: from.account,
      from_unit: from.unit,
      to_account: to.account,
      to_unit: to.unit,
      amount: amountText(amount),
      holder: holder ?? '',
      reversal,
      entry_id: transaction.entryId,
    })),
  );
  if (lines.length === 0) return end;
  const postings = sql`jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n(number int, line int, resource text,
    from_account text, from_unit text, to_account text, to_unit text, amount numeric, holder text, reversal boolean,
    entry_id uuid)`;
  await tx.run(sql`
    insert into ledger_postings (number, line, resource, from_account, from_unit, to_account, to_unit, amount, holder,
      reversal, entry_id) select n.* from ${postings}`);
  await tx.run(sql`
    insert into ledger_flows (resource, from_account, from_unit, to_account, to_unit, amount)
    select n.resource, n.from_account, n.from_unit, n.to_account, n.to_unit, sum(n.amount) from ${postings}
    group by n.resource, n.from_account, n.from_unit, n.to_account, n.to_unit
    on conflict (resource, from_account, from_unit, to_account, to_unit)
    do update set amount = ledger_flows.amount + excluded.amount`);
  return end;
}

/** Appends a transaction under the lock. @returns its number */
export const appendTransaction = (
  tx: Tx,
  last: number,
  transaction: NewTransaction,
  lines: readonly Line[],
): Promise<number> => appendTransactions(tx, last, [{ transaction, lines }]);
