import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryDetail, EntryPage, RegisterDetail, RegisterSummary } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '../src/product-root.ts';
import type { TestApp, TestClient } from './app.ts';
import { commitFile } from './small-county.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

const SAMPLES = join(productRoot(), 'samples/yuhuan-demo');
const LISTS = join(SAMPLES, 'registers');

let t: TestApp;
let office: TestClient;

beforeAll(async () => {
  t = await createYuhuanApp();
  office = await t.as('office');
  await commitFile(office, join(SAMPLES, 'workbooks/市场监管局-工业企业名录.xlsx'));
  for (const name of readdirSync(LISTS).sort()) await commitFile(office, join(LISTS, name));
}, 180_000);
afterAll(() => t.close());

const read = async <Body>(url: string): Promise<Body> => {
  const answer = await office.get(url);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const register = (id: string) => read<RegisterDetail>(`/api/registers/${id}`);

/** Lists that come with the campaign’s own workbooks, that are applied for, or whose entries the platform makes itself. */
const ELSEWHERE =
  /^((equipment|cutting-tools|vertical)-grant|rectification|renovation|attraction|specialised|little-giant|hidden-champion|single-champion|(smart|future)-factory|tasks?)$/;

describe('the sample entries of the remaining registers, as departments sent them on 31 August 2023', () => {
  test('each register has some, in its several stages', async () => {
    const all = (await read<RegisterSummary[]>('/api/registers')).filter(({ id }) => !ELSEWHERE.test(id));
    expect(all.length).toBeGreaterThanOrEqual(30);
    expect(all.filter(({ open }) => open === 0).map(({ id }) => id)).toEqual([]);
  });

  test('every row of every sheet came in', async () => {
    const [rows] = await t.deps.db.read((tx) =>
      tx.rows<{ arrived: number; kept: number }>(sql`
        select (select count(*) from register_arrivals) as arrived, (select count(*) from register_entries where batch_id is not null) as kept`),
    );
    expect(rows?.kept).toBe(rows?.arrived);
    expect(rows?.kept).toBe(438);
  });

  test.each([
    ['quality-task', ['2/3', '1/1', '1/2']],
    ['research', ['2/2', '2/6']],
    ['brand', ['12/15']],
    ['fine-product', ['11/15']],
    ['micro-park', ['2/3']],
    ['platform', ['1/1']],
    ['listing-reserve', ['31/30']],
    ['listing-filed', ['2/1']],
  ])('%s counts %s towards its lists and goals', async (id, expected) => {
    const { progress } = await register(id);
    expect(progress.map(({ done, target }) => `${done}/${target}`)).toEqual(expected);
  });

  test('数字化改造 has to cover every enterprise above the line, on the list or not', async () => {
    const { progress, lead } = await register('digital');
    const [cover] = progress;
    expect(lead).toMatch(/^按序时应完成 \d+ 家。在办 22 家。还有 \d+ 家没有列入，计作待定。$/);
    const [held] = await t.deps.db.read((tx) =>
      tx.rows<{ above: number; done: number; open: number }>(sql`
        select count(*)::int as above, count(*) filter (where l.stage = 'closed')::int as done,
          count(*) filter (where l.closed_on is null and l.id is not null)::int as open
        from enterprises e left join register_entries l on l.register = 'digital' and l.subject_id = e.credit_code
        where e.scale = 'above'`),
    );
    // Most of them are on no list yet, and are asked for all the same.
    expect(held?.above).toBeGreaterThan((held?.done ?? 0) + (held?.open ?? 0));
    expect(cover).toMatchObject({
      address: '附件1#12',
      column: '规上企业数字化改造',
      target: String(held?.above),
      unallotted: '0',
      done: String(held?.done),
      open: held?.open,
      // Nothing was ever reported of these: they are not said to have done nothing.
      unknown: (held?.above ?? 0) - (held?.done ?? 0) - (held?.open ?? 0),
    });
    const sum = (of: 'target' | 'done') => cover?.units.reduce((all, unit) => all + Number(unit[of]), 0);
    expect([sum('target'), sum('done')]).toEqual([held?.above, held?.done]);
    await t.as('township');
    await t.deps.db.transaction((tx) =>
      tx.run(sql`update users set units = array['331083003'] where role = 'township'`),
    );
    const town = (await (await t.as('township')).get('/api/registers/digital')).json<RegisterDetail>();
    expect(town.progress[0]?.units.map(({ unitName }) => unitName)).toEqual(['大麦屿街道']);
    expect(town.progress[0]?.target).toBe(
      cover?.units.find(({ unitName }) => unitName === '大麦屿街道')?.target,
    );
  });

  test('whoever only looks on is offered to put nothing on a list, though most lists open to townships', async () => {
    for (const role of ['inspector', 'leader', 'reader'] as const) {
      const lists = (await (await t.as(role)).get('/api/registers')).json<RegisterSummary[]>();
      expect([role, lists.filter(({ mayOpen }) => mayOpen).map(({ id }) => id)]).toEqual([role, []]);
    }
    const town = (await (await t.as('township')).get('/api/registers')).json<RegisterSummary[]>();
    expect(town.filter(({ mayOpen }) => mayOpen).length).toBeGreaterThan(20);
  });

  test('what is kept up is asked for at any time, and said so', async () => {
    const { sentence, expected } = await register('listing-reserve');
    expect([sentence, expected]).toEqual(['上市后备 31/30 家在库，跟上序时', '30']);
  });

  test('the list of registers follows the drives of the plan', async () => {
    const drives = (await read<RegisterSummary[]>('/api/registers')).map(({ drive }) => drive);
    expect([...new Set(drives)]).toEqual([
      '淘汰落后',
      '创新强工',
      '招大引强',
      '质量提升',
      '“零增地”',
      '政策扶持',
      '工作要求',
    ]);
    expect(drives).toEqual([...drives].sort((a, b) => drives.indexOf(a) - drives.indexOf(b)));
  });

  test('a person is named in the dossier alone', async () => {
    const { rows } = await read<EntryPage>('/api/registers/dishonesty/entries?size=10');
    for (const { id, fields } of rows) {
      expect(fields.person).toMatch(/^.\*\*$/);
      const { fields: whole } = await read<EntryDetail>(`/api/entries/${id}`);
      expect(whole.person).toMatch(/^[^*]{2,}$/);
    }
    expect((await office.get('/api/registers/dishonesty/entries?sort=field.person')).statusCode).toBe(400);
  });

  test('a firm may have several requests open, but stands once on a list that has no number', async () => {
    const { rows } = await read<EntryPage>('/api/registers/request/entries?stage=open&size=1');
    const [{ subjectId, subjectName } = { subjectId: '', subjectName: '' }] = rows;
    const open = (id: string, fields: object) =>
      office.post(`/api/registers/${id}/entries`, { subjectId, subjectName, unitId: null, fields });
    expect((await open('request', { topic: 'land', content: '扩建用地' })).statusCode).toBe(200);
    expect((await open('request', { topic: 'land', content: '扩建用地' })).statusCode).toBe(200);
    expect((await open('innovative', {})).statusCode).toBe(200);
    expect((await open('innovative', {})).json()).toMatchObject({ code: 'ENTRY_ALREADY_LISTED' });
  });

  test('a notice in force on a parcel is seen from another entry about it', async () => {
    const { rows } = await read<EntryPage>('/api/registers/land-deal/entries?stage=noticed&size=1');
    const [noticed] = rows;
    const answer = await office.post('/api/registers/idle-land/entries', {
      subjectId: noticed?.subjectId,
      subjectName: noticed?.subjectName,
      unitId: noticed?.unitId,
      fields: { owner: '甲公司', area: '20', kind: 'low' },
    });
    const { id } = answer.json<EntryDetail>();
    await t.deps.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'identified',
        fields = fields || '{"way":"transfer","finishBy":"2023-12-31"}' where id = ${id}`),
    );
    const { step } = await read<EntryDetail>(`/api/entries/${id}`);
    expect(step?.missing.map(({ message }) => message)).toContain('这宗地有生效的预告登记，权利人还没有同意');
  });

  test('a sealed record shows that nothing was changed, and which entry was', async () => {
    const { rows } = await read<EntryPage>('/api/registers/leniency/entries?size=1');
    const id = rows[0]?.id ?? '';
    await office.post(`/api/entries/${id}/events`, { kind: 'comment', revision: 1, text: '已核' });
    await office.post(`/api/entries/${id}/events`, { kind: 'comment', revision: 2, text: '属实' });
    expect((await read<EntryDetail>(`/api/entries/${id}`)).seal).toMatchObject({ events: 3, broken: null });
    await t.deps.db.transaction((tx) =>
      tx.run(
        sql`update register_events set body = '{"text":"不属实"}' where entry_id = ${id} and revision = 2`,
      ),
    );
    expect((await read<EntryDetail>(`/api/entries/${id}`)).seal).toMatchObject({ broken: 2 });
  });
});
