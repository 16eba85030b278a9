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

/** Appends a transaction under the lock. @returns its number */
export async function appendTransaction(
  tx: Tx,
  last: number,
  transaction: NewTransaction,
  lines: readonly Line[],
): Promise<number> {
  const number = last + 1;
  const { kind, entryId, register, subjectName, revision, occasion, reason } = transaction;
  const { actor, on, at, planVersionId } = transaction;
  await tx.run(sql`update ledger_head set number = ${number}`);
  await tx.run(sql`
    insert into ledger_transactions (number, kind, entry_id, register, subject_name, revision, occasion, reason,
      happened_on, at, actor_id, actor_name, plan_version_id)
    values (${number}, ${kind}, ${entryId}, ${register}, ${subjectName}, ${revision}, ${occasion}, ${reason},
      ${on}, ${at}, ${actor.userId ?? actor.account}, ${actor.displayName}, ${planVersionId})`);
  for (const [index, { resource, from, to, amount, holder, reversal }] of lines.entries()) {
    const text = amountText(amount);
    await tx.run(sql`
      insert into ledger_postings (number, line, resource, from_account, from_unit, to_account, to_unit, amount, holder,
        reversal, entry_id)
      values (${number}, ${index + 1}, ${resource}, ${from.account}, ${from.unit}, ${to.account}, ${to.unit}, ${text},
        ${holder ?? ''}, ${reversal}, ${entryId})`);
    await tx.run(sql`
      insert into ledger_flows (resource, from_account, from_unit, to_account, to_unit, amount)
      values (${resource}, ${from.account}, ${from.unit}, ${to.account}, ${to.unit}, ${text})
      on conflict (resource, from_account, from_unit, to_account, to_unit)
      do update set amount = ledger_flows.amount + excluded.amount`);
  }
  return number;
}
