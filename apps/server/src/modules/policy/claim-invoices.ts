import { fingerprint } from '@tenglong/domain/policy';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { Purchase } from './purchase-store.ts';

interface InvoiceClaim {
  readonly supplier: string;
  readonly invoice: string;
  readonly purchase: Purchase;
}

const supplierKey = ({ supplierCode, supplier }: Purchase): string =>
  fingerprint(supplierCode) ?? fingerprint(supplier) ?? '';

const invoicesOf = (purchases: readonly Purchase[]): readonly InvoiceClaim[] =>
  purchases.flatMap((purchase): InvoiceClaim[] => {
    const invoice = fingerprint(purchase.invoice);
    return invoice === null ? [] : [{ supplier: supplierKey(purchase), invoice, purchase }];
  });

/** Takes the invoices of lines nobody holds yet. One statement: of two at the same moment the key of the table lets one in. */
export async function takeInvoices(
  tx: Tx,
  entryId: string,
  purchases: readonly Purchase[],
  at: Date,
): Promise<void> {
  const keys = invoicesOf(purchases).map(({ supplier, invoice }) => ({ supplier, invoice }));
  if (keys.length === 0) return;
  await tx.run(sql`
    insert into policy_invoices (supplier_key, invoice_key, entry_id, taken_at)
    select distinct n.supplier, n.invoice, ${entryId}::uuid, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as n(supplier text, invoice text)
    order by n.supplier, n.invoice
    on conflict (supplier_key, invoice_key) do nothing`);
}

/**
 * Takes the invoices of the lines that count. One that another application was granted on is refused, unless a named decision
 * was made after that: a decision that nobody could know it by does not stand over it.
 *
 * @throws Problem MACHINE_GRANTED
 */
export async function claimInvoices(
  tx: Tx,
  entryId: string,
  purchases: readonly Purchase[],
  at: Date,
): Promise<void> {
  await takeInvoices(tx, entryId, purchases, at);
  const claims = invoicesOf(purchases);
  const invoices = sql.param(claims.map(({ invoice }) => invoice));
  const held = await tx.rows<{ supplier: string; invoice: string; at: string | Date }>(sql`
    select supplier_key as supplier, invoice_key as invoice, taken_at as at from policy_invoices
    where invoice_key = any(${invoices}::text[]) and entry_id <> ${entryId}`);
  const refused = claims.filter(({ supplier, invoice, purchase: { ruling, ruledAt } }) =>
    held.some(
      (one) =>
        one.supplier === supplier &&
        one.invoice === invoice &&
        !(ruling === 'counts' && ruledAt !== null && new Date(ruledAt) > new Date(one.at)),
    ),
  );
  if (refused.length === 0) return;
  throw new Problem('MACHINE_GRANTED', {
    details: refused.map(({ purchase: { id, name, invoice } }) => ({
      path: id,
      message: `${name}，发票 ${invoice} 已由另一件申报兑现；确属分别开列的，请在设备明细里重新认定`,
    })),
  });
}
