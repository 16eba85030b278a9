import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** A grade that a ruling on an appeal has found to be right. */
export interface RuledGrade {
  readonly year: number;
  readonly creditCode: string;
  /** As it was published; letters, so that the better one comes first. */
  readonly before: string;
  readonly grade: string;
  readonly basis: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * Registers the grade of a ruling among the adjustments of the year: the next run takes it. An adjustment of the same kind
 * that stands is withdrawn for it. A veto beats it as it beats every promotion: no clause of the plan lets anybody
 * waive one; what was reported wrongly is reported anew by its department.
 */
export async function ruleOnGrade(tx: Tx, ruled: RuledGrade): Promise<void> {
  const { year, creditCode, before, grade, basis, by, at } = ruled;
  const kind = grade < before ? 'atLeast' : 'atMost';
  await tx.run(sql`
    update grade_adjustments set withdrawn_at = ${at}, withdrawn_by = ${by}, withdrawn_why = ${basis}
    where year = ${year} and credit_code = ${creditCode} and kind = ${kind} and withdrawn_at is null`);
  await tx.run(sql`
    insert into grade_adjustments (id, year, credit_code, kind, grade, clause, basis, made_at, made_by)
    values (${randomUUID()}, ${year}, ${creditCode}, ${kind}, ${grade}, '', ${basis}, ${at}, ${by})`);
}
