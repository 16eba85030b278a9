import type { Cause } from '../cause.ts';
import { either, hull, type Span, truth } from './span.ts';

/** One of two values of a kind, of which it is not known which. */
export function eitherOf(a: Span, b: Span, doubt: readonly Cause[]): Span {
  const causes = [...doubt, ...a.causes, ...b.causes];
  if (a.kind === 'number' && b.kind === 'number') return hull(a, b, causes);
  if (a.kind === 'boolean' && b.kind === 'boolean') {
    const [yes, no] = [a.yes || b.yes, a.no || b.no];
    return yes && no ? either(causes) : truth(yes);
  }
  if ((a.kind === 'text' || a.kind === 'date') && (b.kind === 'text' || b.kind === 'date')) {
    const same = a.value !== undefined && a.value === b.value;
    return same ? { ...a, causes: [] } : { kind: a.kind, value: undefined, causes };
  }
  return { kind: 'list', items: undefined, causes };
}
