import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp, TestClient } from './app.ts';
import { confirmBudget, said } from './grant-steps.ts';
import { STOREY_AREAS } from './storey-areas.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

const AREAS = {
  ...STOREY_AREAS,
  objection: false,
  orderNumber: '玉财企〔2023〕1 号',
};

let t: TestApp;
let office: TestClient;
beforeAll(async () => {
  t = await createYuhuanApp();
  ({ office } = await confirmBudget(t, '50000000'));
}, 300_000);
afterAll(() => t.close());

let applicants = 0;

/** Applications for one project past their publicity, each of another enterprise and of so much. */
const putUp = (project: string, yuan: string, count: number): Promise<string[]> =>
  t.database.db.transaction(async (tx) => {
    const ids: string[] = [];
    for (let at = 0; at < count; at += 1) {
      applicants += 1;
      const code = `9133108300${String(applicants).padStart(8, '0')}`;
      const fields = { ...AREAS, number: project, project, decided: yuan };
      const [row] = await tx.rows<{ id: string }>(sql`
        insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
          stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision, several)
        values (gen_random_uuid(), 'vertical-grant', ${code}, ${`企业${code.slice(-4)}`}, 'qy', 'qy', '331083003', 'publicity',
          '2023-08-01', 'somebody', '2023-07-01', '2023-08-08', '2023-08-01', ${JSON.stringify(fields)}::jsonb, '[]', '[]', 1,
          ${project}) returning id`);
      ids.push(row?.id ?? '');
    }
    return ids;
  });

const order = async (id: string): ReturnType<TestClient['post']> => {
  const body = { kind: 'move', move: 'order', revision: 1, fields: {} };
  const answer = await office.post(`/api/entries/${id}/events`, body);
  return answer.json().code === 'DATABASE_UNAVAILABLE' ? order(id) : answer;
};
const statuses = (answers: readonly { statusCode: number }[]) =>
  answers.map(({ statusCode }) => statusCode).sort();
const grantedTo = async (project: string) => {
  const [row] = await t.deps.db.read((tx) =>
    tx.rows<{ sum: string; n: number }>(sql`
      select sum(g.amount_yuan)::text as sum, count(*)::int as n from policy_grants g
      join register_entries r on r.id = g.entry_id where r.fields->>'number' = ${project}`),
  );
  return row;
};

describe('the cap of a project (clause 23: 1,000,000) over everybody who applies for it', () => {
  test('two enterprises at once, each with more than half of it: one is granted, the other is told', async () => {
    const answers = await Promise.all((await putUp('LZD-TWO', '500000.01', 2)).map(order));
    expect(statuses(answers)).toEqual([200, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409);
    expect(refused && said(refused)).toContain('限额');
    expect(await grantedTo('LZD-TWO')).toEqual({ sum: '500000.01', n: 1 });
  });

  test('two halves of it at once are both granted, and not a fen after them', async () => {
    const halves = await Promise.all((await putUp('LZD-HALF', '500000.00', 2)).map(order));
    expect(statuses(halves)).toEqual([200, 200]);
    const [fen = ''] = await putUp('LZD-HALF', '0.01', 1);
    expect((await order(fen)).statusCode).toBe(409);
    expect(await grantedTo('LZD-HALF')).toEqual({ sum: '1000000.00', n: 2 });
  });

  test('fifty at once of 50,000 each: twenty are granted', async () => {
    const answers = await Promise.all((await putUp('LZD-FIFTY', '50000.00', 50)).map(order));
    expect(statuses(answers)).toEqual([...Array(20).fill(200), ...Array(30).fill(409)]);
    expect(await grantedTo('LZD-FIFTY')).toEqual({ sum: '1000000.00', n: 20 });
  }, 300_000);

  test('whoever was paid once may be granted the rest later, and promises that anew', async () => {
    const [first = ''] = await putUp('LZD-AGAIN', '600000.00', 1);
    expect((await order(first)).statusCode).toBe(200);
    await t.database.db.transaction(async (tx) => {
      await tx.run(
        sql`update register_entries set stage = 'paid', closed_on = '2023-09-01' where id = ${first}`,
      );
    });
    const again = async (yuan: string) => {
      const [id = ''] = await putUp('LZD-AGAIN', yuan, 1);
      await t.database.db.transaction((tx) =>
        tx.run(sql`
          update register_entries set subject_id = (select subject_id from register_entries where id = ${first})
          where id = ${id}`),
      );
      return order(id);
    };
    expect((await again('400000.01')).statusCode).toBe(409);
    await t.database.db.transaction((tx) =>
      tx.run(
        sql`update register_entries set closed_on = '2023-09-01' where several = 'LZD-AGAIN' and closed_on is null`,
      ),
    );
    expect((await again('400000.00')).statusCode).toBe(200);
    expect(await grantedTo('LZD-AGAIN')).toEqual({ sum: '1000000.00', n: 2 });
    const promised = await t.deps.db.read((tx) =>
      tx.rows<{ number: string }>(sql`
        select fields->>'number' as number from register_entries
        where register = 'commitment' and subject_id = (select subject_id from register_entries where id = ${first})
        order by 1`),
    );
    expect(promised.map(({ number }) => number)).toEqual([
      '垂直工业申报 LZD-AGAIN-承1',
      '垂直工业申报 LZD-AGAIN-承1（2）',
    ]);
  });

  test('another project has a cap of its own', async () => {
    const [id = ''] = await putUp('LZD-OTHER', '1000000.00', 1);
    expect((await order(id)).statusCode).toBe(200);
  });
});

describe('the day of a payment', () => {
  const pay = async (id: string, paidOn: string) => {
    const { revision } = (await office.get(`/api/entries/${id}`)).json();
    const body = { kind: 'move', move: 'pay', revision, fields: { paidOn } };
    return (await officeOfFinance()).post(`/api/entries/${id}/events`, body);
  };
  let finance: TestClient;
  const officeOfFinance = async () => {
    finance ??= await t.as('leader');
    return finance;
  };

  test.each([
    ['the day before the order is refused', '2023-08-31', '拨付日期早于下拨付通知的日期'],
    ['a day to come is refused', '2023-09-02', '拨付日期还没有到'],
  ])('%s', async (_title, day, words) => {
    const [id = ''] = await putUp(`LZD-PAY-${day}`, '1000.00', 1);
    expect((await order(id)).statusCode).toBe(200);
    const refused = await pay(id, day);
    expect([refused.statusCode, said(refused).includes(words)]).toEqual([409, true]);
  });

  test('the day of the order itself is no reason to refuse', async () => {
    const [id = ''] = await putUp('LZD-PAY-TODAY', '1000.00', 1);
    await order(id);
    const answer = await pay(id, t.clock.today());
    // Only the slip is still wanting.
    expect(said(answer)).not.toContain('日期');
  });
});
