import type { ScreeningPage } from '@tenglong/contracts/screening';
import type { Plan } from '@tenglong/domain/plan';
import { describeScreening, prepareScreening } from '@tenglong/domain/screening';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { RunRecord } from '../evaluation/index.ts';

interface Tally {
  readonly rule: string;
  readonly title: string;
  readonly clause: string;
  readonly unavailable?: string;
}

/** How many enterprises a rule lists, and of how many it cannot tell; without a rule, those of all rules together. */
export interface RuleCount {
  readonly rule: string | null;
  readonly yes: number;
  readonly unknown: number;
}

/** The rules in words, as they stood in the plan the run was made under. */
export async function describeRules(
  tx: Tx,
  plan: Plan,
  { id, year }: RunRecord,
  counts: readonly RuleCount[],
): Promise<ScreeningPage['rules']> {
  const [found] = await tx.rows<{ tallies: Tally[] }>(
    sql`select detail->'screening' as tallies from evaluation_runs where id = ${id}`,
  );
  const prepared = plan.screening && plan.facts ? prepareScreening(plan.screening, plan.facts) : undefined;
  const texts = prepared?.kind === 'screening' ? describeScreening(prepared.screening, { year }) : [];
  return (found?.tallies ?? []).map(({ rule, title, clause, unavailable }) => {
    const own = counts.find((one) => one.rule === rule);
    const text = texts.find((one) => one.rule === rule);
    return {
      id: rule,
      title,
      clause,
      text: text ? `${text.population}；${text.condition}` : '',
      yes: own?.yes ?? 0,
      unknown: own?.unknown ?? 0,
      unavailable: unavailable ?? '',
    };
  });
}
