import type { Explanation, IndicatorExplanation, Ways, WhatIfResult } from '@tenglong/contracts/evaluation';
import {
  type ExplainedIndicator,
  explainEnterprise,
  type FactChanges,
  type FrozenRun,
  findWays,
  type LeverStep,
  packPopulation,
  resultOf,
  whatIf,
} from '@tenglong/domain/evaluation';
import type { Plan } from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getEnterprise } from '../enterprise/index.ts';
import { getPlan } from '../plan/index.ts';
import { indicatorRights, maySeeSums, mustReadAllFigures } from './figure-rights.ts';
import { findInRun, findLatestRun, getRun, getRunRecord } from './run-library.ts';
import { describeIndicators } from './summarise-schemes.ts';

type Place = ReturnType<typeof findInRun>;

const factOf = (plan: Plan, id: string) => plan.facts?.facts.find((one) => one.id === id);

function toInput(plan: Plan, { fact, figure }: { fact: string; figure: string | null }) {
  const found = factOf(plan, fact);
  return {
    fact,
    title: found?.title ?? fact,
    unit: found?.unit ?? '',
    value: figure,
    decimals: found?.decimals ?? 2,
  };
}

interface Earlier {
  readonly frozen: FrozenRun;
  readonly place: Place;
  readonly year: number;
}

