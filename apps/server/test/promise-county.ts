import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryDetail, EntryPage, PromiseSheet } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { loadPlan, readPlanFolder } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { productRoot } from '../src/product-root.ts';
import { createTestApp, type TestApp, type TestClient } from './app.ts';
import { upload, uploadAndRead } from './small-county.ts';

const SAMPLES = join(productRoot(), 'samples/yuhuan-demo');
const SHEET = join(SAMPLES, 'campaign/经信局-重点技术改造项目-2023年8月.xlsx');

export let t: TestApp;
export let office: TestClient;
/** Another person of the office. */
export let second: TestClient;

/** The plan with a way back from the payment order, and a promise in figures beside the written one. */
async function planWithMore() {
  const reading = await readPlanFolder(join(productRoot(), 'plans/yuhuan-2021-2023'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.documents.map((document) => {
    const value = structuredClone(document.value) as Record<string, unknown[]>;
    if (document.path === 'registers/equipment-grant.yaml') {
      const back = {
        id: 'withdraw',
        title: '撤回拨付通知',
        from: ['ordered'],
        to: 'publicity',
        by: ['office'],
      };
      value.moves?.push({ ...back, reason: true, back: true });
    }
    if (document.path === 'policies/22-equipment/policy.yaml') {
      const figure = { sense: 'least', metric: '亩均税收，万元/亩', promised: '20', tolerance: '5' };
      const said = { content: '建成后亩均税收不低于 20 万元', source: 'subsidy', to: '市经信局' };
      value.promises?.push({
        id: 'tax',
        clause: '五.3',
        ...said,
        ...figure,
        due: { months: 24 },
        back: 'shortfall',
      });
    }
    return { ...document, value };
  });
}

/** The county whose equipment applications promise something, with a budget to order out of. */
export async function openPromiseCounty(): Promise<void> {
  t = await createTestApp();
  office = await t.as('office');
  await loadPlan(t.deps, systemActor('test', '测试'), await planWithMore());
  const roster = join(SAMPLES, 'workbooks/市场监管局-工业企业名录.xlsx');
  for (const path of [roster, SHEET]) {
    const draft = await uploadAndRead(office, path.split('/').at(-1) ?? '', readFileSync(path));
    await office.post(`/api/intake/batches/${draft.id}/commit`, { revision: draft.revision });
  }
  await upload(office, '/api/registers/equipment-grant/machines', '设备.xlsx', readFileSync(SHEET));
  await t.as('reader');
  await t.database.db.transaction((tx) =>
    tx.script(`update users set role = 'office' where account = 'reader'`),
  );
  second = await t.as('reader');
  const budget = {
    kind: 'budget',
    fund: 'industry',
    year: 2023,
    amountYuan: '100000000',
    reason: '年初预算',
  };
  const { proposals } = (await office.post('/api/budget/proposals', budget)).json();
  await second.post(`/api/budget/proposals/${proposals[0].id}/confirmation?year=2023`);
}

/** Applications of one enterprise whose publicity is over; only the payment order is to come. */
export async function readyToOrder(prefix: string, decided: string, count = 1): Promise<string[]> {
  const { rows }: EntryPage = (await office.get('/api/registers/equipment-grant/entries?size=500')).json();
  const from = rows.find(({ fields }) => fields.number === 'JG2023-017')?.id ?? '';
  return t.deps.db.transaction(async (tx) => {
    await tx.run(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
        stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision, several)
      select gen_random_uuid(), register, subject_id, subject_name, pinyin, initials, unit_id, 'publicity', '2023-08-01',
        'somebody', opened_on, '2023-08-08', '2023-08-01',
        fields || jsonb_build_object('number', ${prefix}::text || n, 'decided', ${decided}::text, 'objection', false,
          'orderNumber', '玉财企〔2023〕1 号'), '[]', '[]', 1, ${prefix}::text || n
      from register_entries, generate_series(1, ${count}::int) as n where id = ${from}`);
    const made = await tx.rows<{ id: string }>(
      sql`select id from register_entries where several like ${`${prefix}%`} and register = 'equipment-grant'`,
    );
    return made.map(({ id }) => id);
  });
}

export async function act(client: TestClient, id: string, body: object) {
  const { revision }: EntryDetail = (await client.get(`/api/entries/${id}`)).json();
  return client.post(`/api/entries/${id}/events`, { revision, ...body });
}
export const move = (client: TestClient, id: string, name: string, fields: object = {}) =>
  act(client, id, { kind: 'move', move: name, fields, reason: '按清单办理' });
export const said = (answer: { json(): { details?: { message: string }[] } }) =>
  (answer.json().details ?? []).map(({ message }) => message).join('；');
export const sheetOf = async (id: string, client = office): Promise<PromiseSheet> =>
  (await client.get(`/api/entries/${id}/promises`)).json();
export const entryOf = async (id: string): Promise<EntryDetail> =>
  (await office.get(`/api/entries/${id}`)).json();

/** A person of a department: the test account, acting for that department from now on. */
export async function actFor(id: string): Promise<TestClient> {
  await t.as('department');
  await t.database.db.transaction((tx) =>
    tx.run(sql`update users set department_id = ${id} where account = 'department'`),
  );
  return t.as('department');
}

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108020000009077535e', 'hex');
let salt = 0;
export async function attach(client: TestClient, id: string, kind: string): Promise<void> {
  const { revision } = await entryOf(id);
  salt += 1;
  const field = (key: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
  const head = `${field('kind', kind)}${field('revision', String(revision))}--b\r\ncontent-disposition: form-data; name="file"; filename="x.png"\r\n\r\n`;
  const answer = await client.inject({
    ...{ method: 'POST', url: `/api/entries/${id}/evidence` },
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), PNG, Buffer.from([salt]), Buffer.from('\r\n--b--\r\n')]),
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

export const countOf = async (query: ReturnType<typeof sql>): Promise<number> => {
  const [row] = await t.deps.db.read((tx) => tx.rows<{ n: number }>(query));
  return Number(row?.n);
};
