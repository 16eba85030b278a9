import { type Exact, negate, reduce, sign, sum } from '../values/index.ts';
import { Balances } from './balances.ts';
import { accountsOf, type Chart, kindOf } from './chart.ts';
import { netPostings, type Posting } from './posting.ts';
import { standingOf } from './standing.ts';

/** One band of the picture: from an account to another. `left` is what no purpose has taken. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly amount: Exact;
}

/** The end that the remainder flows to; no account of its own. */
export const LEFT = 'left';
/** What units outside the picture let those inside have, and what these let others have; no accounts either. */
export const MOVED_IN = 'moved-in';
export const MOVED_OUT = 'moved-out';

/**
 * The way of a resource from those who gave it up to what it is used for. Purposes are drawn by what stands on them,
 * so that moves between them make no circle. What comes in and goes out adds up to the standing of the same units.
 *
 * @param units - the units whose picture it is; left out, all of them
 */
export function flowPicture(
  chart: Chart,
  flows: readonly Posting[],
  resource: string,
  units?: readonly string[],
): readonly FlowLink[] {
  const own = flows.filter((flow) => flow.resource === resource);
  const inside = own.filter(
    ({ from, to }) => units === undefined || (units.includes(from.unit) && units.includes(to.unit)),
  );
  // Over all units: which of them it was does not matter here.
  const joined = netPostings(
    inside.map((flow) => ({
      ...flow,
      from: { ...flow.from, unit: '' },
      to: { ...flow.to, unit: '' },
    })),
  ).filter(({ from, to }) => from.account !== to.account);
  const balances = new Balances(own);
  const beforePool = joined
    .filter(({ from, to }) => ![from, to].some(({ account }) => kindOf(chart, account) === 'use'))
    .map(({ from, to, amount }) => ({ from: from.account, to: to.account, amount }));
  const uses = accountsOf(chart, 'use').map(({ id }) => ({
    from: chart.pool,
    to: id,
    amount: balances.over(resource, id, units),
  }));
  const { moved } = standingOf(chart, balances, resource, units);
  const others = [
    { from: MOVED_IN, to: chart.pool, amount: moved },
    { from: chart.pool, to: MOVED_OUT, amount: negate(moved) },
  ];
  const left = { from: chart.pool, to: LEFT, amount: balances.over(resource, chart.pool, units) };
  return [...beforePool, ...others, ...uses, left].filter(({ amount }) => sign(amount) > 0);
}

/** What comes into an account of the picture, or goes out of one that nothing comes into. */
export function throughput(links: readonly FlowLink[], account: string): Exact {
  const into = links.filter(({ to }) => to === account);
  const from = links.filter((link) => link.from === account);
  return reduce(sum((into.length > 0 ? into : from).map(({ amount }) => amount)));
}
