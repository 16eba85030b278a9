import { type Explanation, type IndicatorExplanation, reasonWords } from '@tenglong/contracts/evaluation';
import { addressText, figureOf, formatNumber, formatScore } from '../../shared/value/index.ts';

/** A value of an indicator with its unit: `5.91 万元/亩`, `1.48%`. */
function indicatorText({ indicator }: IndicatorExplanation, value: number | null): string {
  const number = indicatorNumber({ indicator }, value);
  if (value === null) return number;
  return indicator.percent ? `${number}%` : `${number} ${indicator.unit}`;
}

export function indicatorNumber(
  { indicator }: Pick<IndicatorExplanation, 'indicator'>,
  value: number | null,
): string {
  const shown = value === null || !indicator.percent ? value : value * 100;
  return formatNumber(figureOf(shown), { decimals: indicator.decimals });
}

/** The one sentence of the page: total, grade, how far the next grade is. */
export function gradeSentence(explanation: Explanation): string {
  const { year, total, grade, preliminary, next, rank } = explanation;
  if (grade === null || total === null)
    return `${year} 年未评等级：${reasonWords(explanation.reason, indicatorsOf(explanation))}`;
  const verdict =
    preliminary === null || preliminary === grade ? `评为 ${grade}` : `初评 ${preliminary}，定为 ${grade}`;
  const tail = next
    ? `；再得 ${formatScore(next.points)} 分可到 ${next.grade}`
    : rank === null
      ? ''
      : `，居第 ${formatNumber(rank)} 名`;
  return `${year} 年 ${formatScore(total)} 分，${verdict}${tail}`;
}

const indicatorsOf = (explanation: Explanation) => explanation.indicators.map(({ indicator }) => indicator);

/** A change below half a point is not worth naming as a reason. */
const WORTH_NAMING = 0.5;

/** Why the total moved against the year before: the two indicators that moved it most, in the same direction. */
export function changeSentence(explanation: Explanation): string {
  const { total, before } = explanation;
  if (total === null || before === null || before.total === null) return '';
  const moved = total - before.total;
  if (Math.abs(moved) < 0.005) return `与上年得分相同，均为 ${formatScore(total)} 分。`;
  const reasons = explanation.indicators
    .map((item) => ({ item, points: (item.score ?? 0) - (item.before?.score ?? 0) }))
    .filter(({ item, points }) => item.before && item.score !== null && points * moved > 0)
    .filter(({ points }) => Math.abs(points) >= WORTH_NAMING)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, 2)
    .map(({ item, points }) => reasonText(item, points));
  const head = `比上年${moved < 0 ? '少' : '多'} ${formatScore(Math.abs(moved))} 分`;
  return reasons.length === 0 ? `${head}。` : `${head}，主要因为${reasons.join('，')}。`;
}

function reasonText(item: IndicatorExplanation, points: number): string {
  const was = item.before?.value ?? null;
  const verb = (item.value ?? 0) < (was ?? 0) ? '降到' : '升到';
  const change = `（${points < 0 ? '失' : '得'} ${formatScore(Math.abs(points))} 分）`;
  const from = item.indicator.percent ? indicatorText(item, was) : indicatorNumber(item, was);
  return `${item.indicator.title}由 ${from} ${verb} ${indicatorText(item, item.value)}${change}`;
}

/** What the grade rests on, in one line under the scores. */
export function verdictText({ preliminary, grade, adjustments }: Explanation): string {
  if (grade === null || preliminary === null) return '缺数，不参加排名';
  if (adjustments.length === 0) return `初评 ${preliminary}，无加减档、无否决，定 ${grade}`;
  const said = adjustments.map(
    ({ text, clause }) => `${text}，依${clause === '' ? '评价办法' : `方案${addressText(clause)}`}`,
  );
  return `初评 ${preliminary}，${said.join('；')}，定 ${grade}`;
}
