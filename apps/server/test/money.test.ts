import { join } from 'node:path';
import type {
  BudgetOverview,
  MoneyCheck,
  PaymentDetail,
  PaymentListDetail,
  PaymentPage,
  ReturnEffect,
} from '@tenglong/contracts/money';
import { RETURN_COLUMNS } from '@tenglong/domain/money';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPlan, readPlanFolder } from '../src/modules/plan/index.ts';
import { settleMoneyBooks } from '../src/modules/register/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { writeWorkbook } from '../src/platform/workbook/index.ts';
import { productRoot } from '../src/product-root.ts';
import { createTestApp, type TestApp, type TestClient } from './app.ts';
import { readWorkbook } from './read-workbook.ts';

const CODE = '91331083MAMB30L4X0';
const OTHER = '913310216660052897';

let t: TestApp;
let office: TestClient;
let finance: TestClient;

beforeAll(async () => {
  t = await createTestApp();
  office = await t.as('office');
  const reading = await readPlanFolder(join(productRoot(), 'plans/yuhuan-2021-2023'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  await loadPlan(t.deps, systemActor('test', '测试'), reading.documents);
  await t.as('department');
  await t.database.db.transaction((tx) =>
    tx.run(sql`update users set department_id = 'caizheng' where account = 'department'`),
  );
  finance = await t.as('department');
}, 120_000);
afterAll(() => t.close());

/** Applications that wait for their order, past their publicity, each of so much. */
const putUp = (numbers: readonly string[], yuan: string, code = CODE, unit = '331083003') =>
  t.deps.db.transaction(async (tx) => {
    for (const number of numbers) {
      const fields = {
        number,
        project: `${number} 技改`,
        decided: yuan,
        objection: false,
        orderNumber: `玉财企〔2023〕${number}`,
      };
      await tx.run(sql`
        insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
          stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision, several)
        values (gen_random_uuid(), 'equipment-grant', ${code}, ${`企业${code.slice(-4)}`}, 'qy', 'qy', ${unit}, 'publicity',
          '2023-08-01', 'somebody', '2023-07-01', '2023-08-08', '2023-08-01', ${JSON.stringify(fields)}::jsonb, '[]', '[]', 1,
          ${number})`);
    }
  });
const idOf = async (number: string): Promise<string> => {
  const [row] = await t.deps.db.read((tx) =>
    tx.rows<{ id: string }>(sql`select id from register_entries where several = ${number}`),
  );
  return row?.id ?? '';
};
const revisionOf = async (id: string): Promise<number> =>
  (await office.get(`/api/entries/${id}`)).json().revision;
async function act(client: TestClient, number: string, body: object) {
  const id = await idOf(number);
  return client.post(`/api/entries/${id}/events`, { revision: await revisionOf(id), ...body });
}
const move = (client: TestClient, number: string, name: string, more: object = {}) =>
  act(client, number, { kind: 'move', move: name, fields: {}, ...more });
const order = (number: string) => move(office, number, 'order');
const said = (answer: { json(): { details?: { message: string }[] } }) =>
  (answer.json().details ?? []).map(({ message }) => message).join('；');

const budget = async (): Promise<BudgetOverview> => (await office.get('/api/budget?year=2023')).json();
const industry = async () => (await budget()).funds.find(({ fund }) => fund === 'industry');
const standing = async () => {
  const found = await industry();
  return [found?.allottedYuan, found?.committedYuan, found?.paidYuan, found?.leftYuan];
};
async function enter(body: object, by = finance, confirmed = office) {
  const proposed = await by.post('/api/budget/proposals', {
    ...{ kind: 'budget', fund: 'industry', year: 2023, reason: '市人大批准' },
    ...body,
  });
  if (proposed.statusCode !== 200) return proposed;
  const { proposals }: BudgetOverview = proposed.json();
  return confirmed.post(`/api/budget/proposals/${proposals.at(-1)?.id}/confirmation?year=2023`);
}
const check = async (): Promise<MoneyCheck> => (await office.get('/api/money/check')).json();

describe('a budget', () => {
  test('nobody has entered lets nothing be ordered out of it: what is not known is not zero', async () => {
    await putUp(['B-1'], '100000.00');
    const answer = await order('B-1');
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'BUDGET_OVERDRAWN']);
    expect(said(answer)).toBe('工业转型升级专项资金 2023 年还没有编列预算');
    const [stage] = await t.deps.db.read((tx) =>
      tx.rows<{ stage: string }>(sql`select stage from register_entries where several = 'B-1'`),
    );
    expect(stage?.stage).toBe('publicity');
  });

  test('is entered by one person and confirmed by another; who entered it may not', async () => {
    const own = await enter({ amountYuan: '300000' }, finance, finance);
    expect([own.statusCode, own.json().code]).toEqual([409, 'MONEY_SECOND_PERSON']);
    expect(await standing()).toEqual(['0.00', '0.00', '0.00', '0.00']);
    const [waiting] = (await budget()).proposals;
    expect((await office.post(`/api/budget/proposals/${waiting?.id}/confirmation`)).statusCode).toBe(200);
    expect(await standing()).toEqual(['300000.00', '0.00', '0.00', '300000.00']);
    expect((await office.post(`/api/budget/proposals/${waiting?.id}/confirmation`)).json().code).toBe(
      'MONEY_PROPOSAL_GONE',
    );
  });

  test.each([
    ['nothing', '0'],
    ['a part of a fen', '0.001'],
    ['1e30', '1e30'],
    ['no number', 'NaN'],
  ])('of %s is refused with a sentence', async (_title, amountYuan) => {
    expect((await enter({ amountYuan })).statusCode).toBe(400);
  });

  test('is kept by the office and the finance bureau alone', async () => {
    await t.database.db.transaction((tx) =>
      tx.run(sql`update users set department_id = 'jingxin' where account = 'department'`),
    );
    const other = await t.as('department');
    expect((await enter({ amountYuan: '1' }, other)).statusCode).toBe(403);
    expect((await other.get('/api/budget')).statusCode).toBe(200);
    expect((await other.get('/api/payment-lists')).statusCode).toBe(403);
    await t.database.db.transaction((tx) =>
      tx.run(sql`update users set department_id = 'caizheng' where account = 'department'`),
    );
    finance = await t.as('department');
  });

  test('is held by an order: all of what is left may be ordered, a fen more may not', async () => {
    expect((await order('B-1')).statusCode).toBe(200);
    expect(await standing()).toEqual(['300000.00', '100000.00', '0.00', '200000.00']);
    await putUp(['B-2'], '200000.01');
    const over = await order('B-2');
    expect([over.json().code, said(over)]).toEqual([
      'BUDGET_OVERDRAWN',
      '工业转型升级专项资金 2023 年结余 200000.00 元，本次要 200000.01 元，还差 0.01 元',
    ]);
    await putUp(['B-3'], '200000.00');
    expect((await order('B-3')).statusCode).toBe(200);
    expect(await standing()).toEqual(['300000.00', '300000.00', '0.00', '0.00']);
  });

  test('cannot be cut below what is promised; a correction is a posting of its own', async () => {
    const cut = await enter({ amountYuan: '-0.01', reason: '调减' });
    expect(cut.json().code).toBe('BUDGET_BELOW_COMMITTED');
    await enter({ amountYuan: '50000', reason: '追加' });
    await enter({ amountYuan: '-50000', reason: '追加有误' });
    expect(await standing()).toEqual(['300000.00', '300000.00', '0.00', '0.00']);
    const occasions = (await budget()).journal.map(({ occasion }) => occasion);
    expect(occasions.slice(0, 2)).toEqual(['调减预算', '编列预算']);
  });

  test('an order that is called back gives its money back, and may be given again', async () => {
    const back = await move(office, 'B-3', 'recall', { reason: '账户不通' });
    expect(back.statusCode, back.body).toBe(200);
    expect(await standing()).toEqual(['300000.00', '100000.00', '0.00', '200000.00']);
    expect((await check()).sound).toBe(true);
  });

  test('a sum that was ordered is not changed by filling in another', async () => {
    const answer = await act(office, 'B-1', { kind: 'amend', fields: { decided: '90000.00' } });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'MONEY_FIXED']);
  });
});

