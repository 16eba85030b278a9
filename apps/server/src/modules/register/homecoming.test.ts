import type { EntryDetail, Homecoming, HomecomingTaken } from '@tenglong/contracts/register';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../test/app.ts';
import { code, name } from '../../../test/plans/yunping.ts';
import { readWorkbook } from '../../../test/read-workbook.ts';
import { createSmallCounty, type SmallCounty, sendAll, upload } from '../../../test/small-county.ts';

let county: SmallCounty;
let town: TestClient;
const entries = new Map<number, EntryDetail>();
const URL = '/api/registers/cleanup';

beforeAll(async () => {
  county = await createSmallCounty();
  town = await county.as('township');
  await sendAll(county);
  // Firms 1, 5 and 6 are of 石桥街道, 3 of 屏水镇.
  for (const [firm, freed] of [
    [1, '0.1'],
    [5, '0.2'],
    [3, '7'],
  ] as const) {
    const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: { freed } };
    const answer = await county.office.post(`${URL}/entries`, body);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    entries.set(firm, answer.json());
  }
});
afterAll(() => county.close());

const idOf = (firm: number) => entries.get(firm)?.id ?? '';
const exported = async (client: TestClient) =>
  (await client.get(`${URL}/export?columns=way,freed&sort=name`)).rawPayload;

/** The address of a cell of an entry's row under a head. */
async function place(bytes: Uint8Array, firm: number, head: string): Promise<string> {
  const [sheet] = await readWorkbook(bytes);
  const rows = sheet?.rows ?? [];
  const header = rows.find(({ cells }) => cells.some((cell) => cell?.text.startsWith('条目编号')));
  const at = header?.cells.findIndex((cell) => cell?.text.startsWith(head)) ?? -1;
  const row = rows.find(({ cells }) => cells.some((cell) => cell?.text === idOf(firm)))?.row;
  return `${String.fromCharCode(65 + at)}${row}`;
}

