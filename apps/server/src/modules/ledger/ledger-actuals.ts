import { Balances, chartOf, standingOf } from '@tenglong/domain/ledger';
import { convert, toDecimalString, toPlainDecimal, unit } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { countyScope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { findActiveVersion, type GoalActuals, getPlan } from '../plan/index.ts';
import { loadFlows } from './posting-rows.ts';

const PLACES = 2;

/** What goals that are measured by the ledger have reached: what was freed to the county. Empty before the first line. */
export async function listLedgerActuals(tx: Tx): Promise<GoalActuals> {
  const [last] = await tx.rows<{ number: number; on: string }>(
    sql`select number, happened_on as on from ledger_transactions order by number desc limit 1`,
  );
  const active = last && (await findActiveVersion(tx));
  if (!active) return new Map();
  const plan = await getPlan(tx, active.id);
  const { ledger } = plan;
  if (!ledger) return new Map();
  const chart = chartOf(ledger);
  const balances = new Balances(await loadFlows(tx, countyScope));
  return new Map(
    plan.quantities.flatMap(({ key, unit: own, measuredBy }) => {
      if (!measuredBy || !('ledger' in measuredBy)) return [];
      const resource = chart.resources.get(measuredBy.ledger);
      if (!resource) return [];
      const { freed } = standingOf(chart, balances, resource.id);
      const value = convert(freed, unit(resource.unit), unit(own));
      const exact = value && toPlainDecimal(value);
      if (!value || exact === undefined) return [];
      const asOf = `${ledger.title}第 ${last.number} 笔，记到 ${last.on}`;
      return [[key, { value: toDecimalString(value, PLACES), exact, asOf }] as const];
    }),
  );
}
