import { add, compare, type Exact, negate, sign, subtract } from '../values/index.ts';
import { Balances } from './balances.ts';
import { type Chart, kindOf } from './chart.ts';
import type { Posting } from './posting.ts';

/** A taking that finds less than it takes. */
export interface Shortage {
  readonly resource: string;
  /** Whose balance it is held against; `null` is the whole county. */
  readonly unit: string | null;
  /** What was there before, and what is wanted on top; `short` is what is missing. */
  readonly left: Exact;
  readonly wanted: Exact;
  readonly short: Exact;
}

/**
 * Where postings would take more than is left, within the bounds that the plan sets. Only takings are held against the
 * balance: that a firm falls back and its land is no longer freed is a fact, even if the land has been given away.
 *
 * @param before - what stands already; its balances are those of the moment the postings are made
 */
export function shortages(chart: Chart, before: Balances, postings: readonly Posting[]): readonly Shortage[] {
  const change = new Balances(postings);
  const taken = new Balances(
    postings.filter(({ from, to }) =>
      [from, to].every(({ account }) => ['pool', 'use'].includes(kindOf(chart, account) ?? '')),
    ),
  );
  return chart.file.resources.flatMap(({ id, limit }) => {
    if (limit === 'none') return [];
    const scopes = limit === 'county' ? [null] : change.units(id);
    return scopes.flatMap((unit) => {
      const units = unit === null ? undefined : [unit];
      const pooled = (balances: Balances) => balances.over(id, chart.pool, units);
      if (sign(pooled(taken)) >= 0) return [];
      const others = subtract(pooled(change), pooled(taken));
      const left = add(pooled(before), others);
      const wanted = negate(pooled(taken));
      if (compare(left, wanted) >= 0) return [];
      return [{ resource: id, unit, left, wanted, short: subtract(wanted, left) }];
    });
  });
}
