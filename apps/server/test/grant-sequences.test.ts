import type { MoneyCheck } from '@tenglong/contracts/money';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { move, office, openPromiseCounty, readyToOrder, second, t } from './promise-county.ts';
import { inFullSuite } from './trials.ts';

beforeAll(openPromiseCounty, 300_000);
afterAll(() => t.close());

const step = fc.record({
  act: fc.constantFrom('order', 'order', 'order', 'withdraw'),
  application: fc.integer({ min: 0, max: 3 }),
  yuan: fc.constantFrom(
    '0.01',
    '1999999.99',
    '2500000.00',
    '3000000.00',
    '4999999.99',
    '5000000.00',
    '5000000.01',
  ),
  together: fc.boolean(),
});

/** Its publicity is over again, and so much is decided. */
const putUp = (id: string, yuan: string) =>
  t.deps.db.transaction((tx) =>
    tx.run(sql`
      update register_entries set due_on = '2023-08-08', fields = fields || jsonb_build_object('decided', ${yuan}::text)
      where id = ${id} and stage = 'publicity'`),
  );

const sums = async () => {
  const [row] = await t.deps.db.read((tx) =>
    tx.rows<{ granted: string; ordered: string; booked: string; live: number; promised: number }>(sql`
      select
        (select coalesce(sum(amount_yuan), 0)::numeric(20, 2)::text from policy_grants) as granted,
        (select coalesce(sum((fields->>'decided')::numeric), 0)::numeric(20, 2)::text from register_entries
          where register = 'equipment-grant' and stage = 'ordered') as ordered,
        (select coalesce(sum(case when to_account = 'committed' then amount when from_account = 'committed' then -amount
          else 0 end), 0)::numeric(20, 2)::text from money_postings) as booked,
        (select count(*)::int from commitment_links where released_on is null) as live,
        (select 2 * count(*)::int from policy_grants) as promised`),
  );
  return row;
};

/**
 * Applications of one enterprise are ordered and called back in any order, one by one and two at once, on the real store:
 * cap, grants, books and promises say the same after every sequence, to the fen.
 */
test('grants, books and promises agree and no cap is passed over any sequence of orders', async () => {
  const ids = await readyToOrder('SEQ-', '1.00', 4);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      for (const { act, application, yuan, together } of steps) {
        const id = ids[application] ?? '';
        const other = ids[(application + 1) % ids.length] ?? '';
        for (const one of [id, other]) await putUp(one, yuan);
        const answers = await Promise.all([
          move(office, id, act),
          ...(together ? [move(second, other, 'order')] : []),
        ]);
        for (const { statusCode } of answers) expect([200, 409]).toContain(statusCode);
      }
      const found = await sums();
      expect(Number(found?.granted.replace('.', ''))).toBeLessThanOrEqual(500_000_000);
      expect([found?.ordered, found?.booked]).toEqual([found?.granted, found?.granted]);
      expect(found?.live).toBe(found?.promised);
      expect((await office.get('/api/money/check')).json<MoneyCheck>().sound).toBe(true);
    }),
    { numRuns: inFullSuite(60, 4) },
  );
}, 900_000);
