import { leadsOf } from '@tenglong/domain/enterprise';
import type { Plan } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { FACT_STATE } from './in-force.ts';
import { rebuildYears } from './rebuild-years.ts';

/**
 * Brings which department leads a disputed fact to what the plan in force says; where that changes, disputed values are
 * settled anew. Runs itself remain what they were.
 */
export async function syncFactLeads(tx: Tx, plan: Plan): Promise<void> {
  const wanted = [...leadsOf(plan.facts?.facts ?? [])].map(([fact, department]) => ({
    fact,
    department,
    datasets: plan.workbooks
      .filter(({ file }) => file.department === department)
      .map(({ file }) => file.id)
      .sort(),
  }));
  const held = await tx.rows<{ fact: string; department: string; datasets: string[] }>(
    sql`select fact, department, datasets from fact_leads`,
  );
  const said = (leads: typeof held) =>
    leads
      .map(({ fact, department, datasets }) => `${fact} ${department} ${datasets.join()}`)
      .sort()
      .join('\n');
  if (said(held) === said(wanted)) return;
  await tx.run(sql`delete from fact_leads`);
  for (const { fact, department, datasets } of wanted) {
    await tx.run(sql`insert into fact_leads (fact, department, datasets)
      values (${fact}, ${department}, ${sql.param(datasets)}::text[])`);
  }
  await rebuildYears(
    tx,
    sql`select credit_code, year from enterprise_years
      where states && array[${FACT_STATE.disputed}, ${FACT_STATE.byLead}]::smallint[]`,
  );
}
