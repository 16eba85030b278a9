import { amountText, apart } from './apart.ts';
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
 * A statement as a reader wants it, saying plainly whether the figure itself is included: `10% 以上（含）`,
 * `每年 10 个以上（含）`, `超过 50%`, `下降 4% 以上（含）`, `1-2 家`. A figure printed without 以上 stays bare: `50 家`.
 * Figures and signs stand apart from the words around them, as everywhere on screen and on paper.
 */
export function statementText(quantity: Quantity, statement: Statement): string {
  const change = quantity.direction === 'decrease' ? '下降' : GROWTHS[quantity.baseline];
  const words = `${PERIODS[statement.period]}${change}`;
  const amount = amountText(figureText(statement), quantity.unit);
  if (statement.upTo !== undefined || statement.bare === true) return apart(words, amount);
  if (quantity.direction === 'atMost') {
    return statement.strict ? apart(`${words}不足`, amount) : apart(apart(words, amount), '以下（含）');
  }
  return statement.strict ? apart(`${words}超过`, amount) : apart(apart(words, amount), '以上（含）');
}