describe('fifty orders at once', () => {
  test('never pass the budget: of 200,000 left twenty of 10,000 are ordered', async () => {
    const numbers = Array.from({ length: 50 }, (_, at) => `C-${at + 1}`);
    await putUp(numbers, '10000.00', OTHER, '331083001');
    const answers = await Promise.all(numbers.map(order));
    // What counts is what stands in the books: an answer may be lost on a busy machine, an order may not.
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeLessThanOrEqual(20);
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(30);
    const [row] = await t.deps.db.read((tx) =>
      tx.rows<{ n: number }>(
        sql`select count(*) as n from register_entries where several like 'C-%' and stage = 'ordered'`,
      ),
    );
    expect(row?.n).toBe(20);
    expect(await standing()).toEqual(['300000.00', '300000.00', '0.00', '0.00']);
    expect(await check()).toMatchObject({ sound: true, problems: [] });
    const [grants] = await t.deps.db.read((tx) =>
      tx.rows<{ sum: string }>(sql`select sum(amount_yuan)::text as sum from policy_grants`),
    );
    expect(grants?.sum).toBe('300000.00');
  }, 120_000);
});

describe('兑现台账', () => {
  test('shows everybody their own: the enterprise its grants, the township those of its unit', async () => {
    const all: PaymentPage = (await office.get('/api/payments?size=100')).json();
    expect([all.total, all.sums.orderedYuan]).toEqual([22, '300000.00']);
    await t.as('enterprise');
    await t.as('township');
    await t.database.db.transaction(async (tx) => {
      await tx.run(sql`update users set credit_code = ${CODE} where account = 'enterprise'`);
      await tx.run(sql`update users set units = array['331083001'] where account = 'township'`);
    });
    const own: PaymentPage = (await (await t.as('enterprise')).get('/api/payments')).json();
    expect(own.rows.map(({ creditCode }) => creditCode)).toEqual([CODE, CODE]);
    expect(own.sums.orderedYuan).toBe('100000.00');
    const township: PaymentPage = (await (await t.as('township')).get('/api/payments')).json();
    expect([township.total, township.sums.orderedYuan]).toEqual([20, '200000.00']);
    const foreign = await idOf('B-1');
    expect((await (await t.as('township')).get(`/api/payments/${foreign}`)).statusCode).toBe(404);
    expect((await (await t.as('enterprise')).get('/api/budget')).statusCode).toBe(403);
    const sheet = await readWorkbook(
      (await (await t.as('enterprise')).get('/api/payments/export')).rawPayload,
    );
    expect(JSON.stringify(sheet)).not.toContain(OTHER);
  });

  test('says of each number where it comes from, and what was given back stays to be read', async () => {
    const rows = (await office.get('/api/payments?q=B-3')).json<PaymentPage>().rows;
    expect(rows).toMatchObject([{ state: 'released', orderedYuan: '0.00', project: 'B-3 技改' }]);
    const detail: PaymentDetail = (await office.get(`/api/payments/${await idOf('B-3')}`)).json();
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
    expect((await office.get(`/api/payments?${query}`)).json<PaymentPage>().total).toBe(total);
  });
});

