import type { PaymentListDetail, PaymentLists, PaymentPage } from '@tenglong/contracts/money';
import type { NoticePage } from '@tenglong/contracts/notice';
import type { CommitmentOverview } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act, attach, putUpApplications } from './grant-steps.ts';
import { createMoneyCounty, type MoneyCounty } from './money-county.ts';
import { answerList, RECEIPT, sendReceipt, sendReturn } from './payment-return.ts';
import { readWorkbook } from './read-workbook.ts';

let c: MoneyCounty;
let list: PaymentListDetail;
const NUMBERS = ['D-1', 'D-2', 'D-3', 'D-4'];
beforeAll(async () => {
  c = await createMoneyCounty();
  await c.enter({ amountYuan: '400000' });
  await putUpApplications(c.t, NUMBERS, '100000.00');
  for (const number of NUMBERS) {
    const { statusCode, body } = await c.order(number);
    if (statusCode !== 200) throw new Error(body);
  }
  list = (await c.finance.post('/api/payment-lists')).json();
}, 300_000);
afterAll(() => c.t.close());

const saysPaid = (seq: number) => ({ outcome: '已付', paidOn: '2023-09-01', slip: `HD-${seq}` });
const recover = (told: Record<string, string>, seq = lineOf('D-1'), bytes = RECEIPT) =>
  sendReceipt(c.finance, list.id, seq, told, bytes);
/** Back to the end of its publicity, as the department and the joint review would bring it. */
const putUpAgain = async (number: string) =>
  c.t.database.db.transaction((tx) =>
    tx.run(sql`update register_entries set stage = 'publicity', stage_by = 'somebody', stage_since = '2023-08-01', due_on = '2023-08-08'
      where several = ${number}`),
  );
const lineOf = (number: string) => list.lines.find(({ caseNumber }) => caseNumber === number)?.seq ?? 0;

