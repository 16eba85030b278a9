import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { createSmallCounty } from '../../../test/small-county.ts';
import { addNotices, type NewNotice, withdrawNotices } from './add-notices.ts';

const county = await createSmallCounty();
afterAll(() => county.close());
const { db } = county.deps;
const AT = new Date('2023-09-01T02:00:00Z');

const notice = (change: Partial<NewNotice> = {}): NewNotice => ({
  cause: 'entry-1:2',
  kind: 'assigned',
  kindTitle: '交办',
  to: { party: 'unit', of: '339921001' },
  register: 'cleanup',
  registerTitle: '低效企业整治',
  title: '某厂',
  body: '请办',
  href: '/entries/1',
  entryId: null,
  on: '2023-09-01',
  ...change,
});
const tell = (...notices: NewNotice[]) => db.transaction((tx) => addNotices(tx, notices, AT));
const told = async (cause: string) =>
  (
    await db.read((tx) =>
      tx.rows<{ party: string; of: string; kind: string }>(
        sql`select party, party_id as "of", kind from notices where cause = ${cause} order by party, party_id, kind`,
      ),
    )
  ).map(({ party, of, kind }) => `${party} ${of} ${kind}`.replace('  ', ' '));

describe('a cause', () => {
  test('is told to a party once, however often, in one statement or in several', async () => {
    await tell(notice(), notice());
    await tell(notice({ title: '同一件，换了说法' }));
    await Promise.all([tell(notice()), tell(notice())]);
    expect(await told('entry-1:2')).toEqual(['unit 339921001 assigned']);
  });

  test('is told to every party it concerns, and another cause is told again', async () => {
    await tell(notice({ cause: 'entry-2:2' }), notice({ cause: 'entry-2:2', to: { party: 'office' } }));
    await tell(notice({ cause: 'entry-2:2', to: { party: 'unit', of: '339921102' } }));
    expect(await told('entry-2:2')).toEqual([
      ...['office assigned', 'unit 339921001 assigned', 'unit 339921102 assigned'],
    ]);
    await tell(notice({ cause: 'entry-2:3' }));
    expect(await told('entry-2:3')).toEqual(['unit 339921001 assigned']);
  });

  test('that never was is taken back with all that was said of it, and of no other', async () => {
    await tell(
      notice({ cause: 'batch-1:a' }),
      notice({ cause: 'batch-1:b' }),
      notice({ cause: 'batch-2:a' }),
    );
    await db.transaction((tx) => withdrawNotices(tx, 'batch-1:'));
    expect([await told('batch-1:a'), await told('batch-1:b'), await told('batch-2:a')]).toEqual([
      [],
      [],
      ['unit 339921001 assigned'],
    ]);
  });
});
