import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  act,
  attach,
  countOf,
  move,
  office,
  openPromiseCounty,
  readyToOrder,
  sheetOf,
  t,
} from './promise-county.ts';

beforeAll(openPromiseCounty, 300_000);
afterAll(() => t.close());

interface Answer {
  readonly statusCode: number;
  readonly body: string;
}
/** A refusal that a person can read: no crash, Chinese, and no words of a machine. */
function expectSentence({ statusCode, body }: Answer): void {
  expect([400, 409, 413, 422], body.slice(0, 300)).toContain(statusCode);
  const { message, details = [] } = JSON.parse(body) as { message: string; details?: { message: string }[] };
  for (const sentence of [message, ...details.map((one) => one.message)]) {
    expect(sentence).toMatch(/[一-龥]/u);
    expect(sentence).not.toMatch(/invalid|expected|undefined|numeric|overflow|syntax/i);
  }
}

const AMOUNTS = [
  '1e30',
  'NaN',
  'Infinity',
  '',
  '0',
  '0.001',
  '--5',
  '0x10',
  '九万',
  `1${'0'.repeat(20)}`,
  '9'.repeat(400),
];
const postings = () => countOf(sql`select count(*)::int as n from money_postings`);

describe('an amount that cannot be', () => {
  test.each(AMOUNTS)('as a budget, %s is refused in words and books nothing', async (amountYuan) => {
    const before = await postings();
    const body = { kind: 'budget', fund: 'industry', year: 2023, amountYuan, reason: '年初预算' };
    expectSentence(await office.post('/api/budget/proposals', body));
    expect(await postings()).toBe(before);
  });

  test.each(['-1', '1e30', 'NaN'])(
    'as a payment out of a fund, %s is refused in words',
    async (amountYuan) => {
      const body = {
        kind: 'spending',
        fund: 'cage',
        year: 2023,
        amountYuan,
        use: 'land',
        payee: '甲',
        reason: '收储',
      };
      expectSentence(await office.post('/api/budget/proposals', body));
    },
  );

  test.each([1999, 2101, 2023.5, '2023年', null])('the budget year %s is refused in words', async (year) => {
    const body = { kind: 'budget', fund: 'industry', year, amountYuan: '1', reason: '年初预算' };
    expectSentence(await office.post('/api/budget/proposals', body));
    if (year !== null)
      expectSentence(await office.get(`/api/budget?year=${encodeURIComponent(String(year))}`));
  });

  test.each(['1e30', 'NaN', '-1', '0.001', '九万', '9'.repeat(400)])(
    'as the sum decided, %s is refused in words',
    async (yuan) => {
      const [id = ''] = await readyToOrder(`DECIDED-${AMOUNTS.indexOf(yuan)}-${yuan.length}-`, '1.00');
      const answer = await move(office, id, 'order', { decided: yuan });
      expectSentence(answer);
    },
  );
});

describe('money that came back', () => {
  let id = '';
  const recover = (amount: string, recoveredOn: string, slip = 'H-1') =>
    move(office, id, 'recover', { amount, recoveredOn, slip });

  beforeAll(async () => {
    const [source = ''] = await readyToOrder('HOSTILE-', '100000.00');
    await move(office, source, 'order');
    id = (await sheetOf(source)).promised[1]?.id ?? '';
    await t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set due_on = '2023-08-01' where id = ${id}`),
    );
    await attach(office, id, 'check');
    await act(office, id, { kind: 'amend', fields: { actual: '13' } });
    await move(office, id, 'break');
    await attach(office, id, 'recovery');
  });

  test.each(['1e30', 'NaN', '-1', '0', '0.001', '九万'])('is not %s', async (amount) => {
    expectSentence(await recover(amount, t.clock.today()));
  });

  test('does not come tomorrow, nor before it was promised, nor on a day that is none', async () => {
    expectSentence(await recover('1.00', '2023-09-02'));
    expectSentence(await recover('1.00', '2023-08-31'));
    for (const day of ['2023-02-30', '昨天', '20230901', '']) expectSentence(await recover('1.00', day));
    expect((await recover('1.00', t.clock.today())).statusCode).toBe(200);
  });

  test('nor does a correction put in what cannot be', async () => {
    for (const funds of ['1e30', 'NaN', '-1', '九万'])
      expectSentence(await act(office, id, { kind: 'amend', fields: { funds } }));
  });

  test('ten thousand fields at once are refused in words', async () => {
    const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, '1']));
    expectSentence(await act(office, id, { kind: 'amend', fields }));
  });
});
