import { reasonWords } from '@tenglong/contracts/evaluation';
import { addressText } from '@tenglong/domain/address';
import type {
  EvaluationExplanation,
  EvaluationResult,
  ExplainedIndicator,
} from '@tenglong/domain/evaluation';
import type { Plan } from '@tenglong/domain/plan';

const ORIGINS: Readonly<Record<ExplainedIndicator['origin'], string>> = {
  computed: '',
  meanOfMembers: '没有数据，按其他企业的平均得分计',
  fullForZero: '没有排放，按满分计',
  none: '数据不全，不能计算',
};

/** Rounded for print alone; `percent` shows a ratio as percent. */
const figure = (value: number | null, decimals: number, percent = false): string =>
  value === null ? '未知' : percent ? `${(value * 100).toFixed(decimals)}%` : value.toFixed(decimals);

const findFact = (plan: Plan, fact: string) => plan.facts?.facts.find(({ id }) => id === fact);

function factText(plan: Plan, { fact, figure: held }: { fact: string; figure: string | null }): string {
  const known = findFact(plan, fact);
  return `${known?.title ?? fact} ${held === null ? '未知' : `${held} ${known?.unit ?? ''}`.trim()}`;
}

function indicatorLines(plan: Plan, indicator: ExplainedIndicator): string[] {
  const { title, unit, decimals, percent, weight, numerator, denominator, value, baseline } = indicator;
  const parts = [numerator, ...(denominator ? [denominator] : [])].map((one) => factText(plan, one));
  const held = value === null ? '未知' : `${figure(value, decimals, percent)}${percent ? '' : ` ${unit}`}`;
  const origin = ORIGINS[indicator.origin];
  const compared =
    baseline.figure === null
      ? ''
      : `，${baseline.group}${baseline.standsIn ? '（本行业家数少，用全体的）' : ''}基准 ${figure(baseline.figure, decimals, percent)}（${baseline.members} 家）`;
  const bounds = indicator.capped ? '，已到封顶' : indicator.floored ? '，已到保底' : '';
  return [
    `  ${title}（${weight} 分）：${indicator.score === null ? '没有得分' : `${figure(indicator.score, 2)} 分`}${bounds}${origin === '' ? '' : `，${origin}`}`,
    `    ${parts.join(' ÷ ')} = ${held}${compared}`,
  ];
}

/** Why there is no grade, each figure by the name the plan gives it. */
function obstacleText(plan: Plan, { reason, indicators }: EvaluationExplanation): string {
  const named = ({ fact }: { fact: string }) => ({ fact, title: findFact(plan, fact)?.title ?? fact });
  return reasonWords(
    reason,
    indicators.map(({ id, title, numerator, denominator }) => ({
      id,
      title,
      numerator: named(numerator),
      denominator: denominator && named(denominator),
    })),
  );
}

/** One that only took points moves no grade; one of the office's own may cite no clause. */
function adjustmentLine({ title, basis, from, to, clause }: EvaluationResult['adjustments'][number]): string {
  return [
    `  调整：${title}${basis === '' ? '' : `（${basis}）`}`,
    ...(from === to ? [] : [`${from} → ${to}`]),
    ...(clause === '' ? [] : [`依据${addressText(clause)}`]),
  ].join('，');
}

/** 评价说明 as lines for a terminal. Rounded for print; ranks and grades were decided before. */
export function explanationText(
  explanation: EvaluationExplanation,
  result: EvaluationResult | undefined,
  plan: Plan,
): string[] {
  const { year, schemeTitle, clause, indicators, points, total, rank, ranked, next } = explanation;
  const ungraded = explanation.grade === null;
  return [
    `${result?.name ?? ''}（${result?.creditCode ?? ''}，${result?.unit ?? ''}）`,
    `${year} 年${schemeTitle}${clause === '' ? '' : `，依据${addressText(clause)}`}`,
    ungraded
      ? `未评级：${obstacleText(plan, explanation)}`
      : `总分 ${figure(total, 2)}，第 ${rank} 名（共 ${ranked} 家），评为 ${explanation.grade}`,
    '',
    '各项：',
    ...indicators.flatMap((indicator) => indicatorLines(plan, indicator)),
    ...(points === 0 ? [] : [`  加减分：${figure(points, 2)} 分，已计入总分`]),
    ...(result?.adjustments ?? []).map(adjustmentLine),
    ...(explanation.lines.length === 0
      ? []
      : [
          '',
          `各档末位：${explanation.lines.map((line) => `${line.grade} 第 ${line.rank} 名 ${figure(line.total, 2)} 分`).join('，')}`,
        ]),
    ...(next ? [`距 ${next.grade} 档还差 ${figure(next.points, 2)} 分、${next.ranks} 名`] : []),
  ];
}