/** The enterprise in the latest run of the year before, if it was in one. */
async function findEarlier(tx: Tx, year: number, creditCode: string): Promise<Earlier | undefined> {
  const record = await findLatestRun(tx, year - 1);
  if (!record) return undefined;
  const frozen = await getRun(tx, record.id);
  try {
    return { frozen, place: findInRun(frozen, creditCode), year: record.year };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function toIndicator(
  plan: Plan,
  place: Place,
  at: number,
  explained: ExplainedIndicator,
  earlier: ReturnType<typeof resultOf>,
): IndicatorExplanation | undefined {
  const indicator = describeIndicators(place.scheme, plan)[at];
  if (!indicator) return undefined;
  const { baseline } = explained;
  const before = earlier?.items[explained.id];
  return {
    indicator,
    numerator: toInput(plan, explained.numerator),
    denominator: explained.denominator && toInput(plan, explained.denominator),
    value: explained.value,
    baseline: baseline.figure,
    baselineSums:
      baseline.denominatorSum === null
        ? null
        : {
            numerator: baseline.numeratorSum,
            denominator: baseline.denominatorSum,
            population: baseline.members,
          },
    score: explained.score,
    cap: explained.highest,
    capped: explained.capped,
    how: explained.origin,
    before: before ? { value: before.value, score: before.score } : null,
  };
}

/** Sums over a handful are no aggregate to one who knows one of the parts. */
const forReader = (scope: Scope, made: IndicatorExplanation): IndicatorExplanation =>
  made.baselineSums && !maySeeSums(scope, made.baselineSums.population)
    ? { ...made, baselineSums: null }
    : made;

/** 评价说明 of one enterprise. @throws Problem RUN_NOT_FOUND, ENTERPRISE_NOT_FOUND, ENTERPRISE_NOT_EVALUATED */
export async function explainResult(
  tx: Tx,
  scope: Scope,
  runId: string,
  creditCode: string,
): Promise<Explanation> {
  const record = await getRunRecord(tx, runId);
  await getEnterprise(tx, scope, creditCode);
  const plan = await getPlan(tx, record.planVersionId);
  const frozen = await getRun(tx, runId);
  const place = findInRun(frozen, creditCode);
  const { scheme, row } = place;
  const explained = explainEnterprise(scheme, scheme.outcome, row);
  const own = resultOf(scheme, row);
  const mayReadIndicator = indicatorRights(plan, scope);
  const mayRead = ({ numerator, denominator }: IndicatorExplanation) =>
    mayReadIndicator({ numerator: numerator.fact, denominator: denominator?.fact });
  const earlier = await findEarlier(tx, record.year, creditCode);
  const earlierResult = earlier && resultOf(earlier.place.scheme, earlier.place.row);
  return {
    runId,
    runNumber: record.number,
    frozenAt: record.startedAt,
    year: record.year,
    creditCode,
    name: own?.name ?? '',
    unitName: own?.unit ?? '',
    scale: scheme.compiled.scheme.population.scale,
    schemeTitle: explained.schemeTitle,
    total: explained.total,
    rank: explained.rank,
    ranked: explained.ranked,
    preliminary: explained.preliminaryGrade,
    grade: explained.grade,
    reason: explained.reason,
    indicators: explained.indicators.flatMap((indicator, at) => {
      const made = toIndicator(plan, place, at, indicator, earlierResult);
      return made && mayRead(made) ? [forReader(scope, made)] : [];
    }),
    withheld: scheme.compiled.scheme.indicators
      .filter((indicator) => !mayReadIndicator(indicator))
      .map(({ title }) => title),
    adjustments: (own?.adjustments ?? []).map(({ kind, title, basis, from, to, clause }) => ({
      kind,
      text: basis === '' ? title : `${title}（${basis}）`,
      from,
      to,
      clause,
      entryId:
        frozen.capsule.promotions.find((one) => one.creditCode === creditCode && one.basis === basis)
          ?.entryId ?? null,
    })),
    lines: [...explained.lines],
    next: explained.next && { grade: explained.next.grade, points: explained.next.points },
    before: earlierResult
      ? {
          year: record.year - 1,
          total: earlierResult.total,
          rank: earlierResult.rank,
          grade: earlierResult.grade,
        }
      : null,
    // Their totals are other firms' data, with or without a name.
    neighbours: scope.kind === 'enterprise' ? [] : [...explained.neighbours],
  };
}

/** Everybody's figures without names, and where one stands among them, for the exact what-if in the browser. */
export async function packForBrowser(tx: Tx, runId: string, creditCode: string) {
  const frozen = await getRun(tx, runId);
  const { scheme, row } = findInRun(frozen, creditCode);
  return { runId, schemeId: scheme.compiled.scheme.id, index: row, packed: packPopulation(scheme) };
}

/** The same calculation on the server. @throws Problem WHAT_IF_UNKNOWN_FACT, FIGURES_WITHHELD and those of {@link explainResult} */
export async function tryFigures(
  tx: Tx,
  scope: Scope,
  runId: string,
  creditCode: string,
  facts: Readonly<Record<string, string>>,
): Promise<WhatIfResult> {
  await getEnterprise(tx, scope, creditCode);
  mustReadAllFigures(await getPlan(tx, (await getRunRecord(tx, runId)).planVersionId), scope);
  const { scheme, row } = findInRun(await getRun(tx, runId), creditCode);
  const changes: Record<string, number> = {};
  for (const [fact, figure] of Object.entries(facts)) {
    if (!Object.hasOwn(scheme.columns.facts, fact)) throw new Problem('WHAT_IF_UNKNOWN_FACT');
    changes[fact] = Number(figure);
  }
  const { total, rank, preliminaryGrade, grade, reason, scores } = whatIf(
    scheme,
    row,
    changes satisfies FactChanges,
  );
  return { total, rank, preliminary: preliminaryGrade, grade, reason, scores: { ...scores } };
}

/** 到上一档的最短路. @throws Problem FIGURES_WITHHELD, and as {@link explainResult} */
export async function findShortestWays(
  tx: Tx,
  scope: Scope,
  runId: string,
  creditCode: string,
): Promise<Ways> {
  await getEnterprise(tx, scope, creditCode);
  const record = await getRunRecord(tx, runId);
  const plan = await getPlan(tx, record.planVersionId);
  mustReadAllFigures(plan, scope);
  const { scheme, row } = findInRun(await getRun(tx, runId), creditCode);
  const ways = findWays(scheme, scheme.outcome, row);
  const head = (fact: string) => {
    const found = factOf(plan, fact);
    return { fact, title: found?.title ?? fact, unit: found?.unit ?? '', decimals: found?.decimals ?? 2 };
  };
  const signed = ({ direction, change }: LeverStep) => (direction === 'less' ? -change : change);
  return {
    target: ways.target,
    single: ways.single.flatMap(({ fact, now, step }) =>
      now === null
        ? []
        : [
            {
              ...head(fact),
              now: String(now),
              needed: step && String(step.needed),
              change: step && signed(step),
            },
          ],
    ),
    pair:
      ways.pair?.steps.map((step) => ({
        ...head(step.fact),
        now: String(step.now),
        needed: String(step.needed),
        change: signed(step),
      })) ?? null,
  };
}
