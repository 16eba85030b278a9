import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countStatements } from './count-statements.ts';
import { putUpApplications } from './grant-steps.ts';
import { createMoneyCounty, type MoneyCounty } from './money-county.ts';

let county: MoneyCounty;
const change = (statement: ReturnType<typeof sql>) =>
  county.t.database.db.transaction((tx) => tx.run(statement));
const forecast = async (): Promise<number> => {
  const answer = await county.finance.post('/api/budget/forecast');
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().applications;
};
/** What was worked out for an application; `undefined` if it was not looked at. */
const workedOut = async (number: string): Promise<string | null | undefined> => {
  const id = await county.idOf(number);
  const [row] = await county.t.database.db.read((tx) =>
    tx.rows<{ amount: string | null }>(
      sql`select amount::text as amount from money_forecasts where entry_id = ${id}`,
    ),
  );
  return row?.amount;
};

beforeAll(async () => {
  county = await createMoneyCounty();
  await putUpApplications(county.t, ['F-1', 'F-2', 'F-3'], '100.5');
  // Of the second nothing is decided and nothing known; the third is ordered already, and in the books.
  await change(sql`update register_entries set fields = fields - 'decided' where several = 'F-2'`);
  await change(sql`update register_entries set stage = 'ordered' where several = 'F-3'`);
});
afterAll(() => county.t.close());

describe('the forecast of what is applied for', () => {
  test('is what was decided, unknown while nothing can be told, and leaves out what is in the books', async () => {
    expect(await forecast()).toBe(2);
    expect([await workedOut('F-1'), await workedOut('F-2'), await workedOut('F-3')]).toEqual([
      '100.50',
      null,
      undefined,
    ]);
  });

  test('of an application that changes while it is worked out stays what it was', async () => {
    const { db } = county.t.deps;
    const { transaction } = db;
    db.transaction = async (work, options) => {
      db.transaction = transaction;
      await change(sql`
        update register_entries set fields = fields || '{"decided":"7.00"}', revision = revision + 1 where several = 'F-1'`);
      return transaction.call(db, work, options) as never;
    };
    await forecast();
    expect(await workedOut('F-1')).toBe('100.50');
    await forecast();
    expect(await workedOut('F-1')).toBe('7.00');
  });

  test('sends no more statements for many applications than for a few', async () => {
    const counter = countStatements(county.t.deps.db);
    const statements = async () => {
      counter.take();
      await forecast();
      return counter.take();
    };
    const few = await statements();
    await putUpApplications(
      county.t,
      Array.from({ length: 20 }, (_, at) => `G-${at}`),
      '1.00',
    );
    expect(await statements()).toBe(few);
  });
});
