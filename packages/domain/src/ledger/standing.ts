import { add, type Exact, negate, reduce, subtract, sum, ZERO } from '../values/index.ts';
import type { Balances } from './balances.ts';
import { accountsOf, type Chart } from './chart.ts';
import type { AccountKind } from './ledger-file.ts';

/** How a resource stands, of some units or of all: freed + moved = used + left, to the last digit. */
export interface Standing {
  /** What came to the county. What a merger left to the merged firm, or is not yet settled, is none of it. */
  readonly freed: Exact;
  /** What other units let these have (调剂), less what went to others. Nothing over all units. */
  readonly moved: Exact;
  readonly used: Exact;
  readonly left: Exact;
  readonly kept: Exact;
  readonly pending: Exact;
}

export function standingOf(
  chart: Chart,
  balances: Balances,
  resource: string,
  units?: readonly string[],
): Standing {
  const over = (kind: AccountKind) =>
    sum(accountsOf(chart, kind).map(({ id }) => balances.over(resource, id, units)));
  const [source, used, left, kept, pending] = [
    over('source'),
    over('use'),
    over('pool'),
    over('kept'),
    over('pending'),
  ];
  const freed = reduce(subtract(negate(source), add(kept, pending)));
  const moved = reduce(subtract(add(used, left), freed));
  return { freed, moved: units ? moved : ZERO, used, left, kept, pending };
}
