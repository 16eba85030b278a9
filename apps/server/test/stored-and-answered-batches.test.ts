import type { BatchDetail } from '@tenglong/contracts/intake';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHEETS } from './plans/yunping.ts';
import { type Act, expectDoneIffAnswered } from './refused-connection.ts';
import { createSmallCounty, type SmallCounty, sendAll } from './small-county.ts';

let county: SmallCounty;
const FILE = '纳税开票2023.csv';

beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
}, 300_000);
afterAll(() => county.close());

const count = async (query: ReturnType<typeof sql>): Promise<number> => {
  const [row] = await county.database.db.read((tx) => tx.rows<{ n: number }>(query));
  return row?.n ?? 0;
};
const isNow = async ({ id }: Pick<BatchDetail, 'id'>, status: BatchDetail['status']) =>
  (await count(sql`select count(*) as n from batches where id = ${id} and status = ${status}`)) > 0;
const drop = () => county.drop(FILE, SHEETS[FILE] ?? '');

const ACTS: [string, Act][] = [
  [
    'a batch that is committed',
    async () => {
      const batch = await drop();
      const { id, revision } = batch;
      return {
        ask: () => county.office.post(`/api/intake/batches/${id}/commit`, { revision }),
        done: () => isNow(batch, 'committed'),
      };
    },
  ],
  [
    'a batch that is taken back',
    async () => {
      const batch = await county.commit(await drop());
      return {
        ask: () => county.office.post(`/api/intake/batches/${batch.id}/undo`),
        done: () => isNow(batch, 'undone'),
      };
    },
  ],
  [
    'a file that is read again',
    async () => {
      const { id } = await drop();
      const before = await count(sql`select count(*) as n from batches`);
      return {
        ask: () => county.office.post(`/api/intake/batches/${id}/reopen`),
        done: async () => (await count(sql`select count(*) as n from batches`)) > before,
      };
    },
  ],
  [
    'an evaluation',
    async () => {
      const before = await count(sql`select count(*) as n from evaluation_runs`);
      return {
        ask: () => county.office.post('/api/evaluation/runs', { year: 2023, note: '' }),
        done: async () => (await count(sql`select count(*) as n from evaluation_runs`)) > before,
      };
    },
  ],
];

describe('long work is done if and only if the answer says so, whichever connection is refused', () => {
  test.each(ACTS)('%s', (_title, prepare) => expectDoneIffAnswered(county, prepare), 120_000);

  test('a draft that was laid aside already is laid aside, and tells of it once', async () => {
    const { id } = await drop();
    const at = `/api/intake/batches/${id}`;
    const statuses = [await county.office.delete(at), await county.office.delete(at)];
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([204, 204]);
    const told = sql`select count(*) as n from audit_log where action = 'intake.discarded' and subject = ${id}`;
    expect(await count(told)).toBe(1);
  });
});
