import type { CommitmentOverview, EntryDetail, PromiseSheet } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from './app.ts';
import {
  act,
  actFor,
  attach,
  countOf,
  entryOf,
  move,
  office,
  openPromiseCounty,
  readyToOrder,
  said,
  second,
  sheetOf,
  t,
} from './promise-county.ts';

beforeAll(openPromiseCounty, 300_000);
afterAll(() => t.close());

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
