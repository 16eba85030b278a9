import { compare, ZERO } from '../../values/index.ts';
import type { Cause } from '../cause.ts';
import type { NodeOf } from '../node.ts';
import { broken, hull, isZeroSpan, lower, minus, type NumberSpan, plus, point } from './span.ts';

/** The figure of an item, and why it is not certain that the item is one of those. */
export interface DoubtfulFigure {
  readonly span: NumberSpan;
  readonly doubt: readonly Cause[];
}

/** The sum, the least or the greatest of figures, some of which may not belong to them. */
export function aggregateSpans(
  operator: NodeOf<'aggregate'>['operator'],
  figures: readonly DoubtfulFigure[],
): NumberSpan {
  if (operator === 'sum') {
    return figures
      .map(({ span, doubt }) =>
        doubt.length === 0 || isZeroSpan(span) ? span : hull(span, point(ZERO), [...doubt, ...span.causes]),
      )
      .reduce(plus, point(ZERO));
  }
  const turn = (span: NumberSpan) => (operator === 'least' ? span : minus(span));
  const certain = figures.filter(({ doubt }) => doubt.length === 0).map(({ span }) => turn(span));
  const best = certain.length > 0 ? certain.reduce(lower) : undefined;
  if (figures.length === 0) return broken([{ kind: 'empty-list' }]);
  const result = figures
    .filter(({ doubt }) => doubt.length > 0)
    .reduce<NumberSpan | undefined>((so, { span, doubt }) => {
      if (!so) return broken([...doubt, ...span.causes]);
      const own = turn(span);
      if (so.high && own.low && compare(so.high, own.low) <= 0) return so;
      return hull(so, lower(so, own), [...so.causes, ...doubt, ...span.causes]);
    }, best);
  return turn(result ?? broken([{ kind: 'empty-list' }]));
}
