import type { BaselineQuery, BaselineSource } from '@tenglong/contracts/evaluation';
import { countLeftOut, explainBaseline, type FrozenRun, type SchemeRun } from '@tenglong/domain/evaluation';
import type { Plan } from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getEnterprise } from '../enterprise/index.ts';
import { getPlan } from '../plan/index.ts';
import { maySeeSums } from './figure-rights.ts';
import { findInRun, getRun, getRunRecord } from './run-library.ts';

type Place = { readonly scheme: SchemeRun; readonly row: number | undefined };

/** The scheme asked for, and whose industry it is about. */
async function findPlace(tx: Tx, scope: Scope, frozen: FrozenRun, query: BaselineQuery): Promise<Place> {
  if (query.creditCode !== undefined) {
    await getEnterprise(tx, scope, query.creditCode);
    return findInRun(frozen, query.creditCode);
  }
  const scheme = frozen.run.schemes.find(({ compiled }) => compiled.scheme.population.scale === query.scale);
  if (!scheme) throw new Problem('NOT_FOUND');
  return { scheme, row: undefined };
}

function population(
  { compiled }: SchemeRun,
  plan: Plan,
): Pick<BaselineSource, 'minimum' | 'exemptIndustries'> {
  const { minimum, exemptIndustries } = compiled.scheme.population;
  const divisions = new Map(plan.industries?.divisions.map(({ code, name }) => [code, name]));
  const fact = plan.facts?.facts.find(({ id }) => id === minimum?.fact);
  return {
    minimum: minimum
      ? {
          title: fact?.title ?? minimum.fact,
          unit: fact?.unit ?? '',
          atLeast: minimum.atLeast,
          unknownListed: minimum.unknown === 'listUngraded',
        }
      : null,
    exemptIndustries: exemptIndustries.map((code) => divisions.get(code) ?? code),
  };
}

/**
 * Where a baseline comes from, out of the frozen run: its sums, who was counted, who was left out, and the scheme's own
 * parameters. Says nothing of any single enterprise.
 *
 * @throws Problem RUN_NOT_FOUND, ENTERPRISE_NOT_FOUND, ENTERPRISE_NOT_EVALUATED, FIGURES_WITHHELD; NOT_FOUND for an indicator or scale that
 *   the run does not have
 */
export async function describeBaseline(
  tx: Tx,
  scope: Scope,
  runId: string,
  indicatorId: string,
  query: BaselineQuery,
): Promise<BaselineSource> {
  const record = await getRunRecord(tx, runId);
  const plan = await getPlan(tx, record.planVersionId);
  const { scheme: run, row } = await findPlace(tx, scope, await getRun(tx, runId), query);
  const { compiled, columns, outcome } = run;
  const { scheme } = compiled;
  const at = scheme.indicators.findIndex(({ id }) => id === indicatorId);
  const [indicator, ready, reference] = [
    scheme.indicators[at],
    compiled.indicators[at],
    outcome.references[at],
  ];
  if (!indicator || !ready || !reference) throw new Problem('NOT_FOUND');
  const industry = ready.over === 'industry' && row !== undefined ? (columns.industry[row] ?? 0) : 0;
  const explained = explainBaseline(run, indicator, ready, reference, industry);
  const summed = (fact: string, sum: string) => {
    const found = plan.facts?.facts.find(({ id }) => id === fact);
    return {
      fact,
      title: found?.title ?? fact,
      unit: found?.unit ?? '',
      decimals: found?.decimals ?? 2,
      sum,
    };
  };
  if (!maySeeSums(scope, explained.members)) throw new Problem('FIGURES_WITHHELD');
  const { figure, worst, group, standsIn, members, factor, origin, numeratorSum, denominatorSum } = explained;
  return {
    indicator: indicator.id,
    title: indicator.title,
    unit: indicator.unit,
    decimals: indicator.decimals,
    percent: indicator.percent,
    year: record.year,
    runNumber: record.number,
    scale: scheme.population.scale,
    schemeTitle: scheme.title,
    schemeSource: scheme.source,
    clause: scheme.clause,
    origin,
    figure,
    worst,
    group: group === '' ? '全市' : group,
    standsIn,
    minimumMembers: ready.minimumMembers,
    numerator: summed(indicator.numerator, numeratorSum),
    denominator:
      indicator.denominator === null || denominatorSum === null
        ? null
        : summed(indicator.denominator, denominatorSum),
    factor,
    members,
    listed: run.members.length,
    leftOut: countLeftOut(columns, ready, standsIn ? 0 : industry),
    weight: indicator.weight,
    cap: scheme.cap,
    floor: scheme.floor,
    missingDenominator: indicator.missingDenominator,
    zeroDenominator: indicator.zeroDenominator,
    ...population(run, plan),
    quotas: scheme.quotas?.bounds.map(({ grade, upToPercent }) => ({ grade, upToPercent })) ?? [],
  };
}