/** Types into cells of the first sheet, as a spreadsheet would save it: a text as inline string, a number as it is. */
async function edit(bytes: Uint8Array, changes: readonly (readonly [number, string, string])[]) {
  const files = unzipSync(bytes);
  let xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  for (const [firm, head, text] of changes) {
    const ref = await place(bytes, firm, head);
    const cell = /^[\d.]+$/.test(text)
      ? `<c r="${ref}"><v>${text}</v></c>`
      : `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const whole = new RegExp(`<c r="${ref}"[^>]*?(?:/>|>.*?</c>)`);
    if (!whole.test(xml)) throw new Error(`no cell ${ref}`);
    xml = xml.replace(whole, cell);
  }
  return zipSync({ ...files, 'xl/worksheets/sheet1.xml': strToU8(xml) });
}

const bring = async (client: TestClient, bytes: Uint8Array): Promise<Homecoming> => {
  const answer = await upload(client, `${URL}/homecoming`, '低效整治.xlsx', bytes);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const take = async (client: TestClient, { file, cells }: Homecoming): Promise<HomecomingTaken> => {
  const wanted = cells.filter(({ state }) => state === 'take');
  const body = { file, cells: wanted.map(({ entryId, field, from, to }) => ({ entryId, field, from, to })) };
  const answer = await client.post(`${URL}/homecoming/take`, body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const read = (firm: number) => county.read<EntryDetail>(`/api/entries/${idOf(firm)}`);

describe('an export that comes home', () => {
  test('as it went out changes nothing', async () => {
    const home = await bring(county.office, await exported(county.office));
    expect(home).toMatchObject({ rows: 3, cells: [], stray: [] });
  });

  test('shows every changed cell before anything is saved: what may be taken, what is no value, what is not theirs', async () => {
    const bytes = await edit(await exported(county.office), [
      [1, '腾出用地', '0.15'],
      [1, '整治办法', '不知道'],
      [5, '整治办法', '关停'],
      [5, '阶段', '办结'],
    ]);
    const { cells } = await bring(county.office, bytes);
    const said = cells.map(({ subjectName, label, was, now, state }) => [
      subjectName,
      label,
      was,
      now,
      state,
    ]);
    expect(said.sort()).toEqual(
      [
        [name(1), '腾出用地', '0.1', '0.15', 'take'],
        [name(1), '整治办法', '', '不知道', 'bad'],
        [name(5), '整治办法', '', '关停', 'take'],
        [name(5), '阶段', '整改', '办结', 'locked'],
      ].sort(),
    );
    expect((await read(1)).fields).toEqual({ freed: '0.1' });
  });

  test('is taken cell by cell, each entry as one change with its audit', async () => {
    const bytes = await edit(await exported(county.office), [
      [1, '腾出用地', '0.15'],
      [5, '整治办法', '关停'],
    ]);
    expect(await take(county.office, await bring(county.office, bytes))).toEqual({
      cells: 2,
      entries: 2,
      refused: [],
    });
    expect((await read(1)).fields).toEqual({ freed: '0.15' });
    expect((await read(5)).fields).toEqual({ freed: '0.2', way: 'close' });
    expect((await read(5)).events[0]).toMatchObject({ title: '填报', by: '甲' });
  });

  test('a cell changed meanwhile is refused by name, and the good ones are taken', async () => {
    const bytes = await edit(await exported(county.office), [
      [3, '腾出用地', '8'],
      [3, '整治办法', '关停'],
    ]);
    const { revision } = await read(3);
    const amend = { kind: 'amend', revision, fields: { freed: '7.5' } };
    expect((await county.office.post(`/api/entries/${idOf(3)}/events`, amend)).statusCode).toBe(200);
    const home = await bring(county.office, bytes);
    expect(home.cells.map(({ label, state, message }) => [label, state, message]).sort()).toEqual([
      ['整治办法', 'take', ''],
      ['腾出用地', 'changed', '导出后已被改为“7.5”（2023-09-01 甲）'],
    ]);
    expect(await take(county.office, home)).toMatchObject({ cells: 1, refused: [] });
    expect((await read(3)).fields).toMatchObject({ freed: '7.5', way: 'close' });
  });

  test('a cell changed between the look and the taking is refused by name too', async () => {
    const home = await bring(
      county.office,
      await edit(await exported(county.office), [
        [1, '腾出用地', '0.3'],
        [5, '腾出用地', '0.4'],
      ]),
    );
    const { revision } = await read(1);
    await county.office.post(`/api/entries/${idOf(1)}/events`, {
      kind: 'amend',
      revision,
      fields: { freed: '0.9' },
    });
    const { cells, refused } = await take(county.office, home);
    expect(cells).toBe(1);
    expect(refused.map(({ message }) => message)).toEqual(['“腾出用地”导出后又被改过（2023-09-01 甲）']);
    expect([(await read(1)).fields.freed, (await read(5)).fields.freed]).toEqual(['0.9', '0.4']);
  });

  test('brings nothing of another township, and who may only look may not bring it', async () => {
    const bytes = await edit(await exported(county.office), [[3, '腾出用地', '9']]);
    const home = await bring(town, bytes);
    expect(home.cells).toEqual([]);
    expect(home.stray[0]?.message).toContain('不在您的管辖范围内');
    expect((await upload(county.reader, `${URL}/homecoming`, 'a.xlsx', bytes)).statusCode).toBe(403);
  });

  test.each([
    ['a workbook that is none of ours', 'county'],
    ['no workbook at all', 'text'],
  ])('%s is refused with a sentence', async (_title, kind) => {
    const bytes =
      kind === 'text' ? Buffer.from('%PDF-1.7') : (await county.office.get('/api/lists/export')).rawPayload;
    const answer = await upload(county.office, `${URL}/homecoming`, 'a.xlsx', bytes);
    expect([422, 415]).toContain(answer.statusCode);
    expect(answer.json().message.length).toBeGreaterThan(5);
  });

  test('a row that was added or copied is said so, and does not count', async () => {
    const files = unzipSync(await exported(county.office));
    const xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const first = await place(await exported(county.office), 1, '腾出用地');
    const row = Number(first.replace(/\D/g, ''));
    const copied = new RegExp(`<row r="${row}".*?</row>`).exec(xml)?.[0] ?? '';
    const last = Math.max(...[...xml.matchAll(/<row r="(\d+)"/g)].map(([, n]) => Number(n)));
    const moved = copied.replaceAll(`${row}"`, `${last + 1}"`);
    const bytes = zipSync({
      ...files,
      'xl/worksheets/sheet1.xml': strToU8(xml.replace('</sheetData>', `${moved}</sheetData>`)),
    });
    expect((await bring(county.office, bytes)).stray).toEqual([
      { row: last + 1, message: '这一行与上面某行是同一条，只看上面那行' },
    ]);
  });
});
