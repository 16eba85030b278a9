import type { PlanText } from '@tenglong/contracts/plan';
import { compareAddresses } from '@tenglong/domain/address';
import { type AddressEntry, listAddresses } from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { getActivePlan } from './plan-library.ts';
import { findPlanCopy, listPlanWords } from './plan-words.ts';

type Row = PlanText['rows'][number];

/** The rows of a list stand with their list: one piece of the document, as it is printed. */
function wordsOf(entry: AddressEntry, entries: readonly AddressEntry[], words: ReadonlyMap<string, string>) {
  const own = words.get(entry.address);
  if (own === undefined || entry.kind !== 'list') return own ?? null;
  const rows = entries.filter(({ address }) => address.startsWith(`${entry.address}/`));
  return [own, ...rows.flatMap(({ address }) => words.get(address) ?? [])].join('\n');
}

/** 方案原文: what the office's copy says at each place, beside what we say of it, and what was not placed. */
export async function describeText(tx: Tx, _scope: Scope): Promise<PlanText> {
  const { version, plan } = await getActivePlan(tx);
  const words = await listPlanWords(tx, version.planId);
  const copy = words.size > 0 ? await findPlanCopy(tx, version.planId) : undefined;
  const entries = listAddresses(plan);
  const known = new Set(entries.map(({ address }) => address));
  const rows = entries.flatMap((entry): Row[] => {
    const { address, kind, title, summary } = entry;
    if (kind === 'annex' || kind === 'row' || kind === 'total') return [];
    return [{ address, kind, title, summary, words: wordsOf(entry, entries, words) }];
  });
  const strangers = [...words]
    .filter(([address]) => !known.has(address))
    .sort(([a], [b]) => compareAddresses(a, b));
  return {
    copy: copy ? { fileName: copy.fileName, loadedAt: copy.loadedAt, loadedBy: copy.loadedBy } : null,
    rows,
    strangers: strangers.map(([address, text]) => ({ address, words: text })),
  };
}
