import { compare, type Exact, ZERO } from '../../values/index.ts';
import type { NodeOf } from '../node.ts';
import {
  between,
  broken,
  hull,
  isPoint,
  lower,
  minus,
  type NumberSpan,
  plus,
  point,
  times,
  upper,
} from './span.ts';

/** What tiers give for a measure that is known within bounds; the tiers themselves have to be known. */
export function tiersSpan(
  mode: NodeOf<'tiers'>['mode'],
  measured: NumberSpan,
  from: readonly NumberSpan[],
  gives: readonly NumberSpan[],
): NumberSpan {
  const parts = [measured, ...from, ...gives];
  const causes = parts.flatMap((part) => part.causes);
  if (parts.some((part) => part.broken) || [...from, ...gives].some((part) => !isPoint(part)))
    return broken(causes);
  const bounds = from.map(({ low }) => low ?? ZERO);
  const amounts = gives.map(({ low }) => low ?? ZERO);
  const tierOf = (value: Exact) => bounds.findLastIndex((bound) => compare(bound, value) <= 0);
  const first = measured.low ? tierOf(measured.low) : -1;
  const last = measured.high ? tierOf(measured.high) : bounds.length - 1;
  if (mode === 'whole') {
    const reached = Array.from({ length: last - first + 1 }, (_, at) => point(amounts[first + at] ?? ZERO));
    const [start = point(ZERO), ...others] = reached;
    return others.reduce((a, b) => hull(a, b, causes), start);
  }
  const upTo = (value: Exact): Exact =>
    bounds
      .map((bound, index): NumberSpan => {
        const next = bounds[index + 1];
        const top = next ? lower(point(value), point(next)) : point(value);
        return times(upper(plus(top, minus(point(bound))), point(ZERO)), point(amounts[index] ?? ZERO));
      })
      .reduce(plus, point(ZERO)).low ?? ZERO;
  if (amounts.some((amount) => compare(amount, ZERO) < 0) && !isPoint(measured)) return broken(causes);
  return between(measured.low ? upTo(measured.low) : ZERO, measured.high && upTo(measured.high), causes);
}
