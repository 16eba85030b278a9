import type { Tx } from '../../platform/database/index.ts';
import { othersTurn } from '../../platform/turns/index.ts';

/** Rows of one statement: the embedded database holds the whole process up while it takes them in. */
const AT_ONCE = 250;

/** Loads rows like `copyRows`, in pieces that let others go first in between. */
export async function copyInTurns(
  tx: Tx,
  target: string,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await tx.copyRows(target, rows.slice(from, from + AT_ONCE));
    await othersTurn();
  }
}
