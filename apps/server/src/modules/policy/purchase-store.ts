import type { PolicyInputs } from '@tenglong/domain/policy';
import type { Exact } from '@tenglong/domain/values';
import { decimal, toPlainDecimal } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { MachineLine } from './read-machines.ts';

/** A machine that is claimed for, as it is held. */
export interface Purchase extends MachineLine {
  readonly id: string;
  readonly policy: string;
  readonly seq: number;
  readonly source: { readonly file: string; readonly sheet: string; readonly row: number };
  readonly claimed: number;
  readonly ruling: 'counts' | 'excluded' | null;
  readonly rulingReason: string | null;
  readonly ruledBy: string | null;
  readonly ruledAt: string | Date | null;
}

const COLUMNS: SQL = sql`p.id, p.policy, p.case_number as "caseNumber", p.credit_code as "creditCode", p.seq, p.name,
  p.serial, p.invoice, p.supplier, p.supplier_code as "supplierCode", p.unit_price::text as "unitPrice",
  p.quantity::text as quantity, p.vat_rate::text as "vatRate", p.productive, p.local_maker as "localMaker",
  p.second_hand as "secondHand", p.bought_on as "boughtOn", p.leased, p.source, p.claimed, p.ruling,
  p.ruling_reason as "rulingReason", p.ruled_by as "ruledBy", p.ruled_at as "ruledAt"`;

/** The machines of one case in the order of its list. */
export const listPurchases = (
  tx: Tx,
  policy: string,
  caseNumber: string,
  creditCode: string,
): Promise<Purchase[]> =>
  tx.rows<Purchase>(sql`
    select ${COLUMNS} from policy_purchases p
    where p.policy = ${policy} and p.case_number = ${caseNumber} and p.credit_code = ${creditCode} order by p.seq`);

/** Everybody's machines under any policy, by policy, case and enterprise: for the whole population at once. */
export async function listAllPurchases(tx: Tx): Promise<ReadonlyMap<string, Purchase[]>> {
  const rows = await tx.rows<Purchase>(sql`select ${COLUMNS} from policy_purchases p order by p.seq`);
  const found = new Map<string, Purchase[]>();
  for (const row of rows) {
    const key = purchaseKey(row);
    const list = found.get(key);
    if (list) list.push(row);
    else found.set(key, [row]);
  }
  return found;
}

export const purchaseKey = ({
  policy,
  caseNumber,
  creditCode,
}: Pick<Purchase, 'policy' | 'caseNumber' | 'creditCode'>): string => `${policy} ${caseNumber} ${creditCode}`;

const money = (text: string | null): string | undefined => {
  const value: Exact | undefined = text === null ? undefined : decimal(text);
  return value && toPlainDecimal(value);
};

/**
 * A line as an item of a policy's facts: what the list declares, under its names. The price is with or without tax as the
 * policy asks for it, since its sheet is made for it. What is not known is left out.
 */
export function itemOf(
  { unitPrice, quantity, vatRate, productive, localMaker, boughtOn }: Purchase,
  fields: PolicyInputs,
): object {
  const item = {
    unitPriceInclTax: money(unitPrice),
    unitPriceExclTax: money(unitPrice),
    quantity: money(quantity),
    vatRate: money(vatRate),
    productive: productive ?? undefined,
    localMaker: localMaker ?? undefined,
    purchasedOn: boughtOn ?? undefined,
  };
  return Object.fromEntries(
    Object.entries(item).filter(([name, value]) => value !== undefined && Object.hasOwn(fields, name)),
  );
}
