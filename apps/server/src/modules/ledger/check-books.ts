import type { LedgerCheck } from '@tenglong/contracts/ledger';
import { Balances, chartOf, samePostings } from '@tenglong/domain/ledger';
import type { Holdings } from '@tenglong/domain/register';
import { sign, toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { countyScope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { loadEntryPostings } from './book-entry.ts';
import { loadDoubts, postingsBeside } from './contest-claims.ts';
import { getLedger, LedgerTitles } from './ledger-titles.ts';
import { loadFlows } from './posting-rows.ts';

/** What a register entry stands for, recomputed from its events. */
export interface ReplayedEntry {
  readonly entryId: string;
  readonly register: string;
  readonly subjectName: string;
  readonly unit: string;
  readonly revision: number;
  readonly holdings: Holdings;
  /** Where the entry is not what its events made of it. */
  readonly disagrees: string | null;
}

type CheckProblem = LedgerCheck['problems'][number];

/**
 * 对账: the sums that pages read against the lines, the numbers without a gap, and every entry's lines against what its
 * own events say it stands for. Nothing is changed.
 */
export async function checkBooks(
  tx: Tx,
  replay: (tx: Tx) => Promise<readonly ReplayedEntry[]>,
): Promise<LedgerCheck> {
  const { plan, ledger } = await getLedger(tx);
  const titles = new LedgerTitles(plan);
  const chart = chartOf(ledger);
  const [counts] = await tx.rows<{ transactions: number; last: number; postings: number; drift: number }>(sql`
    select (select count(*) from ledger_transactions) as transactions,
      (select coalesce(max(number), 0) from ledger_head) as last,
      (select count(*) from ledger_postings) as postings,
      (select count(*) from (
        select resource, from_account, from_unit, to_account, to_unit, sum(amount) as amount from ledger_postings
        group by resource, from_account, from_unit, to_account, to_unit) p
        full join ledger_flows f using (resource, from_account, from_unit, to_account, to_unit)
        where p.amount is distinct from f.amount) as drift`);
  const { transactions = 0, last = 0, postings = 0, drift = 0 } = counts ?? {};
  const problems: CheckProblem[] = [];
  const note = (kind: CheckProblem['kind'], message: string, entryId: string | null = null) =>
    problems.push({ kind, message, entryId });
  if (transactions !== last) note('missing-number', `应有 ${last} 笔，实有 ${transactions} 笔，有缺号`);
  if (drift > 0) note('drift', `有 ${drift} 条汇总与明细之和不符`);
  const booked = await loadEntryPostings(tx);
  const doubts = await loadDoubts(tx);
  const entries = await replay(tx);
  const known = new Set(entries.map(({ entryId }) => entryId));
  for (const { entryId, subjectName, register, holdings, disagrees } of entries) {
    const name = `${titles.register(register)}“${subjectName}”`;
    if (disagrees) note('register', `${name}${disagrees}`, entryId);
    const booking = postingsBeside(holdings, doubts.get(entryId) ?? new Map());
    if (!samePostings(booked.get(entryId)?.declared ?? [], booking)) {
      note('entry', `${name}账上记的与条目现在的情况不符`, entryId);
    }
  }
  for (const [entryId, { standing }] of booked) {
    if (known.has(entryId) || samePostings(standing, [])) continue;
    note('entry', '账上还记着已不在清单上的条目');
  }
  const flows = await loadFlows(tx, countyScope);
  const balances = new Balances(flows);
  for (const { id, title, unit, limit } of ledger.resources) {
    const scopes = limit === 'unit' ? balances.units(id).map((one) => [one]) : [undefined];
    for (const units of limit === 'none' ? [] : scopes) {
      const left = balances.over(id, chart.pool, units);
      if (sign(left) >= 0) continue;
      const whose = titles.unit(units?.[0] ?? plan.meta.county.code);
      note('overdrawn', `${whose}${title}结余 ${toPlainDecimal(left) ?? ''} ${unit}，占用多于腾出`);
    }
  }
  const sound = problems.every(({ kind }) => kind === 'overdrawn');
  const over = problems.length > 0 ? `，另有 ${problems.length} 处超用` : '';
  return {
    sentence: sound
      ? `对账无误：${transactions} 笔、${postings} 条，与 ${entries.length} 个条目的经过一致${over}`
      : `对账有 ${problems.filter(({ kind }) => kind !== 'overdrawn').length} 处不符`,
    sound,
    transactions,
    postings,
    entries: entries.length,
    problems,
  };
}
