import type { PolicyInputs } from '@tenglong/domain/policy';
import type { Exact } from '@tenglong/domain/values';
import { decimal, toPlainDecimal } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import type { MachineLine } from './read-machines.ts';

/** Where a line is from, and who put it in when; untold of those that were there before that was kept. */
export interface MachineSource {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly by?: string;
  readonly at?: string;
}

/** A machine that is claimed for, as it is held. */
export interface Purchase extends MachineLine {
  readonly id: string;
  readonly policy: string;
  readonly seq: number;
  readonly source: MachineSource;
  readonly claimed: number;
  readonly ruling: 'counts' | 'excluded' | null;
  readonly rulingReason: string | null;
  readonly ruledBy: string | null;
  readonly ruledAt: string | Date | null;
}

const COLUMNS: SQL = sql`p.id, p.policy, p.case_number as "caseNumber", p.credit_code as "creditCode", p.seq, p.name,
  p.serial, p.invoice, p.supplier, p.supplier_code as "supplierCode", p.unit_price::text as "unitPrice",
  p.quantity::text as quantity, p.vat_rate::text as "vatRate", p.productive, p.local_maker as "localMaker",
  p.second_hand as "secondHand", p.bought_on as "boughtOn", p.leased,
  p.lease_number as "leaseNumber", p.lease_contract::text as "leaseContract", p.lease_deposit::text as "leaseDeposit",
  p.lease_paid::text as "leasePaid", p.source, p.claimed, p.ruling,
  p.ruling_reason as "rulingReason", p.ruled_by as "ruledBy", p.ruled_at as "ruledAt"`;

/** By {@link purchaseKey}. */
type PurchasesByCase = ReadonlyMap<string, readonly Purchase[]>;

/** The machines of some cases, each case's in the order of its list. One query, however many. */
export async function listPurchases(
  tx: Tx,
  cases: readonly Pick<Purchase, 'policy' | 'caseNumber' | 'creditCode'>[],
): Promise<PurchasesByCase> {
  if (cases.length === 0) return new Map();
  const column = (name: 'policy' | 'caseNumber' | 'creditCode') =>
    sql`${sql.param(cases.map((one) => one[name]))}::text[]`;
  const rows = await tx.rows<Purchase>(sql`
    select ${COLUMNS} from policy_purchases p
    where (p.policy, p.case_number, p.credit_code) in
      (select * from unnest(${column('policy')}, ${column('caseNumber')}, ${column('creditCode')}))
    order by p.seq`);
  return groupRows(rows, purchaseKey);
}

/** Everybody's machines under any policy, by policy, case and enterprise: for the whole population at once. */
export async function listAllPurchases(tx: Tx): Promise<PurchasesByCase> {
  const rows = await tx.rows<Purchase>(sql`select ${COLUMNS} from policy_purchases p order by p.seq`);
  return groupRows(rows, purchaseKey);
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
