import { compare, whole, ZERO } from '../../values/index.ts';
import type { Cause } from '../cause.ts';
import type { Item } from '../fact-source.ts';
import type { Scope } from '../interpret/run.ts';
import type { NodeOf } from '../node.ts';
import { aggregateSpans } from './aggregate-spans.ts';
import type { Settling } from './settling.ts';
import {
  between,
  broken,
  conjunction,
  disjunction,
  either,
  invert,
  isSettled,
  isZeroSpan,
  type ListSpan,
  type NumberSpan,
  type PossibleItem,
  type TruthSpan,
  truth,
} from './span.ts';
import { toBase } from './span-of-value.ts';

/** Of which nothing is known, as one of a list that nobody has sent. Its fields are named `.price`, as no fact is. */
const anyItem = ({ shift }: Scope): Item => ({ path: '', yearsBefore: shift, fields: new Map() });

/** Facts beside the items themselves that matter once there are items: the days a purchase is held against. */
const beside = (causes: readonly Cause[]): readonly Cause[] =>
  causes.filter((cause) => cause.kind === 'fact' && !cause.fact.startsWith('.'));

export function selectedItems(settling: Settling, node: NodeOf<'select'>, scope: Scope): ListSpan {
  const list = settling.list(node.list, scope);
  if (!list.items) {
    const { causes } = settling.truth(node.meet, settling.inside(scope, anyItem(scope), node.list));
    return { ...list, causes: [...list.causes, ...beside(causes)] };
  }
  const items = list.items.flatMap(({ item, doubt }): PossibleItem[] => {
    const meets = settling.truth(node.meet, settling.inside(scope, item, node.list));
    if (!isSettled(meets)) return [{ item, doubt: [...doubt, ...meets.causes] }];
    return meets.yes ? [{ item, doubt }] : [];
  });
  return { kind: 'list', items, causes: items.flatMap(({ doubt }) => doubt) };
}

export function quantifiedItems(settling: Settling, node: NodeOf<'quantify'>, scope: Scope): TruthSpan {
  const list = settling.list(node.list, scope);
  if (!list.items) {
    const any = settling.truth(node.condition, settling.inside(scope, anyItem(scope), node.list));
    return either([...list.causes, ...beside(any.causes)]);
  }
  const parts = list.items.map(({ item, doubt }) => {
    const belongs = doubt.length > 0 ? either(doubt) : truth(true);
    const meets = settling.truth(node.condition, settling.inside(scope, item, node.list));
    return node.operator === 'every' ? disjunction([invert(belongs), meets]) : conjunction([belongs, meets]);
  });
  if (node.operator === 'every') return conjunction(parts);
  return node.operator === 'some' ? disjunction(parts) : invert(disjunction(parts));
}

export function countedItems(settling: Settling, node: NodeOf<'count'>, scope: Scope): NumberSpan {
  const { items, causes } = settling.list(node.list, scope);
  if (!items) return between(ZERO, undefined, causes);
  const certain = items.filter(({ doubt }) => doubt.length === 0).length;
  const count = (number: number) => toBase(whole(number), node.unit);
  return between(count(certain), count(items.length), causes);
}

export function aggregatedItems(settling: Settling, node: NodeOf<'aggregate'>, scope: Scope): NumberSpan {
  const list = settling.list(node.list, scope);
  if (!list.items) return ofAnyItems(settling, node, list, scope);
  const figures = list.items.map(({ item, doubt }) => ({
    doubt,
    span: settling.number(node.of, settling.inside(scope, item, node.list)),
  }));
  return aggregateSpans(node.operator, figures);
}

/** The sum of items nobody has sent is at least nothing, if no item can be less. */
function ofAnyItems(
  settling: Settling,
  node: NodeOf<'aggregate'>,
  { causes }: ListSpan,
  scope: Scope,
): NumberSpan {
  const each = settling.number(node.of, settling.inside(scope, anyItem(scope), node.list));
  const all = [...causes, ...beside(each.causes)];
  if (node.operator !== 'sum') return broken(all);
  if (isZeroSpan(each)) return each;
  const atLeastNothing = !each.broken && each.low !== undefined && compare(each.low, ZERO) >= 0;
  return { kind: 'number', low: atLeastNothing ? ZERO : undefined, high: undefined, causes: all };
}
