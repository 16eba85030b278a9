import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settleMoneyBooks } from '../src/modules/register/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { putUpApplications } from './grant-steps.ts';
import { createMoneyCounty, type MoneyCounty } from './money-county.ts';

let c: MoneyCounty;
beforeAll(async () => {
  c = await createMoneyCounty();
}, 300_000);
afterAll(() => c.t.close());

describe('the fund of 五(二)', () => {
  const cage = async () => (await c.budget()).funds.find(({ fund }) => fund === 'cage');
  const own = { fund: 'cage' };

  test('without the land income nothing can be said', async () => {
    expect((await cage())?.extraction).toMatchObject({ verdict: 'unknown', incomeYuan: null });
  });

  test.each([
    ['a fen below half a percent is not enough', '4999999.99', 'ineligible'],
    ['half a percent itself is', '0.01', 'eligible'],
    ['so is more', '0.01', 'eligible'],
  ])('%s', async (_title, amountYuan, verdict) => {
    if (verdict === 'ineligible') await c.enter({ ...own, kind: 'income', amountYuan: '1000000000' });
    await c.enter({ ...own, amountYuan });
    expect((await cage())?.extraction).toMatchObject({ verdict, dueYuan: '5000000.00' });
  });

  test.each([
    ['no use', {}, 'FUND_USE_REFUSED'],
    ['a use that the clause does not name', { use: 'other' }, 'FUND_USE_REFUSED'],
    ['more than there is', { use: 'land', amountYuan: '5000000.02' }, 'BUDGET_OVERDRAWN'],
  ])('is not spent with %s', async (_title, body, code) => {
    const spent = await c.enter({
      ...own,
      kind: 'spending',
      amountYuan: '100',
      payee: '玉环市工业平台公司',
      reason: '盘活',
      ...body,
    });
    expect(spent.json().code).toBe(code);
  });

  test('is spent on what the clause names', async () => {
    const body = {
      ...own,
      kind: 'spending',
      use: 'land',
      payee: '玉环市工业平台公司',
      amountYuan: '3000000',
    };
    expect((await c.enter(body)).statusCode).toBe(200);
    expect(await cage()).toMatchObject({ paidYuan: '3000000.00', extraction: { verdict: 'eligible' } });
  });

  test('a fund that is paid by application alone is not spent otherwise', async () => {
    const body = { kind: 'spending', use: 'land', payee: '甲', amountYuan: '1' };
    expect((await c.enter(body)).json().code).toBe('FUND_USE_REFUSED');
  });
});

describe('the books', () => {
  test('are never changed, only added to', async () => {
    for (const statement of [
      sql`update money_postings set amount = 1`,
      sql`delete from money_transactions`,
      sql`truncate money_postings`,
    ]) {
      await expect(c.t.deps.db.transaction((tx) => tx.run(statement))).rejects.toThrow();
    }
  });

  test('catch up with entries that came by another way, and once only', async () => {
    await putUpApplications(c.t, ['S-1'], '7.00');
    await c.t.deps.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'ordered' where several = 'S-1'`),
    );
    expect((await c.check()).problems).toHaveLength(1);
    const settle = () =>
      c.t.deps.db.transaction((tx) =>
        settleMoneyBooks(tx, {
          actor: systemActor('test', '测试'),
          on: c.t.clock.today(),
          at: c.t.clock.now(),
          occasion: '补记',
        }),
      );
    expect([await settle(), await settle()]).toEqual([1, 0]);
    expect((await c.check()).sound).toBe(true);
  });
});
