import { add, decimal, type Exact, ZERO } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import { type Application, caseNumberOf } from './application.ts';

interface Granted {
  readonly entry: string;
  readonly amount: string | null;
}

/** 元 that other applications were granted; `undefined` while one of them was taken over without its sum. */
export type GrantedTo = (application: Application) => Exact | undefined;

/** What all but one of these applications were granted. */
function sumBut(grants: readonly Granted[], entry: string): Exact | undefined {
  const others = grants.filter((one) => one.entry !== entry);
  return others.reduce<Exact | undefined>(
    (sum, { amount }) => (sum === undefined || amount === null ? undefined : add(sum, decimal(amount))),
    ZERO,
  );
}

/** What the same enterprise was granted under the same policy in a year. One query, however many applications. */
export async function loadGrantedOfYear(
  tx: Tx,
  applications: readonly Application[],
  year: number,
): Promise<GrantedTo> {
  const codes = [...new Set(applications.map(({ entry }) => entry.subject.id ?? ''))];
  const policies = [...new Set(applications.map(({ rule }) => rule.id))];
  const rows = await tx.rows<Granted & { policy: string; code: string }>(sql`
    select entry_id as entry, amount_yuan::text as amount, policy, credit_code as code from policy_grants
    where year = ${year} and policy = any(${sql.param(policies)}::text[]) and credit_code = any(${sql.param(codes)}::text[])`);
  const found = groupRows(rows, ({ policy, code }) => `${policy} ${code}`);
  return ({ rule, entry }) => sumBut(found.get(`${rule.id} ${entry.subject.id ?? ''}`) ?? [], entry.id);
}

/**
 * What the same project was granted under the same policy, whoever applied and whatever the year. One query for each policy
 * with a cap per project, however many applications.
 *
 * @param capped - those whose policy has such a cap
 */
export async function loadGrantedToProjects(tx: Tx, capped: readonly Application[]): Promise<GrantedTo> {
  const found = new Map<string, readonly Granted[]>();
  for (const { rule, plan } of new Map(capped.map((one) => [one.rule.id, one])).values()) {
    const lists = plan.registers.filter(({ file }) => file.policy?.id === rule.id).map(({ file }) => file.id);
    const numbers = capped.filter((one) => one.rule.id === rule.id).map(caseNumberOf);
    const rows = await tx.rows<Granted & { number: string }>(sql`
      select g.entry_id as entry, g.amount_yuan::text as amount, r.fields->>${rule.number} as number
      from policy_grants g join register_entries r on r.id = g.entry_id
      where g.policy = ${rule.id} and r.register = any(${sql.param(lists)}::text[])
        and r.fields->>${rule.number} = any(${sql.param(numbers)}::text[])`);
    for (const [number, own] of groupRows(rows, (row) => row.number)) found.set(`${rule.id} ${number}`, own);
  }
  return (application) =>
    sumBut(found.get(`${application.rule.id} ${caseNumberOf(application)}`) ?? [], application.entry.id);
}
