import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  act,
  attach,
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

/** What the books say an entry owes and what has come back, and the amounts of its lines in order. */
const booked = async (id: string) => {
  const rows = await t.deps.db.read((tx) =>
    tx.rows<{ way: string }>(sql`
      select p.from_account || '→' || p.to_account || ' ' || p.amount::numeric(20, 2) as way
      from money_postings p where p.entry_id = ${id} order by p.number, p.line`),
  );
  return rows.map(({ way }) => way);
};
const owedOf = async (id: string) => (await sheetOf(id)).clawback?.owedYuan;
const correct = (id: string, fields: object) => act(office, id, { kind: 'amend', fields });

/** An application of 100,000.00 whose promise in figures (20, at least) came to 13, found broken: 35 % is 35,000.00. */
async function brokenPromise(prefix: string): Promise<{ figures: string; written: string; source: string }> {
  const [source = ''] = await readyToOrder(prefix, '100000.00');
  expect((await move(office, source, 'order')).statusCode).toBe(200);
  const [written = '', figures = ''] = (await sheetOf(source)).promised.map(({ id }) => id);
  await t.database.db.transaction((tx) =>
    tx.run(sql`update register_entries set due_on = '2023-08-01' where id = ${figures}`),
  );
  await attach(office, figures, 'check');
  await correct(figures, { actual: '13' });
  const found = await move(office, figures, 'break');
  expect(found.statusCode, found.body).toBe(200);
  return { figures, written, source };
}

async function breakWritten(written: string): Promise<void> {
  const confirm = { number: `W-${written.slice(0, 6)}`, tolerance: '0', promisedOn: '2023-06-01' };
  await attach(office, written, 'promise');
  await move(office, written, 'confirm', { ...confirm, finishBy: '2023-08-01' });
  await attach(office, written, 'check');
  const found = await move(office, written, 'break');
  expect(found.statusCode, found.body).toBe(200);
}

describe('a breach whose figures are put right', () => {
  let id = '';

  test('owes what they come to now, with its steps, a line of the ledger and a row of the audit', async () => {
    ({ figures: id } = await brokenPromise('RIGHT-'));
    expect(await owedOf(id)).toBe('35000.00');
    const answer = await correct(id, { funds: '9' });
    expect(answer.statusCode, answer.body).toBe(200);
    // 35 % of 90,000.00.
    expect(await owedOf(id)).toBe('31500.00');
    expect((await sheetOf(id)).clawback?.steps[0]).toMatchObject({ label: '已享受资金', value: '90000.00' });
    expect(await booked(id)).toEqual(['breach→receivable 35000.00', 'receivable→breach 3500.00']);
    const rows = await t.deps.db.read((tx) =>
      tx.rows<{ action: string; owed: string }>(sql`
        select action, after->'fields'->>'owed' as owed from audit_log where subject = ${id} order by seq desc limit 1`),
    );
    expect(rows).toEqual([{ action: 'register.filled', owed: '31500' }]);
  });

  test('keeps the sum it was found with beside the new one, and a letter as it was issued', async () => {
    const body = { number: '玉经信追〔2023〕9 号', dueOn: '2024-01-31' };
    const { sha256 } = (await office.post(`/api/entries/${id}/letters`, body)).json<{ sha256: string }>();
    const before = (await office.get(`/api/entries/${id}/letters/${sha256}`)).rawPayload;
    expect((await correct(id, { actual: '15' })).statusCode).toBe(200);
    // (20 − 15) ÷ 20 of 90,000.00.
    expect(await owedOf(id)).toBe('22500.00');
    const sums = await t.deps.db.read((tx) =>
      tx.rows<{ sum: string }>(
        sql`select sum_yuan::text as sum from clawback_sums where entry_id = ${id} order by revision`,
      ),
    );
    expect(sums.map(({ sum }) => sum)).toEqual(['35000.00', '31500.00', '22500.00']);
    expect((await sheetOf(id)).clawback?.letters[0]?.sumYuan).toBe('31500.00');
    expect((await office.get(`/api/entries/${id}/letters/${sha256}`)).rawPayload.equals(before)).toBe(true);
  });

  test('the same figure filled in again, and what the sum does not rest on, posts nothing', async () => {
    const lines = await booked(id);
    expect((await correct(id, { actual: '15' })).statusCode).toBe(200);
    expect((await correct(id, { basis: '五（三）' })).statusCode).toBe(200);
    expect(await booked(id)).toEqual(lines);
  });

  test('is not put below what has come back: a fen less is refused, the same is not', async () => {
    await attach(office, id, 'recovery');
    const slip = { amount: '18000.00', recoveredOn: '2023-09-01', slip: 'R-1' };
    expect((await move(office, id, 'recover', slip)).statusCode).toBe(200);
    // 25 % of 71,999.96 is 17,999.99.
    const less = await correct(id, { funds: '7.199996' });
    expect([less.statusCode, said(less)]).toEqual([
      422,
      '已追回 18000.00 元，多于更正后应追缴的 17999.99 元，请先核对已登记的追回',
    ]);
    expect(await owedOf(id)).toBe('22500.00');
    expect((await correct(id, { funds: '7.2' })).statusCode).toBe(200);
    expect((await sheetOf(id)).clawback).toMatchObject({ owedYuan: '18000.00', leftYuan: '0.00' });
  });

  test('is never without a sum once it has one', async () => {
    expect(said(await correct(id, { funds: null }))).toContain('不能清空');
    expect(said(await correct(id, { actual: null }))).toContain('还缺“实际数”');
  });

  test('put right with the step that settles it, it is settled by the sum of today', async () => {
    const raised = await move(second, id, 'settle', { funds: '8' });
    // 25 % of 80,000.00 is 20,000.00, of which 18,000.00 came back.
    expect(raised.statusCode).toBe(409);
    expect(said(raised)).toContain('应追缴的资金还没有追缴完');
    expect((await move(second, id, 'settle', { funds: '7.2' })).statusCode).toBe(200);
    expect((await correct(id, { funds: '6' })).statusCode).toBe(409);
  });
});

describe('two broken promises of one grant', () => {
  test('take back the grant once: where one is put right downwards the other owes what its rule comes to', async () => {
    const { figures, written } = await brokenPromise('PAIR-');
    await breakWritten(written);
    expect([await owedOf(figures), await owedOf(written)]).toEqual(['35000.00', '65000.00']);
    expect((await correct(figures, { actual: '19' })).statusCode).toBe(200);
    // (20 − 19) ÷ 20 of 100,000.00; all the rest is owed by the promise that takes back the whole.
    expect([await owedOf(figures), await owedOf(written)]).toEqual(['5000.00', '95000.00']);
    expect(await booked(written)).toEqual(['breach→receivable 65000.00', 'breach→receivable 30000.00']);
    expect((await entryOf(written)).events[0]).toMatchObject({ by: '平台重算应追缴' });
    // Upwards again there is no room: the other has it.
    expect((await correct(figures, { actual: '13' })).statusCode).toBe(200);
    expect([await owedOf(figures), await owedOf(written)]).toEqual(['5000.00', '95000.00']);
  });
});
