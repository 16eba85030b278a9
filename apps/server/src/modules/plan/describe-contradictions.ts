import type { Contradictions, ContradictionView } from '@tenglong/contracts/plan';
import { addressText } from '@tenglong/domain/address';
import {
  type AddressEntry,
  type CheckedContradiction,
  CONTRADICTION_TITLES,
  contradictionKey,
  freeValueOf,
  indexAddresses,
  listContradictions,
  type Plan,
  readingsOf,
  resolveAddress,
} from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { ruledText } from './describe-reading.ts';
import { describeRuling } from './describe-ruling.ts';
import { getActivePlan } from './plan-library.ts';
import { listPlanWords } from './plan-words.ts';

/** Each reading, the one in force marked. */
function describeReadings(plan: Plan, found: CheckedContradiction): ContradictionView['readings'] {
  const taken = ruledText(plan, found);
  return readingsOf(plan, found).map(({ value, text }) => ({ value, text, adopted: text === taken }));
}

/** Where the pages of the plan show an address: a task and a list on their views, a clause unfolded in the tree. */
function placeHref(entry: AddressEntry | undefined, address: string): string {
  if (entry?.kind === 'task') return '/plan?view=tasks';
  if (entry?.kind === 'list' || entry?.kind === 'row' || entry?.kind === 'total') return '/plan?view=lists';
  return `/plan?address=${encodeURIComponent(address)}`;
}

/** Tasks, lists and clauses that use the quantity, where the ruling is felt. */
function usedBy(plan: Plan, found: CheckedContradiction): string[] {
  const quantity = plan.quantities.find(({ key }) => key === found.quantity);
  const columns = plan.lists
    .filter(({ columns }) => columns.some((column) => column.quantity === found.quantity))
    .map(({ address }) => address);
  return [...new Set([...(quantity?.stated.map(({ at }) => at) ?? []), ...columns])].map(addressText);
}

/** 矛盾台: what the plan says of itself in contradiction, both sources side by side, with the ruling if there is one. */
export async function describeContradictions(tx: Tx, _scope: Scope): Promise<Contradictions> {
  const { version, plan } = await getActivePlan(tx);
  const words = await listPlanWords(tx, version.planId);
  const places = indexAddresses(plan);
  const rows = listContradictions(plan).map(
    (found): ContradictionView => ({
      key: contradictionKey(found.kind, found.quantity),
      kind: found.kind,
      kindTitle: CONTRADICTION_TITLES[found.kind],
      quantity: found.quantity,
      title: found.title,
      text: found.sentence,
      sources: found.sources.map(({ address, text, value }) => ({
        address,
        place: addressText(address),
        href: placeHref(resolveAddress(places, address), address),
        value: text || value,
        summary: resolveAddress(places, address)?.summary || (resolveAddress(places, address)?.title ?? ''),
        words: words.get(address) ?? null,
      })),
      suggestion: found.suggestion,
      ruling: found.ruling && {
        ...describeRuling(found.ruling),
        value: found.ruling.value,
        text: ruledText(plan, found),
      },
      readings: describeReadings(plan, found),
      free: freeValueOf(found.kind),
      unit: plan.quantities.find(({ key }) => key === found.quantity)?.unit ?? '',
      usedBy: usedBy(plan, found),
    }),
  );
  const open = rows.filter(({ ruling }) => ruling === null).length;
  return { rows, open, ruled: rows.length - open, versionId: version.id };
}