describe('an order that is called back while its list lies with the finance bureau', () => {
  test('is said on the page, on the list and in the sheet, and whoever pays is told', async () => {
    const recalled = await c.move('D-1', 'recall', { reason: '申诉采纳，撤下' });
    expect(recalled.statusCode, recalled.body).toBe(200);
    const id = await c.idOf('D-2');
    await attach(c.finance, id, 'receipt');
    const paid = await act(c.finance, id, { kind: 'move', move: 'pay', fields: { paidOn: '2023-09-01' } });
    expect(paid.statusCode, paid.body).toBe(200);
    const { lists, ended }: PaymentLists = (await c.finance.get('/api/payment-lists')).json();
    expect(lists).toMatchObject([{ count: 4, paid: 0, failed: 0, ended: 2 }]);
    expect(ended.map(({ seq, why }) => [seq, why]).sort()).toEqual(
      [
        [lineOf('D-1'), '这一笔已于 9 月 1 日撤回（撤回拨付通知：申诉采纳，撤下）'],
        [lineOf('D-2'), '这一笔已于 9 月 1 日另行办结（已拨付，办结）'],
      ].sort(),
    );
    list = (await c.finance.get(`/api/payment-lists/${list.id}`)).json();
    const outcomes = NUMBERS.map((number) => list.lines[lineOf(number) - 1]?.outcome);
    expect(outcomes).toEqual(['withdrawn', 'elsewhere', 'open', 'open']);
    const sheet = await readWorkbook(
      (await c.finance.get(`/api/payment-lists/${list.id}/export`)).rawPayload,
    );
    expect(JSON.stringify(sheet)).toContain(`第 ${lineOf('D-1')} 笔`);
    expect(JSON.stringify(sheet)).toContain('不要拨付：这一笔已于 9 月 1 日撤回');
    for (const reader of [c.office, c.finance]) {
      const { rows }: NoticePage = (await reader.get('/api/notices')).json();
      const told = rows.filter(({ kindTitle }) => kindTitle === '停付');
      expect(told.map(({ title }) => title.slice(0, 14)).sort()).toEqual(
        [lineOf('D-1'), lineOf('D-2')].map((seq) => `第 1 号清册第 ${seq} 笔不用再付`.slice(0, 14)).sort(),
      );
    }
  });

  test('comes back unpaid without a complaint', async () => {
    const bytes = await answerList(list, (seq) =>
      seq === lineOf('D-1')
        ? { outcome: '失败', note: '已停付' }
        : seq === lineOf('D-2')
          ? {}
          : saysPaid(seq),
    );
    const seen = await sendReturn(c.finance, list.id, bytes);
    expect(seen).toMatchObject({ stopped: 2, problems: [], astray: [], paidYuan: '200000.00' });
  });

  test('paid all the same, the money has left: it stands among what was paid, and the whole of it is owed back', async () => {
    const bytes = await answerList(list, (seq) => (seq === lineOf('D-2') ? {} : saysPaid(seq)));
    const seen = await sendReturn(c.finance, list.id, bytes);
    expect(seen).toMatchObject({ stopped: 1, problems: [], paidYuan: '200000.00', taken: false });
    expect(seen.astray).toMatchObject([
      { seq: lineOf('D-1'), amountYuan: '100000.00', why: expect.stringContaining('申诉采纳，撤下') },
    ]);
    // Looked at, nothing is booked.
    expect(await c.standing()).toEqual(['400000.00', '300000.00', '100000.00', '100000.00']);
    const done = await sendReturn(c.finance, list.id, bytes, seen.file);
    expect(done).toMatchObject({ taken: true, refused: [], paidYuan: '200000.00' });
    expect(done.astray).toHaveLength(1);
    // D-2 was paid by hand, D-3 and D-4 by the list, D-1 although it had been called back: nothing is left of the fund.
    expect(await c.standing()).toEqual(['400000.00', '400000.00', '400000.00', '0.00']);
    expect((await c.check()).sound).toBe(true);
    const { rows }: PaymentPage = (await c.office.get('/api/payments?state=owed')).json();
    expect(rows).toMatchObject([
      { entryId: await c.idOf('D-1'), paidYuan: '100000.00', owedYuan: '100000.00', recoveredYuan: '0.00' },
    ]);
    const told: NoticePage = (await c.office.get('/api/notices')).json();
    expect(told.rows.filter(({ kindTitle }) => kindTitle === '追回')).toHaveLength(1);
    // Among all that is owed back to the county it is not missing.
    const { astray, leftYuan }: CommitmentOverview = (await c.office.get('/api/commitments')).json();
    expect([astray?.leftYuan, leftYuan]).toEqual(['100000.00', '0.00']);
    expect(astray?.rows).toMatchObject([{ entryId: await c.idOf('D-1'), leftYuan: '100000.00' }]);
  });

  test('the same answer once more books nothing, a second slip is a second payment and is not believed', async () => {
    const again = (slip: string) =>
      answerList(list, (seq) =>
        seq === lineOf('D-2') ? {} : seq === lineOf('D-1') ? { ...saysPaid(seq), slip } : saysPaid(seq),
      );
    const same = await again(`HD-${lineOf('D-1')}`);
    const { file } = await sendReturn(c.finance, list.id, same);
    expect(await sendReturn(c.finance, list.id, same, file)).toMatchObject({
      known: 3,
      astray: [],
      problems: [],
    });
    const second = await sendReturn(c.finance, list.id, await again('HD-9'));
    expect(second).toMatchObject({ problems: [], astray: [], twice: [{ seq: lineOf('D-1'), slip: 'HD-9' }] });
    expect((await sendReturn(c.finance, list.id, await again('HD-9'), second.file)).twice).toEqual([]);
    expect(await c.standing()).toEqual(['400000.00', '400000.00', '400000.00', '0.00']);
  });

  test('is promised nothing more and goes on no list until it is back', async () => {
    await c.enter({ amountYuan: '100000' });
    await putUpAgain('D-1');
    const refused = await c.order('D-1');
    expect(refused.json()).toMatchObject({
      code: 'MONEY_ASTRAY',
      details: [{ message: '还有 100000.00 元没有追回' }],
    });
    expect((await c.finance.post('/api/payment-lists')).json().code).toBe('NOTHING_TO_PAY');
  });

  test.each<[string, Record<string, string>, string]>([
    ['of nothing', { amountYuan: '0' }, 'amountYuan'],
    ['below the fen', { amountYuan: '0.001' }, 'amountYuan'],
    ['of a fen more than is owed', { amountYuan: '100000.01' }, 'amountYuan'],
    ['that is no number', { amountYuan: '一万' }, 'amountYuan'],
    ['before it was paid', { recoveredOn: '2023-08-31' }, 'recoveredOn'],
    ['of tomorrow', { recoveredOn: '2023-09-30' }, 'recoveredOn'],
  ])('what comes back %s is refused', async (_title, change, path) => {
    const answer = await recover({ amountYuan: '60000', recoveredOn: '2023-09-01', slip: 'ZJ-1', ...change });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'ASTRAY_RECOVERY', details: [{ path }] });
  });

  test('what comes back without a receipt of the bank is refused', async () => {
    const told = { amountYuan: '60000', recoveredOn: '2023-09-01', slip: 'ZJ-1' };
    const answer = await recover(told, lineOf('D-1'), Buffer.from('no picture, no document'));
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'ASTRAY_RECOVERY', details: [{ path: 'file' }] });
    const bare = await c.finance.post(
      `/api/payment-lists/${list.id}/lines/${lineOf('D-1')}/recoveries`,
      told,
    );
    expect(bare.statusCode).toBe(400);
  });

  test('comes back slip by slip, each once; then the project may be ordered anew and is paid once', async () => {
    const first = { amountYuan: '60000', recoveredOn: '2023-09-01', slip: 'ZJ-1' };
    expect((await recover(first, lineOf('D-3'))).statusCode).toBe(404);
    expect((await recover(first)).statusCode).toBe(200);
    expect((await recover({ ...first, amountYuan: '1' })).json().details).toMatchObject([{ path: 'slip' }]);
    expect((await c.order('D-1')).json().details).toMatchObject([{ message: '还有 40000.00 元没有追回' }]);
    expect((await recover({ ...first, amountYuan: '40000.01', slip: 'ZJ-2' })).statusCode).toBe(422);
    const back = await recover({ ...first, amountYuan: '40000', slip: 'ZJ-2' });
    const [gone] = back.json<PaymentLists>().astray;
    expect(gone).toMatchObject({ recoveredYuan: '100000.00', leftYuan: '0.00' });
    expect(gone?.returns.map(({ slip, amountYuan }) => [slip, amountYuan])).toEqual([
      ['ZJ-1', '60000.00'],
      ['ZJ-2', '40000.00'],
    ]);
    const receipt = (file: string | null | undefined, seq = lineOf('D-1')) =>
      c.finance.get(`/api/payment-lists/${list.id}/lines/${seq}/recoveries/${file}`);
    const kept = await receipt(gone?.returns[0]?.file);
    expect([kept.statusCode, kept.rawPayload.equals(RECEIPT)]).toEqual([200, true]);
    expect(decodeURIComponent(String(kept.headers['content-disposition']))).toContain('银行回单ZJ-1.pdf');
    expect((await receipt(gone?.returns[0]?.file, lineOf('D-3'))).statusCode).toBe(404);
    const [recovered] = (await c.office.get('/api/payments?state=recovered')).json<PaymentPage>().rows;
    expect(recovered).toMatchObject({ owedYuan: '100000.00', recoveredYuan: '100000.00' });
    const ordered = await c.order('D-1');
    expect(ordered.statusCode, ordered.body).toBe(200);
    const waiting = (await c.office.get('/api/payments?state=ordered')).json<PaymentPage>().rows;
    expect(waiting).toMatchObject([{ orderedYuan: '200000.00', paidYuan: '100000.00' }]);
    const next: PaymentListDetail = (await c.finance.post('/api/payment-lists')).json();
    expect(next.lines).toMatchObject([{ caseNumber: 'D-1', amountYuan: '100000.00' }]);
    expect((await c.check()).sound).toBe(true);
  });

  test('paid once more after it was paid without the list, somebody has to say that it left twice', async () => {
    const paidAll = await answerList(list, saysPaid);
    const seen = await sendReturn(c.finance, list.id, paidAll);
    expect(seen).toMatchObject({ astray: [], problems: [], paid: [], stopped: 0 });
    expect(seen.twice).toMatchObject([
      { seq: lineOf('D-2'), why: expect.stringContaining('9 月 1 日另行办结') },
    ]);
    const before = await c.standing();
    expect(await sendReturn(c.finance, list.id, paidAll, seen.file)).toMatchObject({ twice: [] });
    // Of a line that was not paid otherwise nobody can say so.
    expect((await sendReturn(c.finance, list.id, paidAll, seen.file, [lineOf('D-3')])).twice).toEqual([]);
    expect(await c.standing()).toEqual(before);
    const sure = [lineOf('D-2')];
    expect((await sendReturn(c.finance, list.id, paidAll, seen.file, sure)).twice).toHaveLength(1);
    const [allotted, committed, paid, left] = before.map(Number);
    expect((await c.standing()).map(Number)).toEqual([
      ...[allotted, Number(committed) + 100000, Number(paid) + 100000, Number(left) - 100000],
    ]);
    expect(await sendReturn(c.finance, list.id, paidAll, seen.file, sure)).toMatchObject({
      twice: [],
      known: 4,
    });
    const { rows }: PaymentPage = (await c.office.get('/api/payments?state=owed')).json();
    expect(rows).toMatchObject([{ caseNumber: 'D-2', paidYuan: '200000.00', owedYuan: '100000.00' }]);
    const told: NoticePage = (await c.office.get('/api/notices')).json();
    expect(told.rows.some(({ title }) => title.includes('另行办结以后又付出'))).toBe(true);
    const back = await recover(
      { amountYuan: '100000', recoveredOn: '2023-09-01', slip: 'ZJ-3' },
      lineOf('D-2'),
    );
    expect(back.statusCode, back.body).toBe(200);
    const settled = (await c.office.get('/api/payments?state=paid')).json<PaymentPage>().rows;
    expect(settled.find(({ caseNumber }) => caseNumber === 'D-2')?.recoveredYuan).toBe('100000.00');
    await c.enter({ amountYuan: '100000' });
    expect((await c.check()).sound).toBe(true);
  });

  test('paid by the list and once more on a second slip, it is owed back once somebody says so, however often it is sent', async () => {
    const seq = lineOf('D-3');
    const twice = await answerList(list, (one) =>
      one === seq ? { ...saysPaid(one), slip: 'HD-3B' } : saysPaid(one),
    );
    const seen = await sendReturn(c.finance, list.id, twice);
    expect(seen).toMatchObject({ paid: [], astray: [], problems: [] });
    expect(seen.twice).toMatchObject([
      { seq, slip: 'HD-3B', why: `这一笔已于 9 月 1 日付出（回单 HD-${seq}）` },
    ]);
    const before = await c.standing();
    expect((await sendReturn(c.finance, list.id, twice, seen.file)).twice).toEqual([]);
    expect(await c.standing()).toEqual(before);
    // In the same moment by two people: one of them books it.
    const takes = await Promise.all(
      [1, 2].map(() => sendReturn(c.finance, list.id, twice, seen.file, [seq])),
    );
    expect(takes.map((one) => one.twice.length).sort()).toEqual([0, 1]);
    const [allotted, committed, paid, left] = before.map(Number);
    const booked = [allotted, Number(committed) + 100000, Number(paid) + 100000, Number(left) - 100000];
    expect((await c.standing()).map(Number)).toEqual(booked);
    expect(await sendReturn(c.finance, list.id, twice, seen.file, [seq])).toMatchObject({
      twice: [],
      known: 4,
    });
    expect((await c.standing()).map(Number)).toEqual(booked);
    const { lists, astray }: PaymentLists = (await c.finance.get('/api/payment-lists')).json();
    expect(lists.find(({ id }) => id === list.id)).toMatchObject({ repeated: 1 });
    expect(astray[0]).toMatchObject({
      seq,
      slip: 'HD-3B',
      amountYuan: '100000.00',
      leftYuan: '100000.00',
      why: `这一笔已于 9 月 1 日付出（回单 HD-${seq}），又付了一次`,
    });
    const owed: CommitmentOverview = (await c.office.get('/api/commitments')).json();
    expect(owed.astray?.rows).toMatchObject([{ seq, leftYuan: '100000.00' }]);
    const { rows }: PaymentPage = (await c.office.get('/api/payments?state=owed')).json();
    expect(rows).toMatchObject([{ caseNumber: 'D-3', paidYuan: '200000.00', owedYuan: '100000.00' }]);
  });

  test('a third slip of the same line adds to what it owes; it comes back to the fen and no further', async () => {
    const seq = lineOf('D-3');
    const third = await answerList(list, (one) =>
      one === seq ? { ...saysPaid(one), slip: 'HD-3C' } : saysPaid(one),
    );
    const { file } = await sendReturn(c.finance, list.id, third);
    expect((await sendReturn(c.finance, list.id, third, file, [seq])).twice).toHaveLength(1);
    const slip = (amountYuan: string, number: string) =>
      recover({ amountYuan, recoveredOn: '2023-09-01', slip: number }, seq);
    expect((await slip('200000.01', 'ZJ-5')).statusCode).toBe(422);
    expect((await slip('200000', 'ZJ-5')).statusCode).toBe(200);
    expect((await slip('0.01', 'ZJ-6')).statusCode).toBe(422);
    const { astray }: PaymentLists = (await c.finance.get('/api/payment-lists')).json();
    expect(astray.find((one) => one.seq === seq)).toMatchObject({ slip: 'HD-3B、HD-3C', leftYuan: '0.00' });
    await c.enter({ amountYuan: '200000' });
    expect((await c.check()).sound).toBe(true);
  });

  test('ordered anew before the bureau says that the first order was paid, it waits all the same', async () => {
    const recalled = await c.move('D-1', 'recall', { reason: '账户不通' });
    expect(recalled.statusCode, recalled.body).toBe(200);
    await putUpAgain('D-1');
    expect((await c.order('D-1')).statusCode).toBe(200);
    const [second] = (await c.finance.get('/api/payment-lists')).json<PaymentLists>().lists;
    list = (await c.finance.get(`/api/payment-lists/${second?.id}`)).json();
    expect(list.lines).toMatchObject([{ caseNumber: 'D-1', outcome: 'withdrawn' }]);
    const bytes = await answerList(list, saysPaid);
    const { file } = await sendReturn(c.finance, list.id, bytes);
    expect((await sendReturn(c.finance, list.id, bytes, file)).astray).toHaveLength(1);
    expect((await c.finance.post('/api/payment-lists')).json().code).toBe('NOTHING_TO_PAY');
    const back = await recover({ amountYuan: '100000', recoveredOn: '2023-09-01', slip: 'ZJ-9' });
    expect(back.json<PaymentLists>().ready).toEqual({ count: 1, totalYuan: '100000.00' });
    expect((await c.check()).sound).toBe(true);
  });
});
