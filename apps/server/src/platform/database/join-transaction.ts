import type { Database, TransactionOptions, Tx } from './database.ts';

/**
 * The database as a use case sees it whose work belongs to a transaction that is open already: what it would do in a
 * transaction of its own is done in that one, and stands or falls with it. A use case that tries again after a refusal
 * cannot be joined: what it did before would stay.
 *
 * @param own - how the open transaction is isolated; whoever asks for another isolation is refused
 */
export function joinTransaction(
  db: Database,
  tx: Tx,
  own: NonNullable<TransactionOptions['isolation']> = 'read committed',
): Database {
  const joined: Database = {
    kind: db.kind,
    transaction: async (work, { isolation = 'read committed' } = {}) => {
      if (isolation !== own)
        throw new Error(`A transaction that asks for ${isolation} cannot be joined to one of ${own}`);
      return work(tx);
    },
    read: (work) => work(tx),
    close: async () => {
      throw new Error('A database is not closed from inside a transaction');
    },
  };
  return joined;
}
