import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from './app.ts';
import { act, actFor, putUpApplications, said } from './grant-steps.ts';
import { createMoneyCounty, type MoneyCounty } from './money-county.ts';

const OTHER = '913310216660052897';

let c: MoneyCounty;
beforeAll(async () => {
  c = await createMoneyCounty();
}, 300_000);
afterAll(() => c.t.close());

describe('a budget', () => {
  test('nobody has entered lets nothing be ordered out of it: what is not known is not zero', async () => {
    await putUpApplications(c.t, ['B-1'], '100000.00');
    const answer = await c.order('B-1');
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'BUDGET_OVERDRAWN']);
    expect(said(answer)).toBe('工业转型升级专项资金 2023 年还没有编列预算');
    const [stage] = await c.t.deps.db.read((tx) =>
      tx.rows<{ stage: string }>(sql`select stage from register_entries where several = 'B-1'`),
    );
    expect(stage?.stage).toBe('publicity');
  });

  test('is entered by one person and confirmed by another; who entered it may not', async () => {
    const own = await c.enter({ amountYuan: '300000' }, c.finance, c.finance);
    expect([own.statusCode, own.json().code]).toEqual([409, 'MONEY_SECOND_PERSON']);
    expect(await c.standing()).toEqual(['0.00', '0.00', '0.00', '0.00']);
    const [waiting] = (await c.budget()).proposals;
    expect((await c.office.post(`/api/budget/proposals/${waiting?.id}/confirmation`)).statusCode).toBe(200);
    expect(await c.standing()).toEqual(['300000.00', '0.00', '0.00', '300000.00']);
    expect((await c.office.post(`/api/budget/proposals/${waiting?.id}/confirmation`)).json()).toMatchObject({
      code: 'MONEY_PROPOSAL_GONE',
      details: [{ message: expect.stringMatching(/ 甲：确认预算、收入或支出$/) }],
    });
  });

  test('is proposed once, however often its form is sent', async () => {
    const submission = '0198c5a2-0000-7000-8000-00000000000a';
    expect((await c.enter({ amountYuan: '7', submission }, c.finance, c.office)).statusCode).toBe(200);
    const again = await c.enter({ amountYuan: '7', submission }, c.finance, c.office);
    expect([again.statusCode, again.json().code]).toEqual([409, 'ALREADY_SUBMITTED']);
    expect((await c.enter({ amountYuan: '-7' }, c.finance, c.office)).statusCode).toBe(200);
  });

  test.each([
    ['nothing', '0'],
    ['a part of a fen', '0.001'],
    ['1e30', '1e30'],
    ['no number', 'NaN'],
  ])('of %s is refused with a sentence', async (_title, amountYuan) => {
    expect((await c.enter({ amountYuan })).statusCode).toBe(400);
  });

  test('is kept by the office and the finance bureau alone', async () => {
    const other = await actFor(c.t, 'jingxin');
    expect((await c.enter({ amountYuan: '1' }, other)).statusCode).toBe(403);
    expect((await other.get('/api/budget')).statusCode).toBe(200);
    expect((await other.get('/api/payment-lists')).statusCode).toBe(403);
  });

  test('is held by an order: all of what is left may be ordered, a fen more may not', async () => {
    expect((await c.order('B-1')).statusCode).toBe(200);
    expect(await c.standing()).toEqual(['300000.00', '100000.00', '0.00', '200000.00']);
    await putUpApplications(c.t, ['B-2'], '200000.01');
    const over = await c.order('B-2');
    expect([over.json().code, said(over)]).toEqual([
      'BUDGET_OVERDRAWN',
      '工业转型升级专项资金 2023 年结余 200000.00 元，本次要 200000.01 元，还差 0.01 元',
    ]);
    await putUpApplications(c.t, ['B-3'], '200000.00');
    expect((await c.order('B-3')).statusCode).toBe(200);
    expect(await c.standing()).toEqual(['300000.00', '300000.00', '0.00', '0.00']);
  });

  test('cannot be cut below what is promised; a correction is a posting of its own', async () => {
    const cut = await c.enter({ amountYuan: '-0.01', reason: '调减' });
    expect(cut.json().code).toBe('BUDGET_BELOW_COMMITTED');
    await c.enter({ amountYuan: '50000', reason: '追加' });
    await c.enter({ amountYuan: '-50000', reason: '追加有误' });
    expect(await c.standing()).toEqual(['300000.00', '300000.00', '0.00', '0.00']);
    const occasions = (await c.budget()).journal.map(({ occasion }) => occasion);
    expect(occasions.slice(0, 2)).toEqual(['调减预算', '编列预算']);
  });

  test('an order that is called back gives its money back, and may be given again', async () => {
    const back = await c.move('B-3', 'recall', { reason: '账户不通' });
    expect(back.statusCode, back.body).toBe(200);
    expect(await c.standing()).toEqual(['300000.00', '100000.00', '0.00', '200000.00']);
    expect((await c.check()).sound).toBe(true);
  });

  test('a sum that was ordered is not changed by filling in another', async () => {
    const answer = await act(c.office, await c.idOf('B-1'), {
      kind: 'amend',
      fields: { decided: '90000.00' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'MONEY_FIXED']);
  });
});

/** Asks once more when every connection was taken for too long: an order that had been kept would then be refused. */
async function orderUntilAnswered(id: string): ReturnType<TestClient['post']> {
  const body = { kind: 'move', move: 'order', revision: 1, fields: {} };
  const answer = await c.office.post(`/api/entries/${id}/events`, body);
  return answer.json().code === 'DATABASE_UNAVAILABLE' ? orderUntilAnswered(id) : answer;
}

describe('fifty orders at once', () => {
  test('never pass the budget: of 200,000 left twenty of 10,000 are ordered', async () => {
    const numbers = Array.from({ length: 50 }, (_, at) => `C-${at + 1}`);
    const ids = await putUpApplications(c.t, numbers, '10000.00', { code: OTHER, unit: '331083001' });
    const answers = await Promise.all(ids.map(orderUntilAnswered));
    const answered = (status: number) => answers.filter(({ statusCode }) => statusCode === status).length;
    expect([answered(200), answered(409)]).toEqual([20, 30]);
    const [row] = await c.t.deps.db.read((tx) =>
      tx.rows<{ n: number }>(
        sql`select count(*) as n from register_entries where several like 'C-%' and stage = 'ordered'`,
      ),
    );
    expect(row?.n).toBe(20);
    expect(await c.standing()).toEqual(['300000.00', '300000.00', '0.00', '0.00']);
    expect(await c.check()).toMatchObject({ sound: true, problems: [] });
    const [grants] = await c.t.deps.db.read((tx) =>
      tx.rows<{ sum: string }>(sql`select sum(amount_yuan)::text as sum from policy_grants`),
    );
    expect(grants?.sum).toBe('300000.00');
  }, 300_000);
});
