import type { EnterpriseYear, Violation } from '@tenglong/domain/enterprise';
import { decimal, type Exact } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { listFactSlots } from './fact-slots.ts';
import { withinScope } from './within-scope.ts';

interface YearRow {
  credit_code: string;
  name: string;
  unit_name: string;
  scale: 'above' | 'below';
  industry: string;
  facts: (string | null)[] | null;
  states: number[] | null;
}

const MISSING = 0;

/**
 * Everybody of the roster whose scale is known, with the facts in force for one year, in the order of the credit code.
 * An enterprise without any value that year has no facts.
 */
export async function loadEnterpriseYears(tx: Tx, scope: Scope, year: number): Promise<EnterpriseYear[]> {
  const slots = [...(await listFactSlots(tx))];
  const violations = await listViolations(tx);
  const rows = await tx.rows<YearRow>(sql`
    select e.credit_code, e.name, e.unit_name, e.scale, e.industry, y.facts, y.states
    from enterprises e left join enterprise_years y on y.credit_code = e.credit_code and y.year = ${year}
    where e.scale is not null and ${withinScope(scope, sql`e.unit_id`)}
    order by e.credit_code`);
  return rows.map((row) => {
    const facts = new Map<string, Exact | null>();
    for (const [fact, slot] of slots) {
      if ((row.states?.[slot - 1] ?? MISSING) === MISSING) continue;
      const text = row.facts?.[slot - 1];
      facts.set(fact, text == null ? null : decimal(text));
    }
    return {
      creditCode: row.credit_code,
      name: row.name,
      unit: row.unit_name,
      scale: row.scale,
      industry: row.industry,
      facts,
      violations: violations.get(row.credit_code) ?? [],
    };
  });
}

/** Every violation of a committed batch, by credit code, in the order of the day. */
export async function listViolations(tx: Tx): Promise<ReadonlyMap<string, Violation[]>> {
  const rows = await tx.rows<{
    credit_code: string;
    field: string;
    found_on: string;
    severity: Violation['severity'];
  }>(sql`
    select distinct v.credit_code, v.field, v.found_on, v.severity
    from violations v join batches b on b.id = v.batch_id and b.status = 'committed'
    order by v.credit_code, v.found_on, v.field, v.severity`);
  const byCode = new Map<string, Violation[]>();
  for (const { credit_code, field, found_on, severity } of rows) {
    const list = byCode.get(credit_code);
    const violation: Violation = { field, foundOn: found_on, severity };
    if (list) list.push(violation);
    else byCode.set(credit_code, [violation]);
  }
  return byCode;
}
