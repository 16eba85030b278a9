import type { EnterpriseYear } from '@tenglong/domain/enterprise';
import { buildCapsule, type FrozenRuling, type FrozenRun } from '@tenglong/domain/evaluation';
import type { Plan } from '@tenglong/domain/plan';
import { computeScreening, prepareScreening, type ScreeningResult } from '@tenglong/domain/screening';
import { sql } from 'drizzle-orm';
import { countyScope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { FACT_STATE, loadEnterpriseYears, STANDING } from '../enterprise/index.ts';
import type { LoadedPlan } from '../plan/index.ts';
import { schemesInUse } from './schemes-in-use.ts';

/** Changes whenever the same input could give other bytes. */
export const ENGINE_VERSION = 'tenglong-evaluation/1';

/** Rulings the figures rest on: those on the plan and those on enterprises' figures of the year. */
async function listFrozenRulings(tx: Tx, plan: Plan, year: number): Promise<FrozenRuling[]> {
  const onPlan = plan.rulings
    .filter(({ status }) => status !== 'withdrawn')
    .map(
      ({ id, adopts, reason, value }): FrozenRuling => ({
        id,
        address: adopts ?? '',
        text: `${value}：${reason}`,
        creditCode: null,
        fact: null,
      }),
    );
  const onFacts = await tx.rows<{
    id: string;
    creditCode: string;
    fact: string;
    said: string;
    reason: string;
  }>(sql`
    select f.id, f.credit_code as "creditCode", f.fact, f.said, f.reason from fact_rulings f
    join fact_slots k on k.fact = f.fact
    join enterprise_years y on y.credit_code = f.credit_code and y.year = f.year
      and y.states[k.slot] = ${FACT_STATE.byRuling}
    where f.year = ${year} and ${STANDING} order by f.id`);
  return [
    ...onPlan,
    ...onFacts.map(({ said, reason, ...ruling }) => ({
      ...ruling,
      address: '',
      text: said === '' ? reason : `${said}：${reason}`,
    })),
  ];
}

export interface PreparedRun {
  readonly frozen: FrozenRun;
  readonly screening: ScreeningResult | undefined;
}

/** The screening of a year by the plan's rules; `undefined` if the plan has none. */
export function screen(
  plan: Plan,
  year: number,
  now: readonly EnterpriseYear[],
  before: readonly EnterpriseYear[],
): ScreeningResult | undefined {
  if (!plan.screening || !plan.facts) return undefined;
  const prepared = prepareScreening(plan.screening, plan.facts);
  if (prepared.kind === 'problems') return undefined;
  return computeScreening(now, withFacts(before), prepared.screening, { year, verdicts: ['yes', 'unknown'] });
}

/** An enterprise of the roster with no value at all in a year was not there that year. */
const withFacts = (enterprises: readonly EnterpriseYear[]) =>
  enterprises.filter(({ facts }) => facts.size > 0);

/** Evaluates and screens a year on the facts in force. @throws Problem YEAR_NOT_EVALUABLE */
export async function prepareRun(tx: Tx, { version, plan }: LoadedPlan, year: number): Promise<PreparedRun> {
  const schemes = schemesInUse(plan);
  const enterprises = await loadEnterpriseYears(tx, countyScope, year);
  if (schemes.length === 0 || !plan.facts || !enterprises.some(({ facts }) => facts.size > 0)) {
    throw new Problem('YEAR_NOT_EVALUABLE');
  }
  const frozen = buildCapsule({
    planHash: version.hash,
    engineVersion: ENGINE_VERSION,
    year,
    schemes,
    dictionary: plan.facts,
    enterprises,
    promotions: [],
    rulings: await listFrozenRulings(tx, plan, year),
  });
  const before = await loadEnterpriseYears(tx, countyScope, year - 1);
  return { frozen, screening: screen(plan, year, enterprises, before) };
}
