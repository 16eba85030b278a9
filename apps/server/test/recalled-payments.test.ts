import type { PaymentListDetail, PaymentLists } from '@tenglong/contracts/money';
import type { NoticePage } from '@tenglong/contracts/notice';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act, attach, putUpApplications } from './grant-steps.ts';
import { createMoneyCounty, type MoneyCounty } from './money-county.ts';
import { answerList, sendReturn } from './payment-return.ts';
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
        [lineOf('D-1'), '这一笔已于 2023-09-01 撤回（撤回拨付通知：申诉采纳，撤下）'],
        [lineOf('D-2'), '这一笔已于 2023-09-01 另行办结（已拨付，办结）'],
      ].sort(),
    );
    list = (await c.finance.get(`/api/payment-lists/${list.id}`)).json();
    const outcomes = NUMBERS.map((number) => list.lines[lineOf(number) - 1]?.outcome);
    expect(outcomes).toEqual(['withdrawn', 'elsewhere', 'open', 'open']);
    const sheet = await readWorkbook(
      (await c.finance.get(`/api/payment-lists/${list.id}/export`)).rawPayload,
    );
    expect(JSON.stringify(sheet)).toContain(`第 ${lineOf('D-1')} 笔`);
    expect(JSON.stringify(sheet)).toContain('不要拨付：这一笔已于 2023-09-01 撤回');
    for (const reader of [c.office, c.finance]) {
      const { rows }: NoticePage = (await reader.get('/api/notices')).json();
      const told = rows.filter(({ kindTitle }) => kindTitle === '停付');
      expect(told.map(({ title }) => title.slice(0, 14)).sort()).toEqual(
        [lineOf('D-1'), lineOf('D-2')].map((seq) => `第 1 号清册第 ${seq} 笔不用再付`.slice(0, 14)).sort(),
      );
    }
  });

  test('comes back unpaid without a complaint; paid all the same it is named with what to do', async () => {
    const paid = (seq: number) => ({ outcome: '已付', paidOn: '2023-09-01', slip: `HD-${seq}` });
    const said = (first: object) => (seq: number) =>
      seq === lineOf('D-1') ? { ...first } : seq === lineOf('D-2') ? {} : paid(seq);
    const wrong = await sendReturn(c.finance, list.id, await answerList(list, said(paid(1))));
    expect(wrong).toMatchObject({ stopped: 1, paidYuan: '200000.00' });
    expect(wrong.problems).toMatchObject([
      {
        column: '拨付结果',
        message: expect.stringContaining('撤回（撤回拨付通知：申诉采纳，撤下），财政局报“已付”'),
      },
    ]);
    expect(wrong.problems[0]?.remedy).toContain('追回');
    const bytes = await answerList(list, said({ outcome: '失败', note: '已停付' }));
    const { file } = await sendReturn(c.finance, list.id, bytes);
    const done = await sendReturn(c.finance, list.id, bytes, file);
    expect(done).toMatchObject({ stopped: 2, problems: [], refused: [], paidYuan: '200000.00' });
    // D-2 was paid by hand, D-3 and D-4 by the list; D-1 has given its part of the budget back.
    expect(await c.standing()).toEqual(['400000.00', '300000.00', '300000.00', '100000.00']);
    expect((await c.check()).sound).toBe(true);
  });

  test('goes on no further list until it is ordered anew', async () => {
    expect((await c.finance.post('/api/payment-lists')).json().code).toBe('NOTHING_TO_PAY');
  });
});
