import type { Todo } from '@tenglong/contracts/register';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeDeps } from '../src/compose-deps.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { testClock } from './clock.ts';
import { SHEETS } from './plans/yunping.ts';
import { createSmallCounty, type SmallCounty } from './small-county.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
});
afterAll(() => county.close());

test('a county of which nothing was sent leads the office to its first workbook, and nobody else', async () => {
  const todo = await county.read<Todo>('/api/todo');
  expect(todo).toMatchObject({ nothingSent: true, sentence: '各部门的数据还没有归集' });
  for (const role of ['department', 'township', 'inspector'] as const) {
    const own = (await (await county.as(role)).get('/api/todo')).json<Todo>();
    expect([role, own.nothingSent, own.sentence]).toEqual([role, false, '没有要办的']);
  }
});

test('its lists are called by the number that its plan has', async () => {
  const own = composeDeps({ db: county.database.db, clock: testClock(), log: silentLog });
  expect(await county.database.db.read(own.county)).toMatchObject({
    name: '云屏县',
    listsTitle: '三张清单',
    listsInitials: 'szqd',
  });
});

test('once a roster is in, what is to be done is what the lists ask for', async () => {
  const [name = '', text = ''] = Object.entries(SHEETS)[0] ?? [];
  await county.send(name, text);
  expect(await county.read<Todo>('/api/todo')).toMatchObject({ nothingSent: false, sentence: '没有要办的' });
});
