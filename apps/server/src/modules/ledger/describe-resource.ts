import type { LedgerGoal, LedgerResourceText, LedgerStanding } from '@tenglong/contracts/ledger';
import {
  Balances,
  type Chart,
  flowPicture,
  LEFT,
  type LedgerResource,
  MOVED_IN,
  MOVED_OUT,
  type Posting,
  type Standing,
  standingOf,
  throughput,
} from '@tenglong/domain/ledger';
import { effectiveValue, type Plan, unitName } from '@tenglong/domain/plan';
import { paceShare } from '@tenglong/domain/register';
import { groupDigits } from '@tenglong/domain/rule';
import {
  convert,
  decimal,
  divide,
  type Exact,
  isZero,
  roundTo,
  toDecimalString,
  toFloat,
  unit,
} from '@tenglong/domain/values';
import { describeRuling } from '../plan/index.ts';
import { amountText } from './posting-rows.ts';

const standingText = (standing: Standing): LedgerStanding => ({
  freed: amountText(standing.freed),
  moved: amountText(standing.moved),
  used: amountText(standing.used),
  left: amountText(standing.left),
  kept: amountText(standing.kept),
  pending: amountText(standing.pending),
});

/** What the plan asks of a resource, where one of its goals is measured by it. */
function goalOf(plan: Plan, resource: LedgerResource, freed: Exact, today: string): LedgerGoal | null {
  const quantity = plan.quantities.find(
    ({ measuredBy }) => measuredBy && 'ledger' in measuredBy && measuredBy.ledger === resource.id,
  );
  const { target, ruling } = (quantity && effectiveValue(plan, quantity.key)) ?? {};
  if (!quantity || !target) return null;
  const reached = convert(freed, unit(resource.unit), unit(quantity.unit));
  const asked = decimal(target.value);
  const share = reached && divide(reached, asked);
  if (!reached || !share) return null;
  return {
    title: quantity.title,
    target: target.value,
    unit: quantity.unit,
    address: target.address ?? plan.meta.goals,
    ruling: describeRuling(ruling),
    actual: toDecimalString(reached, 4),
    share: toFloat(share),
    pace: toFloat(paceShare(plan.meta.years, today)),
  };
}

/** The ends of the picture that are no accounts. */
const ENDS: Readonly<Record<string, Pick<LedgerResourceText['nodes'][number], 'title' | 'kind'>>> = {
  [LEFT]: { title: '结余', kind: 'end' },
  [MOVED_IN]: { title: '别处调入', kind: 'source' },
  [MOVED_OUT]: { title: '调给别处', kind: 'end' },
};

/** One resource: how it stands, where it came from and went to, and by unit. */
export function describeResource(
  plan: Plan,
  chart: Chart,
  resource: LedgerResource,
  flows: readonly Posting[],
  visible: readonly string[],
  today: string,
  whole: boolean,
): Omit<LedgerResourceText, 'gaps'> {
  const balances = new Balances(flows);
  const { id, title, unit: measure, decimals, limit } = resource;
  // Who sees some units only is shown these; of what they were let have, not from whom.
  const standing = standingOf(chart, balances, id, whole ? undefined : visible);
  const links = flowPicture(chart, flows, id, whole ? undefined : visible);
  const titles = new Map(chart.file.accounts.map((account) => [account.id, account]));
  const pool = links.some(({ from }) => from === MOVED_IN) ? '腾出和调入' : '腾出';
  const nodes = [...new Set(links.flatMap(({ from, to }) => [from, to]))].map((node) => ({
    id: node,
    title: ENDS[node]?.title ?? (node === chart.pool ? pool : (titles.get(node)?.title ?? node)),
    kind: ENDS[node]?.kind ?? titles.get(node)?.kind ?? ('use' as const),
    amount: amountText(throughput(links, node)),
  }));
  return {
    id,
    title,
    unit: measure,
    decimals,
    limit,
    ...standingText(standing),
    goal: whole ? goalOf(plan, resource, standing.freed, today) : null,
    nodes,
    links: links.map(({ from, to, amount }) => ({ from, to, amount: amountText(amount) })),
    units: visible
      .map((one) => ({ one, own: standingOf(chart, balances, id, [one]) }))
      .filter(({ one, own }) => concerns(plan, one, own))
      .map(({ one, own }) => ({ unitId: one, unitName: unitName(plan, one), ...standingText(own) })),
  };
}

/** A unit of the plan is always shown, the county's own line only where something stands on it. */
const concerns = (plan: Plan, one: string, own: Standing): boolean =>
  plan.units.some(({ id, hasTargets }) => id === one && hasTargets) ||
  Object.values(own).some((amount) => !isZero(amount));

/** `1,234.5`, as a sentence says it. */
export const spoken = (amount: string, decimals: number): string =>
  groupDigits(roundTo(decimal(amount), decimals, 'half-up'));
