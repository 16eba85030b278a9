import type { EnterpriseYear, Scale, Violation } from '@tenglong/domain/enterprise';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { listFactSlots } from './fact-slots.ts';
import { ROSTER_OWNER, withinScope } from './within-scope.ts';
import { type FigureTable, readMillionths, YearFacts } from './year-facts.ts';

/** An enterprise of a year with what lists order and filter by. */
export interface LoadedYear extends EnterpriseYear {
  readonly unitId: string | null;
  readonly pinyin: string;
}

const NO_FACTS: EnterpriseYear['facts'] = new Map();
const NO_VIOLATIONS: readonly Violation[] = [];
const scaleOf = (text: string | null | undefined): Scale => (text === 'below' ? 'below' : 'above');

/** A table of figures that grows with the rows read. */
function growingTable(
  slots: FigureTable['slots'],
): FigureTable & { read(row: number, values: string): void } {
  const width = Math.max(0, ...slots.values());
  const table = {
    slots,
    width,
    millionths: new Float64Array(1024 * width).fill(Number.NaN),
    read: (row: number, values: string) => {
      if ((row + 1) * width > table.millionths.length) {
        const wider = new Float64Array(table.millionths.length * 2).fill(Number.NaN, table.millionths.length);
        wider.set(table.millionths);
        table.millionths = wider;
      }
      readMillionths(values, table.millionths, row * width);
    },
  };
  return table;
}

/**
 * Everybody of the roster whose scale is known, with the facts in force for one year, in the order of the credit code.
 * An enterprise without any value that year has no facts.
 */
export async function loadEnterpriseYears(tx: Tx, scope: Scope, year: number): Promise<LoadedYear[]> {
  const table = growingTable(await listFactSlots(tx));
  const violations = await listViolations(tx);
  const loaded: LoadedYear[] = [];
  const batches = tx.readBatches(sql`
    select e.credit_code, e.name, e.unit_name, e.scale, e.industry, e.unit_id, e.pinyin, y.facts, y.states
    from enterprises e left join enterprise_years y on y.credit_code = e.credit_code and y.year = ${year}
    where e.scale is not null and ${withinScope(scope, ROSTER_OWNER)}
    order by e.credit_code collate "C"`);
  for await (const rows of batches) {
    for (const [code, name, unit, scale, industry, unitId, pinyin, values, states] of rows) {
      const creditCode = code ?? '';
      if (values) table.read(loaded.length, values);
      loaded.push({
        creditCode,
        name: name ?? '',
        unit: unit ?? '',
        scale: scaleOf(scale),
        industry: industry ?? '',
        facts: values && states ? new YearFacts(table, loaded.length, values, states) : NO_FACTS,
        violations: violations.get(creditCode) ?? NO_VIOLATIONS,
        unitId: unitId ?? null,
        pinyin: pinyin ?? '',
      });
    }
  }
  return loaded;
}

/** Every violation of a committed batch, by credit code, in the order of the day. */
async function listViolations(tx: Tx): Promise<ReadonlyMap<string, Violation[]>> {
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
