import type { CommitmentOverview, EntryDetail, PromiseSheet } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from './app.ts';
import { asFinance, attach, said } from './grant-steps.ts';
import * as c from './promise-county.ts';

beforeAll(c.openPromiseCounty, 300_000);
afterAll(() => c.t.close());

describe('a grant opens what its policy promises', () => {
  let id = '';

  test('once, in the transaction of the step, with the sum and a clock, linked both ways', async () => {
    [id = ''] = await c.readyToOrder('GRANT-', '100000.00');
    const ordered = await c.move(c.office, id, 'order');
    expect(ordered.statusCode, ordered.body).toBe(200);
    const { promised } = await c.sheetOf(id);
    expect(
      promised.map(({ stage, dueOn, fundsYuan, released }) => [stage, dueOn, fundsYuan, released]),
    ).toEqual([
      // The written promise has no day in the plan: it waits ten working days for one.
      ['registered', expect.stringMatching(/^2023-/), '100000.00', false],
      // 24 months from the order.
      ['performing', expect.stringMatching(/^2025-/), '100000.00', false],
    ]);
    const { origin } = await c.sheetOf(promised[0]?.id ?? '');
    expect(origin?.id).toBe(id);
    expect((await c.entryOf(promised[1]?.id ?? '')).fields).toMatchObject({
      promised: '20',
      tolerance: '5',
      back: 'shortfall',
      source: 'subsidy',
      funds: '10',
    });
  });

  test('another step of the application opens nothing more', async () => {
    const finance = await asFinance(c.t);
    await attach(finance, id, 'receipt');
    expect((await c.move(finance, id, 'pay', { paidOn: c.t.clock.today() })).statusCode).toBe(200);
    expect((await c.sheetOf(id)).promised).toHaveLength(2);
  });

  test('a grant that is taken back releases them, and one granted again promises anew, each once', async () => {
    const [again = ''] = await c.readyToOrder('AGAIN-', '50000.00');
    await c.move(c.office, again, 'order');
    expect((await c.move(c.office, again, 'withdraw')).statusCode).toBe(200);
    const released = (await c.sheetOf(again)).promised;
    expect(released.map(({ stage, released: gone }) => [stage, gone])).toEqual([
      ['dropped', true],
      ['dropped', true],
    ]);
    await c.t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set due_on = '2023-08-08' where id = ${again}`),
    );
    const ordered = await c.move(c.second, again, 'order');
    expect(ordered.statusCode, ordered.body).toBe(200);
    const live = (await c.sheetOf(again)).promised.filter((one) => !one.released);
    expect(live).toHaveLength(2);
  });

  test('an enterprise sees what it promised; another sees nothing of it', async () => {
    const { subjectId } = await c.entryOf(id);
    const [first] = (await c.sheetOf(id)).promised;
    const stranger = await c.t.as('enterprise');
    expect((await stranger.get(`/api/entries/${first?.id}/promises`)).statusCode).toBe(404);
    const nothing = `/api/entries/${first?.id}`;
    const letter = { number: '玉经信追〔2023〕0 号', dueOn: '2024-01-31' };
    expect((await stranger.post(`${nothing}/letters`, letter)).statusCode).toBe(404);
    expect((await stranger.get(`${nothing}/letters/${'0'.repeat(64)}`)).statusCode).toBe(404);
    expect((await stranger.post(`${nothing}/dishonesty`, {})).statusCode).toBe(404);
    expect((await stranger.post(`${nothing}/interlock`, { reason: '自己放行' })).statusCode).toBe(403);
    expect((await stranger.get('/api/commitments')).json<CommitmentOverview>().counts.open).toBe(0);
    await c.t.database.db.transaction((tx) =>
      tx.run(sql`update users set credit_code = ${subjectId} where account = 'enterprise'`),
    );
    const own = await c.t.as('enterprise');
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
    [id = ''] = await c.readyToOrder('BARRED-', '10000.00');
    const { subjectId, subjectName } = await c.entryOf(id);
    const opened = await c.office.post('/api/registers/dishonesty/entries', {
      subjectId,
      subjectName,
      unitId: null,
      fields: { person: '张三', facts: '没有履约' },
    });
    listed = opened.json<EntryDetail>().id;
    const before = (await c.office.get(`/api/entries/${id}/grant`)).json<{ verdict: string }>().verdict;
    // Proposed is not listed yet.
    expect((await c.sheetOf(id)).interlock?.bars).toEqual([]);
    await c.t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'listed' where id = ${listed}`),
    );
    const refused = await c.move(c.office, id, 'order');
    expect([refused.statusCode, said(refused)]).toEqual([
      409,
      expect.stringContaining('在严重失信企业名单上'),
    ]);
    expect((await c.office.get(`/api/entries/${id}/grant`)).json<{ verdict: string }>().verdict).toBe(before);
    await c.t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'repairing' where id = ${listed}`),
    );
    expect((await c.move(c.office, id, 'order')).statusCode).toBe(409);
  });

  test('gives way to a named decision that a second person confirms, and shows it for ever', async () => {
    const asked = await c.office.post(`/api/entries/${id}/interlock`, { reason: '法院已裁定中止列入' });
    expect(asked.statusCode, asked.body).toBe(200);
    const [decision] = asked.json<PromiseSheet>().interlock?.decisions ?? [];
    expect((await c.move(c.office, id, 'order')).statusCode).toBe(409);
    const confirm = (client: TestClient) => client.post(`/api/entries/${id}/interlock/${decision?.id}`, {});
    expect((await confirm(c.office)).json<{ code: string }>().code).toBe('INTERLOCK_SECOND_PERSON');
    expect((await confirm(await c.t.as('department'))).statusCode).toBe(403);
    expect((await confirm(c.second)).statusCode).toBe(200);
    expect((await confirm(c.second)).json()).toMatchObject({
      code: 'INTERLOCK_DECIDED',
      details: [{ message: expect.stringMatching(/^\d{4}-\d\d-\d\d 乙：确认联动约束放行$/) }],
    });
    const ordered = await c.move(c.office, id, 'order');
    expect(ordered.statusCode, ordered.body).toBe(200);
    expect((await c.sheetOf(id)).interlock?.decisions[0]).toMatchObject({
      reason: '法院已裁定中止列入',
      askedBy: '甲',
      confirmedBy: '乙',
    });
    for (const table of ['interlock_decisions', 'interlock_confirmations']) {
      const change = c.t.deps.db.transaction((tx) => tx.script(`delete from ${table}`));
      await expect(change).rejects.toThrow();
    }
  });

  test('a decision over one bar is none over another', async () => {
    const [other = ''] = await c.readyToOrder('OTHER-', '10000.00');
    expect((await c.move(c.office, other, 'order')).statusCode).toBe(409);
    await c.t.database.db.transaction((tx) =>
      tx.run(
        sql`update register_entries set stage = 'closed', closed_on = '2023-09-01' where id = ${listed}`,
      ),
    );
    expect((await c.move(c.office, other, 'order')).statusCode).toBe(200);
  });
});
