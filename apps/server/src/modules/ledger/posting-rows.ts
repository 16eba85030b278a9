import type { Posting } from '@tenglong/domain/ledger';
import { decimal, toPlainDecimal } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';

/** A posting as the tables hold it. */
export interface PostingRow {
  resource: string;
  from_account: string;
  from_unit: string;
  to_account: string;
  to_unit: string;
  amount: string;
  holder: string;
}

export const toPosting = (row: PostingRow): Posting => ({
  resource: row.resource,
  from: { account: row.from_account, unit: row.from_unit },
  to: { account: row.to_account, unit: row.to_unit },
  amount: decimal(row.amount),
  ...(row.holder !== '' && { holder: row.holder }),
});

/** Amounts of the books are decimals: they were rounded when they were booked. */
export function amountText(amount: Posting['amount']): string {
  const text = toPlainDecimal(amount);
  if (text === undefined) throw new TypeError('an amount of the books is a decimal');
  return text;
}

/** Whether a line touches a unit the actor may see: on either side. */
export const lineInScope = (scope: Scope, table: SQL): SQL =>
  sql`(${withinScope(scope, sql`${table}.from_unit`)} or ${withinScope(scope, sql`${table}.to_unit`)})`;

/** Every way of the books added up, within the actor's units; of some resources only, if they are named. */
export async function loadFlows(
  tx: Tx,
  scope: Scope,
  resources?: readonly string[],
): Promise<readonly Posting[]> {
  const named = resources ? sql`f.resource = any(${sql.param([...resources])}::text[])` : sql`true`;
  const rows = await tx.rows<PostingRow>(sql`
    select f.resource, f.from_account, f.from_unit, f.to_account, f.to_unit, f.amount::text as amount, '' as holder
    from ledger_flows f where ${named} and ${lineInScope(scope, sql`f`)}
    order by f.resource, f.from_account, f.from_unit, f.to_account, f.to_unit`);
  return rows.map(toPosting);
}
