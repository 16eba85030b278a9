import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitmentOverview, EntryDetail, EntryPage, PromiseSheet } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPlan, readPlanFolder } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { productRoot } from '../src/product-root.ts';
import { createTestApp, type TestApp, type TestClient } from './app.ts';
import { upload, uploadAndRead } from './small-county.ts';

const SAMPLES = join(productRoot(), 'samples/yuhuan-demo');
const SHEET = join(SAMPLES, 'campaign/经信局-重点技术改造项目-2023年8月.xlsx');

let t: TestApp;
let office: TestClient;
/** Another person of the office. */
let second: TestClient;

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

beforeAll(async () => {
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
}, 120_000);
afterAll(() => t.close());

/** Applications of one enterprise whose publicity is over; only the payment order is to come. */
async function readyToOrder(prefix: string, decided: string, count = 1): Promise<string[]> {
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

async function act(client: TestClient, id: string, body: object) {
  const { revision }: EntryDetail = (await client.get(`/api/entries/${id}`)).json();
  return client.post(`/api/entries/${id}/events`, { revision, ...body });
}
const move = (client: TestClient, id: string, name: string, fields: object = {}) =>
  act(client, id, { kind: 'move', move: name, fields, reason: '按清单办理' });
const said = (answer: { json(): { details?: { message: string }[] } }) =>
  (answer.json().details ?? []).map(({ message }) => message).join('；');
const sheetOf = async (id: string, client = office): Promise<PromiseSheet> =>
  (await client.get(`/api/entries/${id}/promises`)).json();
const entryOf = async (id: string): Promise<EntryDetail> => (await office.get(`/api/entries/${id}`)).json();

/** A person of a department: the test account, acting for that department from now on. */
async function actFor(id: string): Promise<TestClient> {
  await t.as('department');
  await t.database.db.transaction((tx) =>
    tx.run(sql`update users set department_id = ${id} where account = 'department'`),
  );
  return t.as('department');
}

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108020000009077535e', 'hex');
let salt = 0;
async function attach(client: TestClient, id: string, kind: string): Promise<void> {
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

const countOf = async (query: ReturnType<typeof sql>): Promise<number> => {
  const [row] = await t.deps.db.read((tx) => tx.rows<{ n: number }>(query));
  return Number(row?.n);
};

describe('a grant opens what its policy promises', () => {
  let id = '';

  test('once, in the transaction of the step, with the sum and a clock, linked both ways', async () => {
    [id = ''] = await readyToOrder('GRANT-', '100000.00');
    const ordered = await move(office, id, 'order');
    expect(ordered.statusCode, ordered.body).toBe(200);
    const { promised } = await sheetOf(id);
    expect(
      promised.map(({ stage, dueOn, fundsYuan, released }) => [stage, dueOn, fundsYuan, released]),
    ).toEqual([
      // The written promise has no day in the plan: it waits ten working days for one.
      ['registered', expect.stringMatching(/^2023-/), '100000.00', false],
      // 24 months from the order.
      ['performing', expect.stringMatching(/^2025-/), '100000.00', false],
    ]);
    const { origin } = await sheetOf(promised[0]?.id ?? '');
    expect(origin?.id).toBe(id);
    expect((await entryOf(promised[1]?.id ?? '')).fields).toMatchObject({
      ...{ promised: '20', tolerance: '5', back: 'shortfall', source: 'subsidy', funds: '10' },
    });
  });

  test('another step of the application opens nothing more', async () => {
    await t.as('leader');
    await t.database.db.transaction((tx) =>
      tx.script(`update users set role = 'department', department_id = 'caizheng' where account = 'leader'`),
    );
    const finance = await t.as('leader');
    await attach(finance, id, 'receipt');
    expect((await move(finance, id, 'pay', { paidOn: '2023-09-09' })).statusCode).toBe(200);
    expect((await sheetOf(id)).promised).toHaveLength(2);
  });

  test('a grant that is taken back releases them, and one granted again promises anew, each once', async () => {
    const [again = ''] = await readyToOrder('AGAIN-', '50000.00');
    await move(office, again, 'order');
    expect((await move(office, again, 'withdraw')).statusCode).toBe(200);
    const released = (await sheetOf(again)).promised;
    expect(released.map(({ stage, released: gone }) => [stage, gone])).toEqual([
      ['dropped', true],
      ['dropped', true],
    ]);
    await t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set due_on = '2023-08-08' where id = ${again}`),
    );
    const ordered = await move(second, again, 'order');
    expect(ordered.statusCode, ordered.body).toBe(200);
    const live = (await sheetOf(again)).promised.filter((one) => !one.released);
    expect(live).toHaveLength(2);
  });

  test('an enterprise sees what it promised; another sees nothing of it', async () => {
    const { subjectId } = await entryOf(id);
    const [first] = (await sheetOf(id)).promised;
    const stranger = await t.as('enterprise');
    expect((await stranger.get(`/api/entries/${first?.id}/promises`)).statusCode).toBe(404);
    const nothing = `/api/entries/${first?.id}`;
    const letter = { number: '玉经信追〔2023〕0 号', dueOn: '2024-01-31' };
    expect((await stranger.post(`${nothing}/letters`, letter)).statusCode).toBe(404);
    expect((await stranger.get(`${nothing}/letters/${'0'.repeat(64)}`)).statusCode).toBe(404);
    expect((await stranger.post(`${nothing}/dishonesty`, {})).statusCode).toBe(404);
    expect((await stranger.post(`${nothing}/interlock`, { reason: '自己放行' })).statusCode).toBe(403);
    expect((await stranger.get('/api/commitments')).json<CommitmentOverview>().counts.open).toBe(0);
    await t.database.db.transaction((tx) =>
      tx.run(sql`update users set credit_code = ${subjectId} where account = 'enterprise'`),
    );
    const own = await t.as('enterprise');
    expect((await own.get('/api/commitments')).json<CommitmentOverview>().counts.open).toBeGreaterThan(0);
    expect((await own.get(`/api/entries/${first?.id}/promises`)).statusCode).toBe(200);
    expect(
      (
        await own.post(`/api/entries/${first?.id}/letters`, {
          number: '玉经信追〔2023〕1 号',
          dueOn: '2024-01-31',
        })
      ).statusCode,
    ).not.toBe(200);
  });
});

describe('an interlock', () => {
  let id = '';
  let listed = '';

  test('stops the application of a dishonest enterprise, in words, and leaves the determination alone', async () => {
    [id = ''] = await readyToOrder('BARRED-', '10000.00');
    const { subjectId, subjectName } = await entryOf(id);
    const opened = await office.post('/api/registers/dishonesty/entries', {
      ...{ subjectId, subjectName, unitId: null, fields: { person: '张三', facts: '没有履约' } },
    });
    listed = opened.json<EntryDetail>().id;
    const before = (await office.get(`/api/entries/${id}/grant`)).json<{ verdict: string }>().verdict;
    // Proposed is not listed yet.
    expect((await sheetOf(id)).interlock?.bars).toEqual([]);
    await t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'listed' where id = ${listed}`),
    );
    const refused = await move(office, id, 'order');
    expect([refused.statusCode, said(refused)]).toEqual([
      409,
      expect.stringContaining('在严重失信企业名单上'),
    ]);
    expect((await office.get(`/api/entries/${id}/grant`)).json<{ verdict: string }>().verdict).toBe(before);
    await t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'repairing' where id = ${listed}`),
    );
    expect((await move(office, id, 'order')).statusCode).toBe(409);
  });

  test('gives way to a named decision that a second person confirms, and shows it for ever', async () => {
    const asked = await office.post(`/api/entries/${id}/interlock`, { reason: '法院已裁定中止列入' });
    expect(asked.statusCode, asked.body).toBe(200);
    const [decision] = asked.json<PromiseSheet>().interlock?.decisions ?? [];
    expect((await move(office, id, 'order')).statusCode).toBe(409);
    const confirm = (client: TestClient) => client.post(`/api/entries/${id}/interlock/${decision?.id}`, {});
    expect((await confirm(office)).json<{ code: string }>().code).toBe('INTERLOCK_SECOND_PERSON');
    expect((await confirm(await t.as('department'))).statusCode).toBe(403);
    expect((await confirm(second)).statusCode).toBe(200);
    expect((await confirm(second)).json<{ code: string }>().code).toBe('INTERLOCK_DECIDED');
    const ordered = await move(office, id, 'order');
    expect(ordered.statusCode, ordered.body).toBe(200);
    expect((await sheetOf(id)).interlock?.decisions[0]).toMatchObject({
      ...{ reason: '法院已裁定中止列入', askedBy: '甲', confirmedBy: '乙' },
    });
    for (const table of ['interlock_decisions', 'interlock_confirmations']) {
      const change = t.deps.db.transaction((tx) => tx.script(`delete from ${table}`));
      await expect(change).rejects.toThrow();
    }
  });

  test('a decision over one bar is none over another', async () => {
    const [other = ''] = await readyToOrder('OTHER-', '10000.00');
    expect((await move(office, other, 'order')).statusCode).toBe(409);
    await t.database.db.transaction((tx) =>
      tx.run(
        sql`update register_entries set stage = 'closed', closed_on = '2023-09-01' where id = ${listed}`,
      ),
    );
    expect((await move(office, other, 'order')).statusCode).toBe(200);
  });
});

describe('a broken promise', () => {
  let broken = '';
  let written = '';

  test('owes in proportion to what was missed, worked out in the step and pinned', async () => {
    const [id = ''] = await readyToOrder('BREAK-', '100000.01');
    expect((await move(office, id, 'order')).statusCode).toBe(200);
    const { promised } = await sheetOf(id);
    [written = '', broken = ''] = promised.map((one) => one.id);
    await t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set due_on = '2023-08-01' where id = ${broken}`),
    );
    await attach(office, broken, 'check');
    const blind = await move(office, broken, 'break');
    expect([blind.statusCode, said(blind)]).toEqual([422, '还缺“实际数”']);
    await act(office, broken, { kind: 'amend', fields: { actual: '13' } });
    const found = await move(office, broken, 'break');
    expect(found.statusCode, found.body).toBe(200);
    // (20 − 13) ÷ 20 is 35 % of 100,000.01: 35,000.0035, to the 分 35,000.00.
    expect(found.json<EntryDetail>().fields).toMatchObject({ owed: '35000', recovered: '0' });
    const { clawback } = await sheetOf(broken);
    expect([clawback?.owedYuan, clawback?.leftYuan]).toEqual(['35000.00', '35000.00']);
    expect(clawback?.steps.map(({ label, value }) => [label, value])).toEqual([
      ['已享受资金', '100000.01'],
      ['承诺数', '20'],
      ['实际数', '13'],
      ['差额占承诺数', '35.0000'],
      ['按比例计算', '35000.00'],
      ['应追缴', '35000.00'],
    ]);
  });

  test('and another of the same grant only what is left of it', async () => {
    const confirm = { number: 'X-1', tolerance: '0', promisedOn: '2023-06-01', finishBy: '2023-08-01' };
    await attach(office, written, 'promise');
    const confirmed = await move(office, written, 'confirm', confirm);
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    await attach(office, written, 'check');
    expect((await move(office, written, 'break')).statusCode).toBe(200);
    // 100,000.01 − 35,000.00
    expect((await sheetOf(written)).clawback?.owedYuan).toBe('65000.01');
  });

  test('nobody types what the platform computes', async () => {
    const answer = await act(office, broken, { kind: 'amend', fields: { owed: '1' } });
    expect(answer.statusCode).toBe(409);
    const step = await move(office, broken, 'recover', { owed: '1' });
    expect(step.statusCode).not.toBe(200);
  });

  test('a letter says who, why, how much and until when, and stays as it was issued', async () => {
    const jingxin = await actFor('fagai');
    const body = { number: '玉发改追〔2023〕1 号', dueOn: '2024-01-31' };
    const made = await jingxin.post(`/api/entries/${broken}/letters`, body);
    expect(made.statusCode, made.body).toBe(200);
    const { sha256 } = made.json<{ sha256: string }>();
    const file = await jingxin.get(`/api/entries/${broken}/letters/${sha256}`);
    const text = strFromU8(
      unzipSync(new Uint8Array(file.rawPayload))['word/document.xml'] ?? new Uint8Array(),
    );
    for (const part of [
      '玉发改追〔2023〕1 号',
      '35,000.00元',
      '2024年1月31日',
      '陈述申辩',
      '市发改局',
      '100,000.01元',
    ]) {
      expect(text).toContain(part);
    }
    const twice = await jingxin.post(`/api/entries/${broken}/letters`, body);
    expect(twice.json<{ code: string }>().code).toBe('LETTER_NUMBER_TAKEN');
    const past = await jingxin.post(`/api/entries/${broken}/letters`, {
      ...body,
      number: '另一个号',
      dueOn: '2023-01-31',
    });
    expect(past.statusCode).toBe(400);
  });

  test('comes back in parts, each slip once, never more than is owed', async () => {
    await attach(office, broken, 'recovery');
    const recover = (amount: string, slip: string) =>
      move(office, broken, 'recover', { amount, recoveredOn: '2023-09-01', slip });
    expect((await recover('20000.00', 'HD-1')).statusCode).toBe(200);
    expect(said(await recover('20000.00', 'HD-1'))).toContain('超过了还应追缴的 15000.00 元');
    expect(said(await recover('100.00', 'HD-1'))).toContain('已登记过');
    expect((await recover('15000.01', 'HD-2')).statusCode).toBe(422);
    expect((await recover('0', 'HD-2')).statusCode).toBe(422);
    expect((await recover('0.001', 'HD-2')).statusCode).toBe(422);
    expect((await move(second, broken, 'settle', { funds: '10.000001' })).statusCode).toBe(409);
    expect((await recover('15000.00', 'HD-2')).statusCode).toBe(200);
    const { clawback } = await sheetOf(broken);
    expect([clawback?.recoveredYuan, clawback?.leftYuan, clawback?.recoveries.length]).toEqual([
      '35000.00',
      '0.00',
      2,
    ]);
    const settled = await move(second, broken, 'settle', { funds: '10.000001' });
    expect(settled.statusCode, settled.body).toBe(200);
    const change = t.deps.db.transaction((tx) => tx.run(sql`update clawback_recoveries set amount_yuan = 1`));
    await expect(change).rejects.toThrow();
  });

  test('proposes the enterprise as dishonest in one press; it is taken off once all the money is back', async () => {
    const proposed = await office.post(`/api/entries/${written}/dishonesty`, { fields: { person: '李四' } });
    expect(proposed.statusCode, proposed.body).toBe(200);
    const { entry } = proposed.json<{ entry: string }>();
    expect((await entryOf(entry)).fields).toMatchObject({
      ...{ person: '李四', funds: '6.500001', facts: expect.stringContaining('经认定未履约') },
    });
    expect(
      (await office.post(`/api/entries/${written}/dishonesty`, { fields: { person: '李四' } })).statusCode,
    ).toBe(409);
    await t.database.db.transaction((tx) =>
      tx.run(sql`
        update register_entries set stage = 'repairing', stage_by = 'x',
          fields = fields || '{"recovered": "6.500001", "repairedOn": "2023-09-10"}' where id = ${entry}`),
    );
    const early = await move(office, entry, 'release', { repairedOn: '2023-09-10' });
    expect([early.statusCode, said(early)]).toEqual([409, expect.stringContaining('应追缴的资金还没有追回')]);
    await attach(office, written, 'recovery');
    await move(office, written, 'recover', { amount: '65000.01', recoveredOn: '2023-09-02', slip: 'HD-9' });
    const off = await move(office, entry, 'release', { repairedOn: '2023-09-10' });
    expect(off.statusCode, off.body).toBe(200);
  });

  test('the page adds up what is owed and what has come back', async () => {
    const page = (await office.get('/api/commitments')).json<CommitmentOverview>();
    expect([page.owedYuan, page.recoveredYuan, page.leftYuan]).toEqual(['100000.01', '100000.01', '0.00']);
    expect(page.broken.map(({ id }) => id).sort()).toEqual([broken, written].sort());
    expect(await countOf(sql`select count(*) as n from clawback_sums`)).toBe(2);
  });
});

describe('the list for the banks', () => {
  test('is the office’s and the department’s that the plan names, and every export is written down', async () => {
    expect((await office.get('/api/bank-list')).statusCode).toBe(200);
    expect((await (await actFor('jingxin')).get('/api/bank-list/export')).statusCode).toBe(200);
    expect((await (await actFor('shuiwu')).get('/api/bank-list')).json<{ code: string }>().code).toBe(
      'BANK_LIST_REFUSED',
    );
    expect((await (await t.as('enterprise')).get('/api/bank-list')).statusCode).toBe(403);
    expect(await countOf(sql`select count(*) as n from audit_log where action = 'bankList.exported'`)).toBe(
      1,
    );
  });
});
