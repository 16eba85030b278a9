import type { Promotion } from '@tenglong/domain/evaluation';
import { type Plan, type PolicyVersion, policyVersionOn } from '@tenglong/domain/plan';
import { determine, type PreparedPolicy, preparePolicy, readFacts } from '@tenglong/domain/policy';
import { type PromotionGround, promotionGround } from '@tenglong/domain/register';
import { toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from '../entry-store.ts';
import { type LoadedRegister, listRegisters } from '../register-library.ts';

/** Policies are checked when a plan is loaded; here each version is prepared once. */
const prepared = new WeakMap<PolicyVersion, PreparedPolicy>();

function policyOn(plan: Plan, id: string, day: string): PreparedPolicy | undefined {
  const found = plan.policies.find(({ file }) => file.id === id);
  if (!found) return undefined;
  const version = policyVersionOn(found, day);
  const known = prepared.get(version);
  if (known) return known;
  const made = preparePolicy(version.file, { superseding: version.superseding });
  if (made.kind !== 'policy') return undefined;
  prepared.set(version, made.policy);
  return made.policy;
}

const GRADES = ['A', 'B', 'C'] as const;

/**
 * The grade that a policy gives at the least: what it makes of a D. Nothing where it gives nothing, or cannot tell.
 *
 * @param day - the last day of the evaluated year
 */
export function leastGrade(
  policy: PreparedPolicy,
  { keyProject, underConstruction, investment }: PromotionGround,
  day: string,
): Promotion['atLeast'] | undefined {
  // Exact where it can be written down; a quotient without an end is cut, never rounded up over a threshold.
  const totalInvestment =
    investment === null ? null : (toPlainDecimal(investment) ?? String(investment.n / investment.d));
  const reading = readFacts(policy, { keyProject, underConstruction, totalInvestment, computedGrade: 'D' });
  if (reading.kind !== 'facts') return undefined;
  const { verdict, grade } = determine(policy, reading.facts, day);
  return verdict === 'eligible' ? GRADES.find((one) => one === grade) : undefined;
}

/**
 * What the projects of the registers give their enterprises in the evaluation of a year, each with its entry: by the policy
 * that the register names, as of the last day of the year. Nothing while that day is still to come.
 *
 * @source clause 20
 */
export async function listProjectPromotions(
  tx: Tx,
  year: number,
  today: string,
): Promise<readonly Promotion[]> {
  const day = `${year}-12-31`;
  if (day > today) return [];
  const registers = (await listRegisters(tx)).filter(({ register }) => register.file.promotes !== undefined);
  if (registers.length === 0) return [];
  const ids = sql.param(registers.map(({ register }) => register.file.id));
  const rows = await tx.rows<StoredEntry>(
    sql`select ${ENTRY_COLUMNS} from register_entries e where e.register = any(${ids}::text[]) order by e.id`,
  );
  return rows.flatMap((row): Promotion[] => {
    const loaded = registers.find(({ register }) => register.file.id === row.register);
    return loaded ? promotionOf(loaded, row, day) : [];
  });
}

function promotionOf({ register, plan }: LoadedRegister, row: StoredEntry, day: string): Promotion[] {
  const { promotes, shortTitle } = register.file;
  const policy = promotes && policyOn(plan, promotes.policy, day);
  const ground = promotionGround(register, toEntry(row, register), day);
  const atLeast = policy && ground && leastGrade(policy, ground, day);
  if (!atLeast || !ground || !policy) return [];
  const basis = `${row.subject_name}（${shortTitle}清单），${day} 在建`;
  return [{ creditCode: ground.creditCode, atLeast, clause: policy.file.clause, basis, entryId: row.id }];
}
