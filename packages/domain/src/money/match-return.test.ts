import { describe, expect, test } from 'vitest';
import { decimal } from '../values/index.ts';
import { matchReturn, type ReturnedRow, type SentLine } from './match-return.ts';

const sent = (seq: number, more: Partial<SentLine> = {}): SentLine => ({
  seq,
  orderNumber: `玉财企〔2023〕${seq} 号`,
  payee: `甲${seq}公司`,
  creditCode: `CODE${seq}`,
  amount: decimal('100.00'),
  caseNumber: `JG-${seq}`,
  ...more,
});
const back = (row: number, seq: number, more: Partial<ReturnedRow> = {}): ReturnedRow => ({
  row,
  orderNumber: `玉财企[2023]${seq}号`,
  payee: `甲${seq}公司`,
  creditCode: `CODE${seq}`,
  amount: '100',
  caseNumber: `JG-${seq}`,
  outcome: '已付',
  paidOn: '2023-09-09',
  slip: `H${seq}`,
  note: '',
  ...more,
});
const DAYS = { drawnOn: '2023-09-01', today: '2023-09-20' };
const match = (rows: readonly ReturnedRow[], lines = [sent(1), sent(2)]) => matchReturn(lines, rows, DAYS);

describe('what the finance bureau sends back', () => {
  test('belongs to its line by number, payee and amount, whatever brackets and blanks it is typed with', () => {
    const { matched, problems } = match([
      back(5, 1, { payee: ' 甲1公司　', amount: '100.00 元' }),
      back(6, 2),
    ]);
    expect(problems).toEqual([]);
    expect(matched.map(({ line, row, outcome }) => [line.seq, row, outcome])).toEqual([
      [1, 5, 'paid'],
      [2, 6, 'paid'],
    ]);
  });

  test.each([
    ['a number nobody knows', { orderNumber: '另一号' }, '拨付通知文号', 'orderNumber'],
    ['a payee of another name', { payee: '乙公司' }, '收款单位', 'payee'],
    ['another credit code', { creditCode: 'X' }, '信用代码', 'creditCode'],
    ['a fen less', { amount: '99.99' }, '金额', 'amount'],
    ['a fen more', { amount: '100.01' }, '金额', 'amount'],
    ['no amount', { amount: '一百' }, '金额', 'amount'],
    ['no outcome', { outcome: '' }, '结果', 'outcome'],
    ['a day before the list', { paidOn: '2023-08-31' }, '日期', 'paidOn'],
    ['a day to come', { paidOn: '2023-09-21' }, '日期', 'paidOn'],
    ['no day', { paidOn: '2023-02-30' }, '日期', 'paidOn'],
    ['no slip', { slip: '' }, '回单', 'slip'],
  ])('with %s is said by its own row and column and not taken', (_title, change, _word, column) => {
    const { matched, problems } = match([back(5, 1, change), back(6, 2)]);
    expect(matched.map(({ line }) => line.seq)).toEqual([2]);
    expect(problems[0]).toMatchObject({ row: 5, column });
  });

  test.each([
    ['of the list itself', '2023-09-01'],
    ['after it', '2023-09-02'],
    ['of today', '2023-09-20'],
  ])('with the day %s is taken', (_title, paidOn) => {
    const { matched, problems } = match([back(5, 1, { paidOn }), back(6, 2)]);
    expect([matched[0]?.paidOn, problems]).toEqual([paidOn, []]);
  });

  test('said twice is taken once, and the second row is named with the first', () => {
    const { matched, problems } = match([back(5, 1), back(6, 1), back(7, 2)]);
    expect(matched.map(({ row }) => row)).toEqual([5, 7]);
    expect(problems).toMatchObject([{ row: 6, column: 'orderNumber' }]);
    expect(problems[0]?.message).toContain('第 5 行');
  });

  test('lines alike but for their project are answered one after the other, where the bureau leaves the project out', () => {
    const alike = { orderNumber: '玉财企〔2023〕1 号', payee: '甲1公司', creditCode: 'CODE1' };
    const rows = [back(5, 1, { caseNumber: '' }), back(6, 1, { caseNumber: '', slip: 'H2' })];
    const { matched, problems } = match(rows, [sent(1, alike), sent(2, alike)]);
    expect(matched.map(({ line, row, slip }) => [line.seq, row, slip])).toEqual([
      [1, 5, 'H1'],
      [2, 6, 'H2'],
    ]);
    expect(problems).toEqual([]);
  });

  test('what nobody sent back is missed', () => {
    expect(match([back(5, 1)]).problems).toMatchObject([
      { row: null, message: expect.stringContaining('第 2 笔') },
    ]);
  });

  const KNOWN = { outcome: 'paid', paidOn: '2023-09-09', slip: 'H1' } as const;
  test('the same answer once more is known; on another slip it is a second payment', () => {
    const lines = [sent(1, { known: KNOWN })];
    expect(match([back(5, 1)], lines)).toMatchObject({ matched: [], known: 1, problems: [] });
    const second = match([back(5, 1, { slip: 'H9' })], lines);
    expect(second).toMatchObject({ matched: [], astray: [], known: 0, problems: [] });
    expect(second.twice.map(({ line, slip }) => [line.seq, slip])).toEqual([[1, 'H9']]);
  });

  test.each([
    ['on the slip that was booked before', { slip: ' h9 ' }, { known: 1, twice: 0, problems: 0 }],
    ['on a third slip', { slip: 'H10' }, { known: 0, twice: 1, problems: 0 }],
    ['on its own slip, but another day', { paidOn: '2023-09-10' }, { known: 0, twice: 0, problems: 1 }],
    ['as failed', { outcome: '失败' }, { known: 0, twice: 0, problems: 1 }],
  ])('a line that was paid twice and comes back %s', (_title, change, expected) => {
    const found = match([back(5, 1, change)], [sent(1, { known: { ...KNOWN, again: ['H9'] } })]);
    expect({
      known: found.known,
      twice: found.twice.length,
      problems: found.problems.length,
    }).toEqual(expected);
  });

  test('a line that had failed and is said to be paid is believed by nobody', () => {
    const failed = { outcome: 'failed', paidOn: null, slip: '' } as const;
    const found = match([back(5, 1)], [sent(1, { known: failed })]);
    expect(found).toMatchObject({ matched: [], twice: [], known: 0 });
    expect(found.problems[0]?.message).toContain('已报失败');
  });

  describe('of an order that was called back', () => {
    const lines = [sent(1, { ended: { why: '这一笔已撤回', paid: false, slip: '' } })];

    test.each([
      ['that it failed', '失败'],
      ['that it was not paid', '未付'],
      ['nothing', ''],
    ])('%s is as it should be: nothing is taken, nothing is wrong', (_title, outcome) => {
      const row = back(5, 1, { outcome, paidOn: '', slip: '' });
      expect(match([row], lines)).toEqual({
        matched: [],
        astray: [],
        twice: [],
        known: 0,
        stopped: 1,
        problems: [],
      });
    });

    test('that it was paid all the same is money gone astray: told apart with its day and slip', () => {
      const { matched, astray, stopped, problems } = match([back(5, 1)], lines);
      expect([matched, stopped, problems]).toEqual([[], 0, []]);
      expect(astray).toMatchObject([{ row: 5, outcome: 'paid', paidOn: '2023-09-09', slip: 'H1' }]);
    });

    test.each([
      ['without a slip', { slip: '' }, 'slip'],
      ['on a day before the list', { paidOn: '2023-08-31' }, 'paidOn'],
      ['in words nobody knows', { outcome: '办理中' }, 'outcome'],
    ])('that it was paid, told %s, is not believed', (_title, change, column) => {
      const { astray, problems } = match([back(5, 1, change)], lines);
      expect(astray).toEqual([]);
      expect(problems).toMatchObject([{ row: 5, column }]);
    });

    test('sent once more it is known', () => {
      const answered = lines.map((line) => ({ ...line, known: KNOWN }));
      expect(match([back(5, 1)], answered)).toMatchObject({ astray: [], known: 1, problems: [] });
    });

    test('nothing is missed if the bureau leaves the row out', () => {
      expect(match([], lines).problems).toEqual([]);
    });
  });

  // Paid by hand on slip H1, or on one that nobody wrote down.
  test.each([
    ['nothing', 'H1', { outcome: '' }, [1, 0, 0]],
    ['that it was paid on the same slip', 'h 1', {}, [1, 0, 0]],
    ['that it was paid on another slip', 'H1', { slip: 'H9' }, [0, 1, 0]],
    ['that it was paid, and nobody knows by which slip before', '', {}, [0, 1, 0]],
    ['that it was paid, on no slip', 'H1', { slip: '' }, [0, 0, 1]],
    ['that it failed', 'H1', { outcome: '失败' }, [0, 0, 1]],
  ])('of an order that was paid without the list, %s', (_title, slip, change, expected) => {
    const lines = [sent(1, { ended: { why: '这一笔已另行办结', paid: true, slip } })];
    const { matched, astray, twice, stopped, problems } = match([back(5, 1, change)], lines);
    expect([matched, astray]).toEqual([[], []]);
    expect([stopped, twice.length, problems.length]).toEqual(expected);
  });

  test('two lines of one number, payee and amount are told apart by their project', () => {
    const lines = [
      sent(1),
      sent(2, { orderNumber: '玉财企〔2023〕1 号', payee: '甲1公司', creditCode: 'CODE1' }),
    ];
    const { matched } = match([back(5, 1, { caseNumber: 'JG-2' }), back(6, 1)], lines);
    expect(matched.map(({ line, row }) => [line.seq, row])).toEqual([
      [2, 5],
      [1, 6],
    ]);
  });
});
