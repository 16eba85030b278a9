import {
  type CapsuleInput,
  type EvaluationRun,
  evaluateInput,
  type FrozenRuling,
} from '@tenglong/domain/evaluation';
import type { Plan } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import { countyScope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { FACT_STATE, type LoadedYear, loadEnterpriseYears, STANDING } from '../enterprise/index.ts';
import type { LoadedPlan } from '../plan/index.ts';
import type { ProjectPromotions } from './deps.ts';
import { loadGrants } from './grade-adjustments.ts';
import { schemesInUse } from './schemes-in-use.ts';

/** Changes whenever the same input could give other bytes. */
const ENGINE_VERSION = 'tenglong-evaluation/1';

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

/** A year evaluated on the facts in force, with everything it was made of. */
export interface EvaluatedYear {
  readonly input: CapsuleInput;
  readonly enterprises: readonly LoadedYear[];
  readonly run: EvaluationRun;
}

/** Reads the facts in force of a year and evaluates them. @throws Problem YEAR_NOT_EVALUABLE */
export async function evaluateYear(
  tx: Tx,
  { version, plan }: LoadedPlan,
  year: number,
  projectPromotions: ProjectPromotions,
): Promise<EvaluatedYear> {
  const schemes = schemesInUse(plan);
  const enterprises = await loadEnterpriseYears(tx, countyScope, year);
  if (schemes.length === 0 || !plan.facts || !enterprises.some(({ facts }) => facts.size > 0)) {
    throw new Problem('YEAR_NOT_EVALUABLE');
  }
  const input: CapsuleInput = {
    planHash: version.hash,
    engineVersion: ENGINE_VERSION,
    year,
    schemes,
    dictionary: plan.facts,
    enterprises,
    ...(await loadGrants(tx, year, projectPromotions)),
    rulings: await listFrozenRulings(tx, plan, year),
  };
  return { input, enterprises, run: evaluateInput(input) };
}
