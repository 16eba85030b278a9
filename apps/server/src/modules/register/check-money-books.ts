import type { MoneyCheck } from '@tenglong/contracts/money';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { loadWaysByEntry, moneyInStep } from '../money/index.ts';
import { entriesOfMoney } from './entries-of-money.ts';
import { loadFactsOfAll } from './entry-facts.ts';
import { bookingOf } from './post-to-money.ts';
import { listRegisters } from './register-library.ts';

/**
 * 对账: numbers without a gap, and every entry's lines against what the entry stands for. Nothing is changed. Queries: 2, and
 * at most 8 for a register that books money, however many entries.
 */
export async function checkMoneyBooks(tx: Tx, today: string): Promise<MoneyCheck> {
  const problems: MoneyCheck['problems'] = [];
  const [counts] = await tx.rows<{ transactions: number; last: number; postings: number }>(sql`
    select (select count(*) from money_transactions) as transactions,
      (select coalesce(max(number), 0) from money_head) as last, (select count(*) from money_postings) as postings`);
  const { transactions = 0, last = 0, postings = 0 } = counts ?? {};
  if (transactions !== last)
    problems.push({ message: `应有 ${last} 笔，实有 ${transactions} 笔，有缺号`, entryId: null });
  let entries = 0;
  for (const loaded of await listRegisters(tx)) {
    const own = await entriesOfMoney(tx, loaded);
    if (own.length === 0) continue;
    const factsOf = await loadFactsOfAll(tx, loaded, own, today);
    const waysOf = await loadWaysByEntry(
      tx,
      own.map(({ id }) => id),
    );
    for (const entry of own) {
      entries += 1;
      if (moneyInStep(waysOf(entry.id), bookingOf(loaded, entry, today, factsOf(entry)))) continue;
      const message = `${loaded.register.file.shortTitle}“${entry.subject.name}”账上记的与条目现在的情况不符`;
      problems.push({ message, entryId: entry.id });
    }
  }
  const sound = problems.length === 0;
  return {
    sentence: sound
      ? `对账无误：${transactions} 笔、${postings} 条，与 ${entries} 个条目一致`
      : `对账有 ${problems.length} 处不符`,
    sound,
    transactions,
    postings,
    problems,
  };
}
