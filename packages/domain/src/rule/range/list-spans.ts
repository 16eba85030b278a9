import { compare, whole, ZERO } from '../../values/index.ts';
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

export function selectedItems(settling: Settling, node: NodeOf<'select'>, scope: Scope): ListSpan {
  const list = settling.list(node.list, scope);
  if (!list.items) return list;
  const items = list.items.flatMap(({ item, doubt }): PossibleItem[] => {
    const meets = settling.truth(node.meet, settling.inside(scope, item, node.list));
    if (!isSettled(meets)) return [{ item, doubt: [...doubt, ...meets.causes] }];
    return meets.yes ? [{ item, doubt }] : [];
  });
  return { kind: 'list', items, causes: items.flatMap(({ doubt }) => doubt) };
}

export function quantifiedItems(settling: Settling, node: NodeOf<'quantify'>, scope: Scope): TruthSpan {
  const list = settling.list(node.list, scope);
  if (!list.items) return either(list.causes);
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
  if (node.operator !== 'sum') return broken(causes);
  const any: Item = { path: '', yearsBefore: scope.shift, fields: new Map() };
  const each = settling.number(node.of, settling.inside(scope, any, node.list));
  if (isZeroSpan(each)) return each;
  const atLeastNothing = !each.broken && each.low !== undefined && compare(each.low, ZERO) >= 0;
  return { kind: 'number', low: atLeastNothing ? ZERO : undefined, high: undefined, causes };
}
