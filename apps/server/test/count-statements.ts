import { expect } from 'vitest';
import type { Database, Tx } from '../src/platform/database/index.ts';
import type { TestClient } from './app.ts';

/** Counts every statement that a request sends, whoever sends it. */
export function countStatements(db: Database): { take(): number } {
  let count = 0;
  const counting = (tx: Tx): Tx =>
    new Proxy(tx, {
      get(target, key) {
        if (['rows', 'run', 'orm', 'copyIn', 'copyRows', 'copyOut', 'readBatches'].includes(String(key)))
          count += 1;
        return Reflect.get(target, key, target);
      },
    });
  const { transaction, read } = db;
  db.transaction = (work, options) => transaction.call(db, (tx) => work(counting(tx)), options) as never;
  db.read = (work) => read.call(db, (tx) => work(counting(tx))) as never;
  return {
    take: () => {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}

/** Statements of one screen as it is opened a second time: the first fills what is kept in memory. */
export async function measureScreen(
  counter: { take(): number },
  client: TestClient,
  url: string,
): Promise<number> {
  for (const _time of ['first', 'second']) {
    counter.take();
    const answer = await client.get(url);
    expect(answer.statusCode, `${url} ${answer.body}`).toBe(200);
  }
  return counter.take();
}
