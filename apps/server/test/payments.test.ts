import type { PaymentDetail, PaymentListDetail, PaymentPage } from '@tenglong/contracts/money';
import type { ApplicationLists } from '@tenglong/contracts/policy';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRM, putUpApplications } from './grant-steps.ts';
import { createMoneyCounty, type MoneyCounty } from './money-county.ts';
import { answerList as answer, sendReturn as send } from './payment-return.ts';
import { readWorkbook } from './read-workbook.ts';

const OTHER = '913310216660052897';

let c: MoneyCounty;
beforeAll(async () => {
  c = await createMoneyCounty();
  await c.enter({ amountYuan: '300000' });
  await putUpApplications(c.t, ['B-1'], '100000.00');
  await putUpApplications(c.t, ['B-3'], '200000.00');
  const small = Array.from({ length: 20 }, (_, at) => `C-${at + 1}`);
  await putUpApplications(c.t, small, '10000.00', { code: OTHER, unit: '331083001' });
  const done = [
    await c.order('B-1'),
    await c.order('B-3'),
    await c.move('B-3', 'recall', { reason: '账户不通' }),
  ];
  for (const number of small) done.push(await c.order(number));
  for (const { statusCode, body } of done) if (statusCode !== 200) throw new Error(body);
}, 300_000);
afterAll(() => c.t.close());

describe('兑现台账', () => {
  test('shows everybody their own: the enterprise its grants, the township those of its unit', async () => {
    const all: PaymentPage = (await c.office.get('/api/payments?size=100')).json();
    expect([all.total, all.sums.orderedYuan]).toEqual([22, '300000.00']);
    await c.t.as('enterprise');
    await c.t.as('township');
    await c.t.database.db.transaction(async (tx) => {
      await tx.run(sql`update users set credit_code = ${FIRM} where account = 'enterprise'`);
      await tx.run(sql`update users set units = array['331083001'] where account = 'township'`);
    });
    const own: PaymentPage = (await (await c.t.as('enterprise')).get('/api/payments')).json();
    expect(own.rows.map(({ creditCode }) => creditCode)).toEqual([FIRM, FIRM]);
    expect(own.sums.orderedYuan).toBe('100000.00');
    const township: PaymentPage = (await (await c.t.as('township')).get('/api/payments')).json();
    expect([township.total, township.sums.orderedYuan]).toEqual([20, '200000.00']);
    const foreign = await c.idOf('B-1');
    expect((await (await c.t.as('township')).get(`/api/payments/${foreign}`)).statusCode).toBe(404);
    expect((await (await c.t.as('enterprise')).get('/api/budget')).statusCode).toBe(403);
    const sheet = await readWorkbook(
      (await (await c.t.as('enterprise')).get('/api/payments/export')).rawPayload,
    );
    expect(JSON.stringify(sheet)).not.toContain(OTHER);
  });

  test('says of each number where it comes from, and what was given back stays to be read', async () => {
    const rows = (await c.office.get('/api/payments?q=B-3')).json<PaymentPage>().rows;
    expect(rows).toMatchObject([{ state: 'released', orderedYuan: '0.00', project: 'B-3 技改' }]);
    const detail: PaymentDetail = (await c.office.get(`/api/payments/${await c.idOf('B-3')}`)).json();
    expect(
      detail.lines.map(({ fromTitle, toTitle, amountYuan }) => [fromTitle, toTitle, amountYuan]),
    ).toEqual([
      ['已承诺待付', '预算结余', '200000.00'],
      ['预算结余', '已承诺待付', '200000.00'],
    ]);
    expect(detail.pin?.provisions.length).toBeGreaterThan(0);
  });

  test.each([
    ['state=ordered', 21],
    ['state=released', 1],
    ['unit=331083003', 2],
    ['policy=23-vertical', 0],
    ['q=C-7', 1],
    ['year=2022', 0],
  ])('is narrowed by %s', async (query, total) => {
    expect((await c.office.get(`/api/payments?${query}`)).json<PaymentPage>().total).toBe(total);
  });
});

