import type { PlanCoverage } from '@tenglong/contracts/plan';
import { checkTotals, citedAddresses, type Plan } from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { clauseGaps } from './describe-clauses.ts';
import { getActivePlan } from './plan-library.ts';

/** A clause has data when something computed cites it, or a list divides what it asks for. */
function hasData(plan: Plan, address: string): boolean {
  if (citedAddresses(plan).has(address)) return true;
  const tasks = plan.tasks.filter(({ clauses }) => clauses.includes(address));
  return tasks.some(({ lists }) => lists.length > 0);
}

/** 来源账: which clause has an owner, a task, a target, data and a rule — and every sum of the lists done again. */
export async function describeCoverage(tx: Tx, _scope: Scope): Promise<PlanCoverage> {
  const { plan } = await getActivePlan(tx);
  const cited = citedAddresses(plan);
  return {
    rows: plan.clauses.map((clause) => {
      const gaps = clauseGaps(plan, clause);
      return {
        address: clause.address,
        title: clause.title,
        owner: clause.leads.length > 0,
        task: plan.tasks.some(({ clauses }) => clauses.includes(clause.address)),
        target: plan.quantities.some(({ stated }) => stated.some(({ at }) => at === clause.address)),
        data: hasData(plan, clause.address),
        rule: cited.has(clause.address),
        gaps,
      };
    }),
    totals: checkTotals(plan).columns.map(({ address, list, title, printed, sum, ok }) => ({
      address,
      title: list,
      column: title,
      printed: printed ?? '',
      added: sum,
      agrees: ok,
    })),
  };
}
