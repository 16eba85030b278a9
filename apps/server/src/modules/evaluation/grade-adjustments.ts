import { randomUUID } from 'node:crypto';
import type { GradeAdjustment, NewAdjustment, Withdrawal } from '@tenglong/contracts/evaluation';
import type { Demotion, Promotion } from '@tenglong/domain/evaluation';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor, Scope } from '../../platform/actor/index.ts';
import { recordAudit, whoWasFirst } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getEnterprise, ROSTER_OWNER, withinScope } from '../enterprise/index.ts';
import { getActivePlan } from '../plan/index.ts';
import type { ProjectPromotions } from './deps.ts';
import { schemesInUse } from './schemes-in-use.ts';

/** What counts in a run of the year: everything registered and not withdrawn, and what follows from the projects. */
export async function loadGrants(
  tx: Tx,
  year: number,
  projectPromotions: ProjectPromotions,
): Promise<{ promotions: Promotion[]; demotions: Demotion[] }> {
  const rows = await tx.rows<Pick<GradeAdjustment, 'creditCode' | 'kind' | 'grade' | 'clause' | 'basis'>>(sql`
    select credit_code as "creditCode", kind, grade, clause, basis from grade_adjustments
    where year = ${year} and withdrawn_at is null order by made_at, id`);
  return {
    promotions: [
      ...rows
        .filter(({ kind }) => kind === 'atLeast')
        .map(({ creditCode, grade, clause, basis }) => ({ creditCode, atLeast: grade, clause, basis })),
      ...(await projectPromotions(tx, year)),
    ],
    demotions: rows
      .filter(({ kind }) => kind === 'atMost')
      .map(({ creditCode, grade, clause, basis }) => ({ creditCode, atMost: grade, clause, basis })),
  };
}

const select = (scope: Scope, condition: SQL): SQL => sql`
  select a.id, a.year, a.credit_code as "creditCode", e.name, e.unit_name as "unitName", a.kind, a.grade, a.clause, a.basis,
    a.made_at as "madeAt", a.made_by as "madeBy", a.withdrawn_at as "withdrawnAt", a.withdrawn_by as "withdrawnBy",
    a.withdrawn_why as "withdrawnWhy",
    coalesce((select r.started_at >= coalesce(a.withdrawn_at, a.made_at) from evaluation_runs r
      where r.year = a.year order by r.number desc limit 1), false) as "inLatestRun"
  from grade_adjustments a join enterprises e on e.credit_code = a.credit_code
  where ${withinScope(scope, ROSTER_OWNER)} and ${condition}
  order by a.made_at desc, a.id`;

/** The adjustments of a year, newest first, withdrawn ones too. */
export const listAdjustments = (tx: Tx, scope: Scope, year: number): Promise<GradeAdjustment[]> =>
  tx.rows<GradeAdjustment>(select(scope, sql`a.year = ${year}`));

async function getAdjustment(tx: Tx, scope: Scope, id: string): Promise<GradeAdjustment> {
  const [found] = await tx.rows<GradeAdjustment>(select(scope, sql`a.id = ${id}`));
  if (!found) throw new Problem('ADJUSTMENT_NOT_FOUND');
  return found;
}

/**
 * Registers an adjustment; it takes effect in the next run of the year.
 *
 * @throws Problem ENTERPRISE_NOT_FOUND, PROMOTION_NOT_OPEN, ADJUSTMENT_EXISTS
 */
export function addAdjustment(deps: Deps, actor: Actor, made: NewAdjustment): Promise<GradeAdjustment> {
  const { year, creditCode, kind, grade, clause, basis } = made;
  return deps.db.transaction(async (tx) => {
    const { scale } = await getEnterprise(tx, actor.scope, creditCode);
    const { plan } = await getActivePlan(tx);
    const scheme = schemesInUse(plan).find(({ population }) => population.scale === scale);
    if (kind === 'atLeast' && !scheme?.promotion) throw new Problem('PROMOTION_NOT_OPEN');
    // Two at the same moment come one after the other: the second sees the first.
    await tx.run(sql`select 1 from enterprises where credit_code = ${creditCode} for update`);
    const [same] = await tx.rows(sql`select id from grade_adjustments where year = ${year}
      and credit_code = ${creditCode} and kind = ${kind} and withdrawn_at is null`);
    if (same) {
      const details = await whoWasFirst(tx, creditCode, 'evaluation.adjusted');
      throw new Problem('ADJUSTMENT_EXISTS', { details });
    }
    const id = randomUUID();
    const at = deps.clock.now();
    const under = clause === '' && kind === 'atLeast' ? (scheme?.promotion?.clause ?? '') : clause;
    await tx.run(sql`insert into grade_adjustments (id, year, credit_code, kind, grade, clause, basis, made_at, made_by)
      values (${id}, ${year}, ${creditCode}, ${kind}, ${grade}, ${under}, ${basis}, ${at}, ${actor.displayName})`);
    const after = { ...made, clause: under };
    await recordAudit(tx, {
      actor,
      action: 'evaluation.adjusted',
      subject: creditCode,
      at,
      source: { id },
      after,
    });
    return getAdjustment(tx, actor.scope, id);
  });
}

/** Takes an adjustment back; runs made with it keep it. @throws Problem ADJUSTMENT_NOT_FOUND, ADJUSTMENT_WITHDRAWN */
export function withdrawAdjustment(
  deps: Deps,
  actor: Actor,
  id: string,
  { why }: Withdrawal,
): Promise<GradeAdjustment> {
  return deps.db.transaction(async (tx) => {
    const before = await getAdjustment(tx, actor.scope, id);
    const at = deps.clock.now();
    const changed = await tx.run(sql`update grade_adjustments
      set withdrawn_at = ${at}, withdrawn_by = ${actor.displayName}, withdrawn_why = ${why}
      where id = ${id} and withdrawn_at is null`);
    if (changed === 0) {
      const details = await whoWasFirst(tx, before.creditCode, 'evaluation.adjustmentWithdrawn');
      throw new Problem('ADJUSTMENT_WITHDRAWN', { details });
    }
    await recordAudit(tx, {
      actor,
      action: 'evaluation.adjustmentWithdrawn',
      subject: before.creditCode,
      at,
      source: { id },
      before,
      after: { why },
    });
    return getAdjustment(tx, actor.scope, id);
  });
}
