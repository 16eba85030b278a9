import type { NoticePage } from '@tenglong/contracts/notice';
import type { EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../test/app.ts';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

let county: SmallCounty;
let town: TestClient;
let lead: TestClient;
let entry: EntryDetail;
beforeAll(async () => {
  county = await createSmallCounty();
  town = await county.as('township');
  lead = await county.as('department');
  await sendAll(county);
});
afterAll(() => county.close());

const page = async (client: TestClient, query = ''): Promise<NoticePage> =>
  (await client.get(`/api/notices${query}`)).json();
const said = async (client: TestClient, query = '') =>
  (await page(client, query)).rows.map(({ kindTitle, title, body }) => `${kindTitle} ${title} ${body}`);
const unread = async (client: TestClient) => (await client.get('/api/notices/count')).json().unread;
const act = async (client: TestClient, body: object): Promise<EntryDetail> => {
  const answer = await client.post(`/api/entries/${entry.id}/events`, { revision: entry.revision, ...body });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  entry = answer.json();
  return entry;
};
const attach = async () => {
  const text = (field: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
  const head = `${text('kind', 'photo')}${text('revision', String(entry.revision))}--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  const answer = await town.inject({
    method: 'POST',
    url: `/api/entries/${entry.id}/evidence`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([
      Buffer.from(head),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.from('\r\n--b--\r\n'),
    ]),
  });
  entry = answer.json();
};

describe('notices of an entry, from one court to the next', () => {
  test('its township is told that it is on the list; nobody else is, the office that did it least', async () => {
    const body = { subjectId: code(1), subjectName: name(1), unitId: null, fields: {} };
    entry = (await county.office.post('/api/registers/cleanup/entries', body)).json();
    expect(await said(town)).toEqual([`交办 ${name(1)} 到“整改”，请办“报验”，9 月 15 日到期`]);
    expect(await said(county.office)).toEqual([]);
    expect(await said(lead)).toEqual([]);
    expect((await county.reader.get('/api/notices')).statusCode).toBe(403);
  });

  test('a refused step tells nobody anything', async () => {
    const refused = await town.post(`/api/entries/${entry.id}/events`, {
      kind: 'move',
      move: 'report',
      revision: entry.revision,
    });
    expect(refused.statusCode).toBe(409);
    expect(await unread(town)).toBe(1);
  });

  test('two who take the same step at once tell of it once', async () => {
    await attach();
    const body = {
      kind: 'move',
      move: 'report',
      revision: entry.revision,
      fields: { way: 'improve', freed: '6.20' },
    };
    const url = `/api/entries/${entry.id}/events`;
    const answers = await Promise.all([town.post(url, body), town.post(url, body)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    entry = await county.read<EntryDetail>(`/api/entries/${entry.id}`);
    const told = await county.deps.db.read((tx) =>
      tx.rows(
        sql`select party, party_id as "of", kind, body from notices where kind = 'assigned' order by at, party_id`,
      ),
    );
    expect(told).toMatchObject([
      { party: 'unit', of: '339921001' },
      { party: 'department', body: '到“验收”，请办“验收签字”，10 月 1 日到期' },
    ]);
  });

  test('a step back tells the township, with the reason', async () => {
    await act(lead, { kind: 'move', move: 'reject', reason: '照片不清' });
    expect((await said(town))[0]).toBe(`退回 ${name(1)} 退回到“整改”：照片不清，请办“报验”，9 月 15 日到期`);
    expect(await unread(town)).toBe(2);
  });
});

describe('the page of notices', () => {
  test('is filtered by kind, list and what is unread', async () => {
    expect(await said(town, '?kind=returned')).toHaveLength(1);
    expect(await said(town, '?kind=returned,assigned')).toHaveLength(2);
    expect(await said(town, '?register=another')).toEqual([]);
    expect((await page(town, '?size=1')).total).toBe(2);
    expect((await page(town)).registers).toEqual([{ id: 'cleanup', title: '低效整治' }]);
  });

  test('keeps for each person what they have read, and lets nobody read for others', async () => {
    const own = (await page(town)).rows.map(({ id }) => id);
    const [first = ''] = own;
    // The office does not have it: nothing is marked, and nothing is told about it.
    expect((await county.office.post('/api/notices/read', { ids: own })).json()).toEqual({ unread: 0 });
    expect(await unread(town)).toBe(2);
    expect((await town.post('/api/notices/read', { ids: [first] })).json()).toEqual({ unread: 1 });
    expect((await town.post('/api/notices/read', { ids: [first] })).json()).toEqual({ unread: 1 });
    expect(await said(town, '?unread=true')).toHaveLength(1);
    expect((await page(town)).rows.find(({ id }) => id === first)?.read).toBe(true);
    expect((await town.post('/api/notices/read', { all: true })).json()).toEqual({ unread: 0 });
    expect((await town.post('/api/notices/read', {})).statusCode).toBe(400);
  });

  test('leads to the entry, and goes with it', async () => {
    const [row] = (await page(town)).rows;
    expect(row?.href).toBe(`/entries/${entry.id}`);
    expect((await town.get(`/api${row?.href}`)).statusCode).toBe(200);
  });

  test('says nothing of what was before one came', async () => {
    await county.deps.db.transaction((tx) =>
      tx.run(sql`update users set created_at = '2023-09-02' where account = 'township'`),
    );
    expect(await said(town)).toEqual([]);
  });
});
