import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryDetail, ProjectMap } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestApp, TestClient } from '../../../../test/app.ts';
import { commitFile } from '../../../../test/small-county.ts';
import { createYuhuanApp } from '../../../../test/yuhuan-county.ts';
import { systemActor } from '../../../platform/actor/index.ts';
import { productRoot } from '../../../product-root.ts';
import { getRegister } from '../register-library.ts';
import { forgetPlaces, renewAll, renewPlaces } from './keep-map-places.ts';
import { mapped } from './map-places.ts';
import { readMapPage } from './read-map-page.ts';
import { showProjectMap } from './show-map.ts';

const CAMPAIGN = join(productRoot(), 'samples/yuhuan-demo/campaign');

let t: TestApp;
let office: TestClient;
beforeAll(async () => {
  t = await createYuhuanApp();
  office = await t.as('office');
  const list = readdirSync(CAMPAIGN).find((name) => name.includes('招引项目'));
  await commitFile(office, join(CAMPAIGN, list ?? ''));
});
afterAll(() => t.close());
beforeEach(() => t.deps.db.transaction(forgetPlaces));

const map = async (query = ''): Promise<ProjectMap> => {
  const answer = await office.get(`/api/projects/map?size=200${query}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const renew = (most?: number) => t.deps.db.transaction((tx) => renewPlaces(tx, t.clock.today(), most));

describe('the places of projects on the map', () => {
  test.each(['', '&watched=1', '&behind=1', '&q=仓储'])(
    'kept, half kept or judged anew, the map%s is the same',
    async (query) => {
      const judged = await map(query);
      expect(judged.rows.length).toBeGreaterThan(0);
      expect(await renew(17)).toBe(17);
      expect(await map(query)).toEqual(judged);
      // Forty projects: what is left of them, and then nothing.
      expect([await renew(), await renew()]).toEqual([23, 0]);
      expect(await map(query)).toEqual(judged);
    },
  );

  test('two nodes that keep them at once keep the same', async () => {
    await Promise.all([renew(), renew()]);
    const [kept] = await t.deps.db.read((tx) =>
      tx.rows<{ n: number }>(sql`select count(*)::int as n from register_map_places`),
    );
    expect([kept?.n, await renew()]).toEqual([40, 0]);
  });

  test('an entry that is changed is judged by what it says now, before anybody has kept it again', async () => {
    await renew();
    const before = (await map('&watched=1')).counts;
    const [small] = (await map('&q=大麦仓储物流项目4')).rows;
    const entry = (await office.get(`/api/entries/${small?.id}`)).json<EntryDetail>();
    // 0.14 亿元 until now; 5 亿元 is watched.
    const filled = await office.post(`/api/entries/${small?.id}/events`, {
      kind: 'amend',
      revision: entry.revision,
      fields: { total: '5' },
      reason: '合同已改',
    });
    expect(filled.statusCode, filled.body).toBe(200);
    expect((await map('&watched=1')).counts.watched).toBe(before.watched + 1);
    expect(await renew()).toBe(1);
    expect((await map('&watched=1')).counts.watched).toBe(before.watched + 1);
  });

  test('of a list of thousands that has just come in, a page judges so many and says how many are left', async () => {
    const today = t.clock.today();
    const page = (most: number) =>
      t.deps.db.read(async (tx) => {
        const loaded = await getRegister(tx, 'attraction');
        const asked = [mapped(loaded, sql`e.register = 'attraction'`, today)];
        return readMapPage(tx, asked, { page: 0, size: 200 }, today, most);
      });
    const said = async (most: number) => {
      const { counts, pending, rows } = await page(most);
      return [counts.all, rows.length, pending];
    };
    expect([await said(39), await said(40), await said(41)]).toEqual([
      [39, 39, 1],
      [40, 40, 0],
      [40, 40, 0],
    ]);
  });

  test.each([
    ['fewer places than that leave it to the database', 41, 0],
    ['so many are told at once', 40, 40],
    ['and so are more', 39, 40],
  ])('what the database knows of them: %s', async (_title, toldFrom, known) => {
    await t.deps.db.transaction((tx) => tx.run(sql`analyze register_map_places`));
    expect(await renewAll(t.deps, () => false, { piece: 17, toldFrom })).toBe(40);
    const [table] = await t.deps.db.read((tx) =>
      tx.rows<{ n: number }>(
        sql`select reltuples::int as n from pg_class where relname = 'register_map_places'`,
      ),
    );
    expect(table?.n).toBe(known);
  });

  test('a day that passes makes projects late without anything being kept again', async () => {
    await renew();
    const actor = systemActor('test', '测试');
    const on = (today: string) =>
      t.deps.db.read((tx) => showProjectMap(tx, actor, { page: 0, size: 200 }, today));
    const [now, later] = [await on('2023-08-31'), await on('2024-08-31')];
    expect(later.counts.behind).toBeGreaterThan(now.counts.behind);
    await t.deps.db.transaction(forgetPlaces);
    expect(await on('2024-08-31')).toEqual(later);
  });
});
