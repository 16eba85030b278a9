import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { entriesOfMoney } from './entries-of-money.ts';
import { loadFactsOfAll } from './entry-facts.ts';
import { postToMoney } from './post-to-money.ts';
import { listRegisters } from './register-library.ts';
import { settleGrants } from './take-over-grant.ts';

/**
 * Brings the money ledger in step with every entry: after a plan that books otherwise, or for entries that were there
 * before the ledger. What is past is believed; every change is a line of the journal like any other. Grants that nothing
 * counted yet are counted with it.
 *
 * @returns how many entries were not in step
 */
export async function settleMoneyBooks(
  tx: Tx,
  settling: { readonly actor: Actor; readonly on: string; readonly at: Date; readonly occasion: string },
): Promise<number> {
  // First the grants, since they take the locks of caps that come before the lock of the books everywhere.
  await settleGrants(tx, settling);
  let changed = 0;
  for (const loaded of await listRegisters(tx)) {
    const own = await entriesOfMoney(tx, loaded);
    if (own.length === 0) continue;
    const factsOf = await loadFactsOfAll(tx, loaded, own, settling.on);
    for (const entry of own) {
      const subject = factsOf(entry);
      if (await postToMoney(tx, loaded, entry, { ...settling, subject, kind: 'settle', believed: true }))
        changed += 1;
    }
  }
  return changed;
}
