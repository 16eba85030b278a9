import type { EntryCalendar, EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  for (const firm of [1, 3]) {
    const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: {} };
    const opened = await county.office.post('/api/registers/cleanup/entries', body);
    expect(opened.statusCode, opened.json<EntryDetail>().id).toBe(200);
  }
});
afterAll(() => county.close());

const due = (firm: number, day: string | null) =>
  county.database.db.transaction((tx) =>
    tx.run(sql`update register_entries set due_on = ${day} where subject_id = ${code(firm)}`),
  );
const calendar = (query = '') => county.read<EntryCalendar>(`/api/registers/cleanup/calendar${query}`);

// It is 1 September 2023.
describe('the month that a calendar opens with', () => {
  test.each([
    ['is the present one while something of it is still to come', '2023-09-01', '2023-09'],
    ['is the present one to its last day', '2023-09-30', '2023-09'],
    [
      'is the next in which something falls due, where nothing of the present one is left',
      '2023-10-01',
      '2023-10',
    ],
    ['is the next, however far', '2024-02-29', '2024-02'],
    ['is the present one where all that is open is late', '2023-08-31', '2023-09'],
    ['is the present one where nothing has a day', null, '2023-09'],
  ])('%s', async (_title, day, month) => {
    await due(1, day);
    await due(3, null);
    expect((await calendar()).month).toBe(month);
  });

  test('is the one that is asked for, whatever falls due elsewhere', async () => {
    await due(1, '2023-10-08');
    const shown = await calendar('?month=2023-09');
    expect([shown.month, shown.days, shown.after]).toEqual(['2023-09', [], 1]);
  });

  test('goes by what the reader may see: another township is not told of it', async () => {
    await due(1, '2023-09-04');
    await due(3, '2023-11-06');
    const town = await county.as('township');
    expect((await town.get('/api/registers/cleanup/calendar')).json().month).toBe('2023-09');
    await due(1, null);
    expect((await town.get('/api/registers/cleanup/calendar')).json().month).toBe('2023-09');
    expect((await calendar()).month).toBe('2023-11');
  });
});
