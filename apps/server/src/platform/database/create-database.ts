import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, TransactionOptions, Tx } from './database.ts';
import type { Engine } from './engine.ts';
import { normaliseFault } from './fault.ts';
import { openTx } from './open-tx.ts';

const MODES = {
  'read committed': 'isolation level read committed',
  'repeatable read': 'isolation level repeatable read',
} as const;

/** The database over an engine: transactions with their hooks, the guard against nesting, faults in one shape. */
export function createDatabase(engine: Engine): Database {
  const current = new AsyncLocalStorage<{ open: boolean }>();

  async function transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    if (current.getStore()?.open) {
      throw new Error('A transaction was opened inside another: pass the tx on instead');
    }
    const mode = `${MODES[options.isolation ?? 'read committed']} ${options.readOnly ? 'read only' : 'read write'}`;
    const store = { open: true };
    const after: (() => void)[] = [];
    try {
      const result = await current.run(store, () =>
        engine.transaction(mode, async (connection) => {
          const { tx, beforeCommit, close } = openTx(connection, after);
          try {
            const value = await work(tx);
            await beforeCommit();
            return value;
          } finally {
            close();
          }
        }),
      );
      store.open = false;
      for (const hook of after) hook();
      return result;
    } catch (error) {
      throw normaliseFault(error);
    } finally {
      store.open = false;
    }
  }

  return {
    kind: engine.kind,
    transaction,
    read: (work) => transaction(work, { readOnly: true, isolation: 'repeatable read' }),
    close: () => engine.close(),
  };
}
