import type { Plan } from '@tenglong/domain/plan';
import { fingerprint, type OtherClaim } from '@tenglong/domain/policy';
import { listedStages } from '@tenglong/domain/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { sameNumber } from './application.ts';
import { type Purchase, purchaseKey } from './purchase-store.ts';

interface ClaimRow {
  readonly id: string;
  readonly serial: string | null;
  readonly invoice: string | null;
  readonly name: string;
  readonly policy: string;
  readonly caseNumber: string;
  readonly creditCode: string;
  readonly claimed: number;
}

/** What others claim under the numbers of the machines of a case. */
export type OtherClaims = (own: readonly Purchase[]) => readonly OtherClaim[];

/** Where the applications of each policy stand, under which field their case, and in which stages they claim. */
function applicationLists({ registers }: Plan): SQL {
  const rows = registers.flatMap(({ file }) =>
    file.policy
      ? [
          {
            policy: file.policy.id,
            register: file.id,
            number: file.policy.number,
            listed: listedStages(file),
          },
        ]
      : [],
  );
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as kept (policy text, register text, number text, listed text[])`;
}

/**
 * Everything that is claimed under the numbers of any of these machines; a case whose every application was dropped claims
 * nothing. One query, however many machines; none if they have no numbers.
 *
 * @param plan - says which registers hold the applications of a policy, and in which stages one has left
 */
export async function loadOtherClaims(
  tx: Tx,
  plan: Plan,
  machines: readonly Purchase[],
): Promise<OtherClaims> {
  const keysOf = (number: 'serial' | 'invoice') => [
    ...new Set(machines.flatMap((machine) => fingerprint(machine[number]) ?? [])),
  ];
  const [serials, invoices] = [keysOf('serial'), keysOf('invoice')];
  if (serials.length + invoices.length === 0) return () => [];
  const rows = await tx.rows<ClaimRow>(sql`
    select p.id, p.serial, p.invoice, coalesce(e.name, p.credit_code) as name, p.policy,
      p.case_number as "caseNumber", p.credit_code as "creditCode", p.claimed
    from policy_purchases p left join enterprises e on e.credit_code = p.credit_code
    where (p.serial_key = any(${sql.param(serials)}::text[]) or p.invoice_key = any(${sql.param(invoices)}::text[]))
      and p.ruling is distinct from 'excluded'
      and coalesce((select bool_or(r.stage = any(kept.listed)) from ${applicationLists(plan)}
        join register_entries r on r.register = kept.register
        where kept.policy = p.policy and r.subject_id = p.credit_code
          and r.fields->>kept.number = p.case_number), true)`);
  const byNumber = new Map<string, ClaimRow[]>();
  for (const row of rows) {
    for (const key of numbersOf(row)) byNumber.set(key, [...(byNumber.get(key) ?? []), row]);
  }
  return (own) => {
    const [first] = own;
    if (!first) return [];
    const near = new Set(
      own.flatMap((machine) => numbersOf(machine).flatMap((key) => byNumber.get(key) ?? [])),
    );
    return [...near].flatMap((row) => (purchaseKey(row) === purchaseKey(first) ? [] : [claimOf(row, own)]));
  };
}

/** The numbers that tell a machine, each with what it is. */
const numbersOf = ({ serial, invoice }: Pick<ClaimRow, 'serial' | 'invoice'>): string[] => {
  const numbers = { serial: fingerprint(serial), invoice: fingerprint(invoice) };
  return Object.entries(numbers).flatMap(([kind, key]) => (key === null ? [] : [`${kind} ${key}`]));
};

function claimOf(
  { id, serial, invoice, name, caseNumber, claimed }: ClaimRow,
  own: readonly Purchase[],
): OtherClaim {
  // A line added later has no part in the place of the first one: each is held against those that bear its own number.
  const rivals = own.filter((one) => sameNumber(one.serial, serial) || sameNumber(one.invoice, invoice));
  const earlier = Number(claimed) < Math.min(...rivals.map((one) => Number(one.claimed)));
  return { id, serial, invoice, where: `${name}（${caseNumber}）`, sameCase: false, earlier };
}
