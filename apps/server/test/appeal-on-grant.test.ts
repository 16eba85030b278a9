import type { EntryDetail, PublicationPage } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act, attach, move, office, openPromiseCounty, readyToOrder, t } from './promise-county.ts';

beforeAll(openPromiseCounty, 300_000);
afterAll(() => t.close());

/** What a grant holds: its sum, its part of the budget, its machines' numbers and the promises that stand for it. */
const heldBy = async (id: string) => {
  const [row] = await t.deps.db.read((tx) =>
    tx.rows<{ granted: string | null; committed: string; promises: number }>(sql`
      select (select amount_yuan::text from policy_grants where entry_id = ${id}) as granted,
        (select coalesce(sum(case when to_account = 'committed' then amount when from_account = 'committed' then -amount
          else 0 end), 0)::numeric(20, 2)::text from money_postings where entry_id = ${id}) as committed,
        (select count(*)::int from commitment_links where released_on is null and source_entry = ${id}) as promises`),
  );
  return row;
};

/** Publishes the applications that stand in a stage, and rules that the row of one should not be there. */
async function upholdAgainst(stage: string, id: string, number: number): Promise<PublicationPage> {
  const window = { against: 'subsidy', register: 'equipment-grant', stages: [stage] };
  const body = { ...window, title: `奖补名单 ${number}`, closes: '2023-09-11T18:00' };
  const made = await office.post('/api/publications', body);
  if (made.statusCode !== 200) throw new Error(made.body);
  const [subject] = await t.deps.db.read((tx) =>
    tx.rows<{ code: string; name: string }>(
      sql`select subject_id as code, subject_name as name from register_entries where id = ${id}`,
    ),
  );
  const page: PublicationPage = (await office.get(`/api/publications/${number}`)).json();
  const place = page.rows.findIndex((row) => row.entryId === id) + 1;
  const appeal = await office.post('/api/registers/appeal/entries', {
    subjectId: subject?.code,
    subjectName: subject?.name,
    unitId: null,
    fields: { item: '不应在列', publication: String(number), plea: 'removed', row: String(place) },
  });
  if (appeal.statusCode !== 200) throw new Error(appeal.body);
  const ruling = appeal.json<EntryDetail>().id;
  await t.database.db.transaction((tx) =>
    tx.run(sql`update register_entries set stage = 'ruling', stage_by = 'somebody' where id = ${ruling}`),
  );
  await attach(office, ruling, 'ruling');
  const fields = { similar: '无', ruling: 'upheld', grounds: '查实不符合条件', ruledOn: '2023-09-01' };
  const done = await act(office, ruling, { kind: 'move', move: 'rule', fields });
  if (done.statusCode !== 200) throw new Error(done.body);
  return (await office.get(`/api/publications/${number}`)).json();
}

describe('an appeal that is upheld against a row of the list of grants', () => {
  test('takes an application back that was ordered and not paid: cap, budget and promises are free again', async () => {
    const [id = ''] = await readyToOrder('APL-', '300000.00');
    expect((await move(office, id, 'order')).statusCode).toBe(200);
    const held = await heldBy(id);
    expect(held).toMatchObject({ granted: '300000.00', committed: '300000.00' });
    expect(held?.promises).toBeGreaterThan(0);
    const page = await upholdAgainst('ordered', id, 1);
    expect(page.corrections[0]).toMatchObject({ followed: '设备补助申报条目已办“申诉采纳，撤下”' });
    expect((await office.get(`/api/entries/${id}`)).json()).toMatchObject({ stage: 'dropped' });
    expect(await heldBy(id)).toEqual({ granted: null, committed: '0.00', promises: 0 });
    expect((await office.get('/api/money/check')).json()).toMatchObject({ sound: true });
    const pinned = await t.deps.db.read((tx) =>
      tx.rows(sql`select 1 as pin from policy_pins where entry_id = ${id}`),
    );
    // The order and the taking back.
    expect(pinned).toHaveLength(2);
  });

  test('of one that was paid leaves money and promises as they are, and says that its own steps come next', async () => {
    const [id = ''] = await readyToOrder('APP-', '100000.00');
    expect((await move(office, id, 'order')).statusCode).toBe(200);
    await t.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'paid', closed_on = '2023-09-01' where id = ${id}`),
    );
    const before = await heldBy(id);
    const page = await upholdAgainst('paid', id, 2);
    expect(page.corrections[0]).toMatchObject({ followed: '条目已经办结，请按清单的步骤另行处理' });
    expect(await heldBy(id)).toEqual(before);
    const { events } = (await office.get(`/api/entries/${id}`)).json<EntryDetail>();
    expect(events.some(({ note }) => note.includes('查实不符合条件'))).toBe(true);
  });
});
