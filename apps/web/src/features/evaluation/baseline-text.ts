import type { BaselineSource } from '@tenglong/contracts/evaluation';
import { figureOf, formatCount, formatNumber, formatRate, formatWithUnit } from '../../shared/value/index.ts';

/** One line of how a figure came about, or one rule of the scheme. */
export type Line = readonly [label: string, text: string];

/** The baseline itself with its unit: `33.58 万元/亩`, `2.86%`. */
export function baselineFigure(source: BaselineSource, value: number | null): string {
  return source.percent
    ? formatRate(figureOf(value), { decimals: source.decimals })
    : formatWithUnit(figureOf(value), source.unit, source.decimals);
}

/** The formula in words, without its numbers. */
export function baselineFormula({ origin, group, numerator, denominator, factor }: BaselineSource): string {
  const times = Number(factor) === 1 ? '' : ` × ${formatNumber(factor)}`;
  switch (origin) {
    case 'ratioOfSums':
      return `${group}${numerator.title}合计 ÷ ${denominator ? `${denominator.title}合计` : '家数'}${times}`;
    case 'meanOfValues':
      return `${group}各企业数值的平均${times}`;
    case 'fixed':
      return '评价办法公布的基准值';
    case 'best':
      return `${group}最好的一家`;
    case 'range':
      return `${group}最好与最差的一家`;
  }
}

/** The division written out; nothing where the figure is published or somebody's own. */
export function baselineSteps({
  origin,
  numerator,
  denominator,
  members,
  factor,
}: BaselineSource): readonly Line[] {
  if (origin === 'fixed') return [];
  const sum = ({ title, unit, decimals, sum: total }: BaselineSource['numerator']): Line => [
    `${title}合计`,
    formatWithUnit(total, unit, decimals),
  ];
  const summed = origin === 'ratioOfSums' ? [sum(numerator), ...(denominator ? [sum(denominator)] : [])] : [];
  return [
    ...summed,
    ['计入', formatCount(members, '家')],
    ...(Number(factor) === 1 ? [] : [['乘', `${formatNumber(factor)} 倍`] as const]),
  ];
}

/** Who was not counted, each with the reason; empty when everybody was. */
export function leftOutLines({ leftOut, numerator, denominator }: BaselineSource): readonly Line[] {
  const lines: readonly (readonly [string, number])[] = [
    [`缺${numerator.title}`, leftOut.numeratorUnknown],
    [`缺${denominator?.title ?? ''}`, leftOut.denominatorUnknown],
    [`${denominator?.title ?? ''}不大于零`, leftOut.denominatorNotPositive],
  ];
  return lines.filter(([, count]) => count > 0).map(([why, count]) => [why, formatCount(count, '家')]);
}

/** What the scheme lays down for this indicator. */
export function schemeLines(source: BaselineSource): readonly Line[] {
  const { weight, cap, floor, quotas, minimum, exemptIndustries, denominator } = source;
  const times = (factor: string) =>
    `权重的 ${formatNumber(factor)} 倍，${formatNumber(Number(factor) * Number(weight))} 分`;
  const shares = quotas.map(({ grade, upToPercent }) => `${grade} 至 ${formatNumber(upToPercent)}%`);
  const scale = source.scale === 'above' ? '规上企业' : '规下企业';
  const least = minimum
    ? `，${minimum.title}不低于 ${formatWithUnit(minimum.atLeast, minimum.unit)}${minimum.unknownListed ? '，未知的只列不评' : ''}`
    : '';
  return [
    ['权重', `${formatNumber(weight)} 分`],
    ['封顶', cap === null ? '不封顶' : times(cap)],
    ['保底', floor === null ? '不保底' : Number(floor) === 0 ? '0 分' : times(floor)],
    ...(denominator && source.missingDenominator === 'meanItemScore'
      ? [[`缺${denominator.title}`, '按有数据企业的平均得分计'] as const]
      : []),
    ...(denominator && source.zeroDenominator === 'fullCapIfNumeratorPositive'
      ? [[`${denominator.title}为零`, '按封顶计'] as const]
      : []),
    ['参评', `${scale}${least}${exemptIndustries.length > 0 ? `；免评${exemptIndustries.join('、')}` : ''}`],
    ...(shares.length > 0 ? [['分档', `按名次累计，${shares.join('、')}`] as const] : []),
  ];
}
