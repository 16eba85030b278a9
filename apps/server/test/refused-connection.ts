import { expect } from 'vitest';
import { normaliseFault } from '../src/platform/database/index.ts';
import type { TestApp, TestClient } from './app.ts';

/** Prepares one act and tells how it is asked for and whether it was done. */
export type Act = () => Promise<{
  readonly ask: () => ReturnType<TestClient['post']>;
  readonly done: () => Promise<boolean>;
}>;

/**
 * With every connection taken, one that is asked for is refused after ten seconds. Whichever of a request's connections
 * that is, the sender may rely on the answer: what was refused was not done.
 */
export async function expectDoneIffAnswered({ deps: { db } }: TestApp, prepare: Act): Promise<void> {
  const { transaction, read } = db;
  const outcomes: [number, boolean][] = [];
  for (let given = 0; outcomes.at(-1)?.[0] !== 200; given += 1) {
    const { ask, done } = await prepare();
    let left = given;
    const give = () => {
      left -= 1;
      if (left === -1) throw normaliseFault(new Error('timeout exceeded when trying to connect'));
    };
    db.transaction = async (work, options) => {
      give();
      return transaction.call(db, work, options) as never;
    };
    db.read = async (work) => {
      give();
      return read.call(db, work) as never;
    };
    const answer = await ask();
    Object.assign(db, { transaction, read });
    if (answer.statusCode !== 200) expect(answer.json().code).toBe('DATABASE_UNAVAILABLE');
    outcomes.push([answer.statusCode, await done()]);
  }
  // At least the one that says who asks and the one that acts were refused once each.
  expect(outcomes.length).toBeGreaterThanOrEqual(3);
  expect(outcomes).toEqual(outcomes.map(([status]) => [status, status === 200]));
}
