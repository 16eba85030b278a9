import type { PaymentPage } from '@tenglong/contracts/money';
import type { EntryDetail, SpotCheckDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from './app.ts';
import { attach } from './grant-steps.ts';
import * as c from './promise-county.ts';

let inspector: TestClient;
/** Three grants that were paid, with the commitments of the written promise and of the one in figures. */
let paid: string[] = [];
beforeAll(async () => {
  await c.openPromiseCounty();
  paid = await c.readyToOrder('CHK-', '100000.00', 3);
  const finance = await c.actFor('caizheng');
  for (const id of paid) {
    const ordered = await c.move(c.office, id, 'order');
    if (ordered.statusCode !== 200) throw new Error(ordered.body);
    await attach(finance, id, 'receipt');
    const done = await c.move(finance, id, 'pay', { paidOn: '2023-09-01' });
    if (done.statusCode !== 200) throw new Error(done.body);
  }
  inspector = await c.t.as('inspector');
  const rule = {
    registers: ['equipment-grant'],
    closedFrom: '2023-09-01',
    closedTo: '2023-09-02',
    size: 500,
  };
  const published = await inspector.post('/api/spot-checks', {
    ...rule,
    drawOn: '2023-09-02',
    publicSource: '排列5第23235期开奖号码',
  });
  if (published.statusCode !== 200) throw new Error(published.body);
  c.t.clock.advance({ hours: 24 });
  inspector = await c.t.as('inspector');
  const drawn = await inspector.post('/api/spot-checks/1/drawing', { publicValue: '35912' });
  if (drawn.statusCode >= 300) throw new Error(drawn.body);
}, 300_000);
afterAll(() => c.t.close());

const judge = async (id: string, result: string): Promise<SpotCheckDetail> => {
  const field = (name: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `${field('result', result)}${field('reason', '两台设备没有到厂')}--b\r\ncontent-disposition: form-data; name="file"; filename="核查表.pdf"\r\n\r\n`;
  const answer = await inspector.inject({
    method: 'POST',
    url: `/api/spot-checks/1/items/${id}/result`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.from(`${head}%PDF-1.7 核查表\r\n--b--\r\n`),
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const followedOf = ({ items }: SpotCheckDetail, id: string) =>
  items.find(({ entryId }) => entryId === id)?.followed;
/** The commitments of a grant, the written one first. */
const promisedBy = async (id: string) =>
  c.t.deps.db.read((tx) =>
    tx.rows<{ id: string; stage: string; owed: string | null; sums: number }>(sql`
      select e.id, e.stage, e.fields->>'owed' as owed,
        (select count(*) from clawback_sums s where s.entry_id = e.id) as sums
      from commitment_links l join register_entries e on e.id = l.commitment_entry
      where l.source_entry = ${id} order by l.promise desc`),
  );

describe('a grant that was paid, drawn in a spot check', () => {
  test('found true leaves its promises as they are', async () => {
    const [, , third = ''] = paid;
    expect(followedOf(await judge(third, 'true'), third)).toBeNull();
    expect(await promisedBy(third)).toMatchObject([{ stage: 'registered' }, { stage: 'performing' }]);
  });

  test('found false breaks its written promise in the same moment: all of it is owed', async () => {
    const [first = ''] = paid;
    expect(followedOf(await judge(first, 'false'), first)).toBe('broken');
    const [written, figure] = await promisedBy(first);
    expect(written).toMatchObject({ stage: 'broken', owed: '100000', sums: 1 });
    expect(figure).toMatchObject({ stage: 'performing', owed: null, sums: 0 });
    // The entry stays paid, and says what was found of it.
    const office = await c.t.as('office');
    const entryOf = async (id: string): Promise<EntryDetail> =>
      (await office.get(`/api/entries/${id}`)).json();
    const entry = await entryOf(first);
    expect(entry).toMatchObject({ stage: 'paid', falseClosing: { check: 1, reason: '两台设备没有到厂' } });
    const { events } = await entryOf(written?.id ?? '');
    expect(events[0]).toMatchObject({ note: '第 1 次抽查不属实：两台设备没有到厂' });
    const { rows }: PaymentPage = (await office.get('/api/payments?state=owed')).json();
    expect(rows).toMatchObject([{ entryId: first, owedYuan: '100000.00', recoveredYuan: '0.00' }]);
    expect((await office.get('/api/money/check')).json()).toMatchObject({ sound: true });
  });

  test('is watched until the money is back: slip by slip, never more than is owed', async () => {
    const [first = ''] = paid;
    const [written] = await promisedBy(first);
    const id = written?.id ?? '';
    const finance = await c.actFor('caizheng');
    await attach(finance, id, 'recovery');
    const slip = (amount: string, number: string) =>
      c.move(finance, id, 'recover', { amount, recoveredOn: '2023-09-02', slip: number });
    expect((await slip('60000', 'ZJ-1')).statusCode).toBe(200);
    expect((await slip('40000.01', 'ZJ-2')).statusCode).toBe(422);
    expect((await slip('40000', 'ZJ-2')).statusCode).toBe(200);
    const office = await c.t.as('office');
    const { rows }: PaymentPage = (await office.get('/api/payments?state=recovered')).json();
    expect(rows).toMatchObject([{ entryId: first, owedYuan: '100000.00', recoveredYuan: '100000.00' }]);
  });

  test('found false breaks a promise that was taken for kept, too', async () => {
    const [, second = ''] = paid;
    const [written] = await promisedBy(second);
    await c.t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'closed', closed_on = '2023-09-01', due_on = null
        where id = ${written?.id ?? ''}`),
    );
    expect(followedOf(await judge(second, 'false'), second)).toBe('broken');
    expect((await promisedBy(second))[0]).toMatchObject({ stage: 'broken', owed: '100000', sums: 1 });
  });
});