/** The list as it went out, with the bureau's columns filled in by row. */
async function answer(list: PaymentListDetail, fill: (seq: number) => Record<string, string>) {
  const heads = Object.entries(RETURN_COLUMNS);
  const rows = list.lines.map((line) => {
    const cells: Record<string, string> = {
      ...{ orderNumber: line.orderNumber, payee: line.payee, creditCode: line.creditCode },
      ...{
        amount: line.amountYuan,
        caseNumber: line.caseNumber,
        outcome: '',
        paidOn: '',
        slip: '',
        note: '',
      },
      ...fill(line.seq),
    };
    return heads.map(([name]) => cells[name] ?? '');
  });
  const columns = heads.map(([, header]) => ({ header }));
  return writeWorkbook({ sheets: [{ name: '清册', columns, rows }] });
}
const send = async (client: TestClient, list: string, bytes: Buffer, seen = ''): Promise<ReturnEffect> => {
  const field = seen === '' ? '' : `--b\r\ncontent-disposition: form-data; name="seen"\r\n\r\n${seen}\r\n`;
  const head = `${field}--b\r\ncontent-disposition: form-data; name="file"; filename="回复.xlsx"\r\n\r\n`;
  const response = await client.inject({
    ...{ method: 'POST', url: `/api/payment-lists/${list}/return` },
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
  });
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json();
};

