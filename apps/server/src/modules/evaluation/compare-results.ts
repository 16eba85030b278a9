import type { RunComparison } from '@tenglong/contracts/evaluation';
import { compareRuns, type RunCause } from '@tenglong/domain/evaluation';
import { type Plan, unitName } from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withheldFacts } from '../enterprise/index.ts';
import { getPlan } from '../plan/index.ts';
import { summariseRun } from './describe-run.ts';
import { getCapsule, getRunRecord } from './run-library.ts';

const MOST = 2_000;
const FIELDS: Readonly<Record<string, string>> = {
  name: '名称',
  unit: '所属乡镇',
  scale: '规模',
  industry: '行业',
  creditCode: '是否在名录',
};

const written = (figure: string | null | undefined): string =>
  figure === undefined ? '未报' : figure === null ? '未知' : figure;

/** A cause in the office's words. */
function causeText(cause: RunCause, plan: Plan, withheld: ReadonlySet<string>): string {
  const title = (fact: string) => plan.facts?.facts.find(({ id }) => id === fact)?.title ?? fact;
  const figures = (
    facts: readonly { fact: string; from: string | null | undefined; to: string | null | undefined }[],
  ) =>
    facts
      .map(({ fact, from, to }) =>
        withheld.has(fact) ? `${title(fact)}有变` : `${title(fact)} ${written(from)} → ${written(to)}`,
      )
      .join('，');
  switch (cause.kind) {
    case 'facts':
      return figures(cause.facts);
    case 'ruling':
      return `经裁定：${figures(cause.facts)}`;
    case 'violations':
      return '违法违规记录有变';
    case 'promotion':
      return '登记的等级调整有变';
    case 'roster':
      return `名录变动：${cause.fields.map((field) => FIELDS[field] ?? field).join('、')}`;
    case 'scheme':
      return '评价办法有变';
    case 'engine':
      return '计算程序升级';
    case 'others':
      return '本企业数据未变，其他企业变动带来的名次变化';
  }
}

const TITLES: Readonly<Record<RunCause['kind'], string>> = {
  facts: '数据变动',
  ruling: '裁定变动',
  violations: '违法违规记录变动',
  promotion: '等级调整变动',
  roster: '名录变动',
  scheme: '评价办法变动',
  engine: '计算程序升级',
  others: '仅受其他企业影响',
};

/** Whether a change is of an enterprise that the actor sees; a frozen run knows units by their names. */
function inReach(plan: Plan, scope: Scope): (change: { unit: string; creditCode: string }) => boolean {
  switch (scope.kind) {
    case 'county':
      return () => true;
    case 'enterprise':
      return ({ creditCode }) => creditCode === scope.creditCode;
    case 'units': {
      const names = new Set(scope.units.map((id) => unitName(plan, id)));
      return ({ unit }) => names.has(unit);
    }
  }
}

/**
 * The page of what changed between two frozen runs and why: first who changed grade, then the others, by code.
 *
 * A township is shown its own enterprises only, an enterprise itself; how many did not change is the county's.
 *
 * @param most - rows at most; `changed` counts all
 * @throws Problem RUN_NOT_FOUND
 */
export async function compareResults(
  tx: Tx,
  scope: Scope,
  fromId: string,
  toId: string,
  most = MOST,
): Promise<RunComparison> {
  const record = await getRunRecord(tx, toId);
  const plan = await getPlan(tx, record.planVersionId);
  const compared = compareRuns(await getCapsule(tx, fromId), await getCapsule(tx, toId));
  const { drifted, unchanged } = compared;
  const changes = compared.changes.filter(inReach(plan, scope));
  const withheld = new Set(withheldFacts(plan, scope));
  const counts = new Map<RunCause['kind'], number>();
  for (const { why } of changes) for (const { kind } of why) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const moved = ({ from, to }: (typeof changes)[number]) => from?.grade !== to?.grade;
  const graded = changes
    .filter(({ from, to }) => from !== null || to !== null)
    .sort((a, b) => Number(moved(b)) - Number(moved(a)));
  const scales = new Map(plan.schemes.map(({ file }) => [file.id, file.population.scale]));
  return {
    from: await summariseRun(tx, fromId),
    to: await summariseRun(tx, toId),
    causes: [...counts].map(([kind, count]) => ({ kind, text: TITLES[kind], count })),
    rows: graded.slice(0, most).map(({ creditCode, name, unit, from, to, why }) => ({
      creditCode,
      name,
      unitName: unit,
      scale: scales.get((to ?? from)?.schemeId ?? '') ?? 'above',
      totalFrom: from?.total ?? null,
      totalTo: to?.total ?? null,
      gradeFrom: from?.grade ?? null,
      gradeTo: to?.grade ?? null,
      why: why.map((cause) => causeText(cause, plan, withheld)),
    })),
    changed: graded.length,
    drifted,
    unchanged,
  };
}
