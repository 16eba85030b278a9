import type { Quantity, Statement } from './schema/indicators-file.ts';

const GROWTHS = {
  absolute: '',
  yearlyGrowth: '增长',
  averageGrowth: '年均增长',
  cumulativeChange: '',
} as const;
const PERIODS = { byEnd: '', perYear: '每年', always: '' } as const;

/** The figure alone, a range with its upper end: `10`, `1-2`. */
export function figureText({ value, upTo }: Pick<Statement, 'value' | 'upTo'>): string {
  return upTo === undefined ? value : `${value}-${upTo}`;
}

/**
 * A statement as a reader wants it, saying plainly whether the figure itself is included: `10%以上（含）`,
 * `每年10个以上（含）`, `超过50%`, `下降4%以上（含）`, `1-2家`. A figure printed without 以上 stays bare: `50家`.
 */
export function statementText(quantity: Quantity, statement: Statement): string {
  const change = quantity.direction === 'decrease' ? '下降' : GROWTHS[quantity.baseline];
  const period = PERIODS[statement.period];
  const amount = `${figureText(statement)}${quantity.unit}`;
  if (statement.upTo !== undefined || statement.bare === true) return `${period}${change}${amount}`;
  if (quantity.direction === 'atMost') {
    return statement.strict ? `${period}不足${amount}` : `${period}${amount}以下（含）`;
  }
  return statement.strict ? `${period}${change}超过${amount}` : `${period}${change}${amount}以上（含）`;
}