describe('a list for the finance bureau', () => {
  let list: PaymentListDetail;
  const paid = (seq: number) => ({ outcome: '已付', paidOn: '2023-08-31', slip: `HD-${seq}` });

  test('takes every order once, and is frozen', async () => {
    list = (await finance.post('/api/payment-lists')).json();
    expect([list.count, list.totalYuan]).toEqual([21, '300000.00']);
    expect((await finance.post('/api/payment-lists')).json().code).toBe('NOTHING_TO_PAY');
    const change = t.deps.db.transaction((tx) => tx.run(sql`update payment_lines set amount = 1`));
    await expect(change).rejects.toThrow();
    const sheets = await readWorkbook((await finance.get(`/api/payment-lists/${list.id}/export`)).rawPayload);
    expect(JSON.stringify(sheets)).toContain('300000');
  });

  test('comes back with every mismatch said by its row and column, before anything is taken', async () => {
    const today = t.clock.today();
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
    const effect = await send(finance, list.id, bytes);
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
    expect(await standing()).toEqual(['300000.00', '300000.00', '0.00', '0.00']);
  });

  test('pays what agrees by the register’s own step, and a second time changes nothing', async () => {
    const today = t.clock.today();
    const bytes = await answer(list, (seq) =>
      seq <= 2 ? { outcome: '失败', note: '退票' } : { outcome: '已付', paidOn: today, slip: `HD-${seq}` },
    );
    const { file } = await send(finance, list.id, bytes);
    const done = await send(finance, list.id, bytes, file);
    expect([done.refused, done.paid.length, done.failed.length]).toEqual([[], 19, 2]);
    const after = await standing();
    expect(after[2]).toBe(done.paidYuan);
    const lines = async () => (await check()).postings;
    const before = await lines();
    const again = await send(finance, list.id, bytes, file);
    expect([again.known, again.paid.length, again.problems]).toEqual([21, 0, []]);
    expect([await lines(), await standing()]).toEqual([before, after]);
    expect((await check()).sound).toBe(true);
  }, 120_000);

  test('says when a line is said to be paid once more, on another slip', async () => {
    const bytes = await answer(list, (seq) => ({
      outcome: '已付',
      paidOn: t.clock.today(),
      slip: `ZZ-${seq}`,
    }));
    const { problems, paid: more } = await send(finance, list.id, bytes);
    expect([more, problems.length]).toEqual([[], 21]);
    expect(problems[3]?.message).toContain('已于');
  });

  test('what failed goes on the next list', async () => {
    const next: PaymentListDetail = (await finance.post('/api/payment-lists')).json();
    expect([next.number, next.count]).toEqual([2, 2]);
  });

  test('another file than the one that was looked at is not taken', async () => {
    const bytes = await answer(list, paid);
    await expect(send(finance, list.id, bytes, 'f'.repeat(64))).rejects.toThrow('RETURN_CHANGED');
  });
});

describe('the fund of 五(二)', () => {
  const cage = async () => (await budget()).funds.find(({ fund }) => fund === 'cage');
  const own = { fund: 'cage' };

  test('without the land income nothing can be said', async () => {
    expect((await cage())?.extraction).toMatchObject({ verdict: 'unknown', incomeYuan: null });
  });

  test.each([
    ['a fen below half a percent is not enough', '4999999.99', 'ineligible'],
    ['half a percent itself is', '0.01', 'eligible'],
    ['so is more', '0.01', 'eligible'],
  ])('%s', async (_title, amountYuan, verdict) => {
    if (verdict === 'ineligible') await enter({ ...own, kind: 'income', amountYuan: '1000000000' });
    await enter({ ...own, amountYuan });
    expect((await cage())?.extraction).toMatchObject({ verdict, dueYuan: '5000000.00' });
  });

  test.each([
    ['no use', {}, 'FUND_USE_REFUSED'],
    ['a use that the clause does not name', { use: 'other' }, 'FUND_USE_REFUSED'],
    ['more than there is', { use: 'land', amountYuan: '5000000.02' }, 'BUDGET_OVERDRAWN'],
  ])('is not spent with %s', async (_title, body, code) => {
    const spent = await enter({
      ...{ ...own, kind: 'spending', amountYuan: '100', payee: '玉环市工业平台公司', reason: '盘活' },
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
    expect((await enter(body)).statusCode).toBe(200);
    expect(await cage()).toMatchObject({ paidYuan: '3000000.00', extraction: { verdict: 'eligible' } });
  });

  test('a fund that is paid by application alone is not spent otherwise', async () => {
    const body = { kind: 'spending', use: 'land', payee: '甲', amountYuan: '1' };
    expect((await enter(body)).json().code).toBe('FUND_USE_REFUSED');
  });
});

describe('the books', () => {
  test('are never changed, only added to', async () => {
    for (const statement of [
      sql`update money_postings set amount = 1`,
      sql`delete from money_transactions`,
      sql`truncate money_postings`,
    ]) {
      await expect(t.deps.db.transaction((tx) => tx.run(statement))).rejects.toThrow();
    }
  });

  test('catch up with entries that came by another way, and once only', async () => {
    await putUp(['S-1'], '7.00');
    await t.deps.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'ordered' where several = 'S-1'`),
    );
    expect((await check()).problems).toHaveLength(1);
    const settle = () =>
      t.deps.db.transaction((tx) =>
        settleMoneyBooks(tx, {
          ...{ actor: systemActor('test', '测试'), on: t.clock.today(), at: t.clock.now(), occasion: '补记' },
        }),
      );
    expect([await settle(), await settle()]).toEqual([1, 0]);
    expect((await check()).sound).toBe(true);
  });
});