describe('a list for the finance bureau', () => {
  let list: PaymentListDetail;
  const paid = (seq: number) => ({ outcome: '已付', paidOn: '2023-08-31', slip: `HD-${seq}` });

  test('takes every order once, and is frozen', async () => {
    list = (await c.finance.post('/api/payment-lists')).json();
    expect([list.count, list.totalYuan]).toEqual([21, '300000.00']);
    expect((await c.finance.post('/api/payment-lists')).json().code).toBe('NOTHING_TO_PAY');
    const change = c.t.deps.db.transaction((tx) => tx.run(sql`update payment_lines set amount = 1`));
    await expect(change).rejects.toThrow();
    const sheets = await readWorkbook(
      (await c.finance.get(`/api/payment-lists/${list.id}/export`)).rawPayload,
    );
    expect(JSON.stringify(sheets)).toContain('300000');
  });

  test('whose notes and signatures stand across the sheet is read as it went out: only its lines are lines', async () => {
    const sent = await c.finance.get(`/api/payment-lists/${list.id}/export`);
    const { problems } = await send(c.finance, list.id, sent.rawPayload);
    expect(new Set(problems.map(({ column }) => column))).toEqual(new Set(['拨付结果']));
    expect(problems).toHaveLength(21);
  });

  test('comes back with every mismatch said by its row and column, before anything is taken', async () => {
    const today = c.t.clock.today();
    const wrong: Record<number, Record<string, string>> = {
      1: { ...paid(1), orderNumber: '玉财企〔2023〕没有' },
      2: { ...paid(2), amount: '10000.01' },
      3: { ...paid(3), payee: '别的公司' },
      4: { outcome: '' },
      5: { outcome: '已付', paidOn: '2099-01-01', slip: 'x' },
      6: { outcome: '失败', note: '户名不符' },
    };
    const bytes = await answer(
      list,
      (seq) => wrong[seq] ?? { outcome: '已付', paidOn: today, slip: `HD-${seq}` },
    );
    const effect = await send(c.finance, list.id, bytes);
    expect(effect.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, '拨付通知文号'],
      [3, '金额（元）'],
      [4, '收款单位'],
      [5, '拨付结果'],
      [6, '拨付日期'],
      [null, '拨付通知文号'],
      [null, '拨付通知文号'],
      [null, '拨付通知文号'],
    ]);
    expect([effect.paid.length, effect.failed.length, effect.taken]).toEqual([15, 1, false]);
    expect(await c.standing()).toEqual(['300000.00', '300000.00', '0.00', '0.00']);
  });

  test('pays what agrees by the register’s own step, and a second time changes nothing', async () => {
    const today = c.t.clock.today();
    const bytes = await answer(list, (seq) =>
      seq <= 2 ? { outcome: '失败', note: '退票' } : { outcome: '已付', paidOn: today, slip: `HD-${seq}` },
    );
    const { file } = await send(c.finance, list.id, bytes);
    const done = await send(c.finance, list.id, bytes, file);
    expect([done.refused, done.paid.length, done.failed.length]).toEqual([[], 19, 2]);
    const after = await c.standing();
    expect(after[2]).toBe(done.paidYuan);
    const lines = async () => (await c.check()).postings;
    const before = await lines();
    const again = await send(c.finance, list.id, bytes, file);
    expect([again.known, again.paid.length, again.problems]).toEqual([21, 0, []]);
    expect([await lines(), await c.standing()]).toEqual([before, after]);
    expect((await c.check()).sound).toBe(true);
  }, 300_000);

  test('says when a line is said to be paid once more, on another slip', async () => {
    const bytes = await answer(list, (seq) => ({
      outcome: '已付',
      paidOn: c.t.clock.today(),
      slip: `ZZ-${seq}`,
    }));
    const { problems, paid: more, twice } = await send(c.finance, list.id, bytes);
    expect([more, problems.length, twice.length]).toEqual([[], 2, 19]);
    for (const { message } of problems) expect(message).toContain('已报失败');
    expect(twice[0]?.why).toContain('已于');
  });

  test('what failed goes on the next list', async () => {
    const next: PaymentListDetail = (await c.finance.post('/api/payment-lists')).json();
    expect([next.number, next.count]).toEqual([2, 2]);
  });

  test('what is paid is no application under way any more, and still counts towards the year', async () => {
    const { open, grantedYuan, lists }: ApplicationLists = (await c.office.get('/api/applications')).json();
    const equipment = lists.find(({ register }) => register === 'equipment-grant');
    // 22 were put up; 19 are paid, two wait for the next list, one was called back and stands on its list all the same.
    expect([open, grantedYuan, equipment?.paidYuan]).toEqual([3, '300000.00', (await c.standing())[2]]);
  });

  test('another file than the one that was looked at is not taken', async () => {
    const bytes = await answer(list, paid);
    await expect(send(c.finance, list.id, bytes, 'f'.repeat(64))).rejects.toThrow('RETURN_CHANGED');
  });
});
