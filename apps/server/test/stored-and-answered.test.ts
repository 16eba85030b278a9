import type { BudgetOverview } from '@tenglong/contracts/money';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { TestApp, TestClient } from './app.ts';
import { confirmBudget, putUpApplications } from './grant-steps.ts';
import { type Act, expectDoneIffAnswered } from './refused-connection.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

let t: TestApp;
let office: TestClient;
let finance: TestClient;

beforeAll(async () => {
  t = await createYuhuanApp();
  ({ office, finance } = await confirmBudget(t, '1000000'));
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

const ACTS: [string, Act][] = [
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
  test.each(ACTS)('%s', (_title, prepare) => expectDoneIffAnswered(t, prepare));
});
