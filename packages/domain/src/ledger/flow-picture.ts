import { type Exact, reduce, sign, sum } from '../values/index.ts';
import { Balances } from './balances.ts';
import { accountsOf, type Chart, kindOf } from './chart.ts';
import { netPostings, type Posting } from './posting.ts';

/** One band of the picture: from an account to another. `left` is what no purpose has taken. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly amount: Exact;
}

/** The end that the remainder flows to; no account of its own. */
export const LEFT = 'left';

/**
 * The way of a resource from those who gave it up to what it is used for. Purposes are drawn by what stands on them,
 * so that moves between them make no circle.
 */
export function flowPicture(chart: Chart, flows: readonly Posting[], resource: string): readonly FlowLink[] {
  const own = flows.filter((flow) => flow.resource === resource);
  // Over all units: which of them it was does not matter here.
  const joined = netPostings(
    own.map((flow) => ({
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
    amount: balances.over(resource, id),
  }));
  const left = { from: chart.pool, to: LEFT, amount: balances.over(resource, chart.pool) };
  return [...beforePool, ...uses, left].filter(({ amount }) => sign(amount) > 0);
}

/** What comes into an account of the picture, or goes out of one that nothing comes into. */
export function throughput(links: readonly FlowLink[], account: string): Exact {
  const into = links.filter(({ to }) => to === account);
  const from = links.filter((link) => link.from === account);
  return reduce(sum((into.length > 0 ? into : from).map(({ amount }) => amount)));
}
