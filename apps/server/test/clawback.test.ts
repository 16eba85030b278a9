import type { CommitmentOverview, EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act, actFor, attach, said } from './grant-steps.ts';
import * as c from './promise-county.ts';

beforeAll(c.openPromiseCounty, 300_000);
afterAll(() => c.t.close());

describe('a broken promise', () => {
  let broken = '';
  let written = '';

  test('owes in proportion to what was missed, worked out in the step and pinned', async () => {
    const [id = ''] = await c.readyToOrder('BREAK-', '100000.01');
    expect((await c.move(c.office, id, 'order')).statusCode).toBe(200);
    const { promised } = await c.sheetOf(id);
    [written = '', broken = ''] = promised.map((one) => one.id);
    await c.t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set due_on = '2023-08-01' where id = ${broken}`),
    );
    await attach(c.office, broken, 'check');
    const blind = await c.move(c.office, broken, 'break');
    expect([blind.statusCode, said(blind)]).toEqual([422, '还缺“实际数”']);
    await act(c.office, broken, { kind: 'amend', fields: { actual: '13' } });
    const found = await c.move(c.office, broken, 'break');
    expect(found.statusCode, found.body).toBe(200);
    // (20 − 13) ÷ 20 is 35 % of 100,000.01: 35,000.0035, to the 分 35,000.00.
    expect(found.json<EntryDetail>().fields).toMatchObject({ owed: '35000', recovered: '0' });
    const { clawback } = await c.sheetOf(broken);
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
    await attach(c.office, written, 'promise');
    const confirmed = await c.move(c.office, written, 'confirm', confirm);
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    await attach(c.office, written, 'check');
    expect((await c.move(c.office, written, 'break')).statusCode).toBe(200);
    // 100,000.01 − 35,000.00
    expect((await c.sheetOf(written)).clawback?.owedYuan).toBe('65000.01');
  });

  test('nobody types what the platform computes', async () => {
    const answer = await act(c.office, broken, { kind: 'amend', fields: { owed: '1' } });
    expect(answer.statusCode).toBe(409);
    const typed = await c.move(c.office, broken, 'recover', { owed: '1' });
    expect(typed.statusCode).not.toBe(200);
  });

  test('a letter says who, why, how much and until when, and stays as it was issued', async () => {
    const jingxin = await actFor(c.t, 'fagai');
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
    await attach(c.office, broken, 'recovery');
    const recover = (amount: string, slip: string) =>
      c.move(c.office, broken, 'recover', { amount, recoveredOn: '2023-09-01', slip });
    expect((await recover('20000.00', 'HD-1')).statusCode).toBe(200);
    expect(said(await recover('20000.00', 'HD-1'))).toContain('超过了还应追缴的 15000.00 元');
    expect(said(await recover('100.00', 'HD-1'))).toContain('已登记过');
    expect((await recover('15000.01', 'HD-2')).statusCode).toBe(422);
    expect((await recover('0', 'HD-2')).statusCode).toBe(422);
    expect((await recover('0.001', 'HD-2')).statusCode).toBe(422);
    expect((await c.move(c.second, broken, 'settle', { funds: '10.000001' })).statusCode).toBe(409);
    expect((await recover('15000.00', 'HD-2')).statusCode).toBe(200);
    const { clawback } = await c.sheetOf(broken);
    expect([clawback?.recoveredYuan, clawback?.leftYuan, clawback?.recoveries.length]).toEqual([
      '35000.00',
      '0.00',
      2,
    ]);
    const settled = await c.move(c.second, broken, 'settle', { funds: '10.000001' });
    expect(settled.statusCode, settled.body).toBe(200);
    const change = c.t.deps.db.transaction((tx) =>
      tx.run(sql`update clawback_recoveries set amount_yuan = 1`),
    );
    await expect(change).rejects.toThrow();
  });

  test('proposes the enterprise as dishonest in one press; it is taken off once all the money is back', async () => {
    const proposed = await c.office.post(`/api/entries/${written}/dishonesty`, {
      fields: { person: '李四' },
    });
    expect(proposed.statusCode, proposed.body).toBe(200);
    const { entry } = proposed.json<{ entry: string }>();
    expect((await c.entryOf(entry)).fields).toMatchObject({
      person: '李四',
      funds: '6.500001',
      facts: expect.stringContaining('经认定未履约'),
    });
    expect(
      (await c.office.post(`/api/entries/${written}/dishonesty`, { fields: { person: '李四' } })).statusCode,
    ).toBe(409);
    await c.t.database.db.transaction((tx) =>
      tx.run(sql`
        update register_entries set stage = 'repairing', stage_by = 'x',
          fields = fields || '{"recovered": "6.500001", "repairedOn": "2023-09-10"}' where id = ${entry}`),
    );
    const early = await c.move(c.office, entry, 'release', { repairedOn: '2023-09-10' });
    expect([early.statusCode, said(early)]).toEqual([409, expect.stringContaining('应追缴的资金还没有追回')]);
    await attach(c.office, written, 'recovery');
    const back = { amount: '65000.01', recoveredOn: '2023-09-01', slip: 'HD-9' };
    const recovered = await c.move(c.office, written, 'recover', back);
    expect(recovered.statusCode, recovered.body).toBe(200);
    const off = await c.move(c.office, entry, 'release', { repairedOn: '2023-09-10' });
    expect(off.statusCode, off.body).toBe(200);
  });

  test('the page adds up what is owed and what has come back', async () => {
    const page = (await c.office.get('/api/commitments')).json<CommitmentOverview>();
    expect([page.owedYuan, page.recoveredYuan, page.leftYuan]).toEqual(['100000.01', '100000.01', '0.00']);
    expect(page.broken.map(({ id }) => id).sort()).toEqual([broken, written].sort());
    expect(await c.countOf(sql`select count(*) as n from clawback_sums`)).toBe(2);
  });
});

describe('the list for the banks', () => {
  test('is the office’s and the department’s that the plan names, and every export is written down', async () => {
    expect((await c.office.get('/api/bank-list')).statusCode).toBe(200);
    expect((await (await actFor(c.t, 'jingxin')).get('/api/bank-list/export')).statusCode).toBe(200);
    expect((await (await actFor(c.t, 'shuiwu')).get('/api/bank-list')).json<{ code: string }>().code).toBe(
      'BANK_LIST_REFUSED',
    );
    expect((await (await c.t.as('enterprise')).get('/api/bank-list')).statusCode).toBe(403);
    expect(await c.countOf(sql`select count(*) as n from audit_log where action = 'bankList.exported'`)).toBe(
      1,
    );
  });
});
