import type { BudgetOverview } from '@tenglong/contracts/money';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { normaliseFault } from '../src/platform/database/index.ts';
import type { TestApp, TestClient } from './app.ts';
import { confirmBudget, putUpApplications } from './grant-steps.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

/**
 * With every connection taken, one that is asked for is refused after ten seconds. Whichever of a request's connections
 * that is, the sender may rely on the answer: what was refused was not done.
 */
let t: TestApp;
let office: TestClient;
let finance: TestClient;
/** How many connections are given out before one is refused; none is refused while it is not set. */
let until: number | undefined;

beforeAll(async () => {
  t = await createYuhuanApp();
  ({ office, finance } = await confirmBudget(t, '1000000'));
  const { db } = t.deps;
  const { transaction, read } = db;
  const give = () => {
    if (until === undefined) return;
    until -= 1;
    if (until === -1) throw normaliseFault(new Error('timeout exceeded when trying to connect'));
  };
  db.transaction = async (work, options) => {
    give();
    return transaction.call(db, work, options) as never;
  };
  db.read = async (work) => {
    give();
    return read.call(db, work) as never;
  };
}, 300_000);
afterAll(() => t.close());

const one = async <Row extends object>(query: ReturnType<typeof sql>): Promise<Row | undefined> => {
  const [row] = await t.database.db.read((tx) => tx.rows<Row>(query));
  return row;
};

let made = 0;
const stageOf = async (id: string) =>
  (await one<{ stage: string }>(sql`select stage from register_entries where id = ${id}`))?.stage;
const proposals = async () =>
  (await one<{ n: number }>(sql`select count(*) as n from money_proposals`))?.n ?? 0;

/** Each prepares one act and tells how it is asked for and whether it was done. */
const ACTS: [
  string,
  () => Promise<{ ask: () => ReturnType<TestClient['post']>; done: () => Promise<boolean> }>,
][] = [
  [
    'a payment order',
    async () => {
      made += 1;
      const [id = ''] = await putUpApplications(t, [`R-${made}`], '100.00');
      const body = { kind: 'move', move: 'order', revision: 1, fields: {} };
      return {
        ask: () => office.post(`/api/entries/${id}/events`, body),
        done: async () => (await stageOf(id)) === 'ordered',
      };
    },
  ],
  [
    'a comment',
    async () => {
      made += 1;
      const [id = ''] = await putUpApplications(t, [`R-${made}`], '100.00');
      return {
        ask: () => office.post(`/api/entries/${id}/comments`, { revision: 1, text: '已电话核实' }),
        done: async () =>
          (await one(sql`select 1 as n from register_events where entry_id = ${id}`)) !== undefined,
      };
    },
  ],
  [
    'a budget that is proposed',
    async () => {
      const before = await proposals();
      const body = { kind: 'budget', fund: 'industry', year: 2023, amountYuan: '1', reason: '追加' };
      return {
        ask: () => finance.post('/api/budget/proposals', body),
        done: async () => (await proposals()) > before,
      };
    },
  ],
  [
    'a budget that is confirmed',
    async () => {
      const body = { kind: 'budget', fund: 'industry', year: 2023, amountYuan: '1', reason: '追加' };
      const { proposals: open }: BudgetOverview = (await finance.post('/api/budget/proposals', body)).json();
      const id = open.at(-1)?.id ?? '';
      return {
        ask: () => office.post(`/api/budget/proposals/${id}/confirmation?year=2023`),
        done: async () =>
          (await one<{ state: string }>(sql`select state from money_proposals where id = ${id}`))?.state ===
          'confirmed',
      };
    },
  ],
];

describe('an act is done if and only if the answer says so, whichever connection is refused', () => {
  test.each(ACTS)('%s', async (_title, prepare) => {
    const outcomes: [number, boolean][] = [];
    for (let given = 0; outcomes.at(-1)?.[0] !== 200; given += 1) {
      const { ask, done } = await prepare();
      until = given;
      const answer = await ask();
      until = undefined;
      if (answer.statusCode !== 200) expect(answer.json().code).toBe('DATABASE_UNAVAILABLE');
      outcomes.push([answer.statusCode, await done()]);
    }
    // At least the one that says who asks and the one that acts were refused once each.
    expect(outcomes.length).toBeGreaterThanOrEqual(3);
    expect(outcomes).toEqual(outcomes.map(([status]) => [status, status === 200]));
  });
});
