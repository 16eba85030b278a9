import type { PaymentDetail } from '@tenglong/contracts/money';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { getFunds, policyTitle } from './fund-book.ts';
import { listLines } from './list-lines.ts';

interface StoredPin {
  version: string | null;
  as_of: string;
  verdict: 'eligible' | 'ineligible' | 'unknown';
  amount: string | null;
  trace: {
    provisions?: { clause: string; says: string; applies: boolean | null; meets?: boolean | null }[];
  } | null;
}

/** The postings of a grant, those of a recovery included, and the determination it was ordered by. Queries: 3. */
export async function describePayment(tx: Tx, scope: Scope, entryId: string): Promise<PaymentDetail> {
  const { plan } = await getFunds(tx);
  const [key] = await tx.rows<{
    policy: string;
    code: string;
    number: string;
    name: string;
    revision: number | null;
  }>(sql`
    select p.policy, p.credit_code as code, p.case_number as number, t.subject_name as name,
      (select max(x.revision) from money_postings y join money_transactions x on x.number = y.number
        where y.entry_id = ${entryId} and y.from_account = 'available') as revision
    from money_postings p join money_transactions t on t.number = p.number
    where p.entry_id = ${entryId} and p.policy <> ''
      and ${withinScope(scope, { unit: sql`p.unit_id`, enterprise: sql`p.credit_code` })}
    order by p.number desc limit 1`);
  if (!key) throw new Problem('ENTRY_NOT_FOUND');
  const where = sql`p.policy = ${key.policy} and p.credit_code = ${key.code} and p.case_number = ${key.number}`;
  const lines = await listLines(tx, plan, where);
  const [pin] = await tx.rows<StoredPin>(sql`
    select policy_version as version, as_of, verdict, amount_yuan::numeric(20, 2)::text as amount,
      determination->'trace' as trace
    from policy_pins where entry_id = ${entryId} and revision = ${key.revision ?? 0}`);
  return {
    entryId,
    name: key.name,
    policyTitle: policyTitle(plan, key.policy),
    lines,
    pin: pin
      ? {
          version: pin.version,
          asOf: pin.as_of,
          verdict: pin.verdict,
          amountYuan: pin.amount,
          provisions: (pin.trace?.provisions ?? []).map(({ clause, says, applies, meets = null }) => ({
            clause,
            says,
            applies,
            meets,
          })),
        }
      : null,
  };
}
