import { joinTransaction, type TransactionOptions, type Tx } from '../database/index.ts';
import type { Deps } from '../deps.ts';

/**
 * An act and the page as it stands after it, in one transaction. Read in a second one, the page can fail where the act
 * has already been kept: with every connection taken the sender was told that the database does not answer, and did
 * again what had been done. So an answer that cannot be read takes its act back.
 *
 * @param act - the use case, given dependencies that work inside the transaction
 * @param show - what is answered; it sees what was done
 * @param options - how the act asks its transaction to be isolated
 */
export function actAndShow<D extends Deps, Done, Shown>(
  deps: D,
  act: (within: D) => Promise<Done>,
  show: (tx: Tx, done: Done) => Promise<Shown>,
  options: Pick<TransactionOptions, 'isolation'> = {},
): Promise<Shown> {
  return deps.db.transaction(
    async (tx) => show(tx, await act({ ...deps, db: joinTransaction(deps.db, tx, options.isolation) })),
    options,
  );
}
