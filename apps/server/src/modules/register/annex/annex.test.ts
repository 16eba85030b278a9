import type { AnnexHomecoming, AnnexTaken, ListMatrix } from '@tenglong/contracts/register';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReadSheet, readWorkbook } from '../../../../test/read-workbook.ts';
import {
  createSmallCounty,
  type SmallCounty,
  upload,
  yunpingDocuments,
} from '../../../../test/small-county.ts';

let county: SmallCounty;
const FIRST = '一、低效整治';

beforeAll(async () => {
  county = await createSmallCounty();
});
afterAll(() => county.close());

const exported = async (url = '/api/lists/export') => (await county.office.get(url)).rawPayload;
const textAt = (sheet: ReadSheet | undefined, row: number, at: number) =>
  sheet?.rows.find((one) => one.row === row)?.cells[at]?.text ?? '';

/** Where a figure of a unit stands under heads: `整治家数（家）｜任务`. */
function place(sheet: ReadSheet | undefined, unit: string, nth: number): string {
  const row = sheet?.rows.find(({ cells }) => cells[0]?.text === unit && cells[0].merged === undefined)?.row;
  return `${String.fromCharCode(65 + nth)}${row}`;
}

type Edit = readonly [unit: string, nth: number, text: string];

/** Types into cells of one sheet, as a spreadsheet would save it; `nth` is the column, 0 the name of the unit. */
async function edit(
  bytes: Uint8Array,
  changes: readonly Edit[],
  alter: (xml: string) => string = (xml) => xml,
) {
  const files = unzipSync(bytes);
  const [sheet] = await readWorkbook(bytes);
  let xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  for (const [unit, nth, text] of changes) {
    const ref = place(sheet, unit, nth);
    const cell = /^[\d.]+$/.test(text)
      ? `<c r="${ref}"><v>${text}</v></c>`
      : `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const whole = new RegExp(`<c r="${ref}"[^>]*?(?:/>|>.*?</c>)`);
    if (!whole.test(xml)) throw new Error(`no cell ${ref}`);
    xml = xml.replace(whole, cell);
  }
  return zipSync({ ...files, 'xl/worksheets/sheet1.xml': strToU8(alter(xml)) });
}

const bring = async (bytes: Uint8Array): Promise<AnnexHomecoming> => {
  const answer = await upload(county.office, '/api/lists/homecoming', '附件3.xlsx', bytes);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const takeBody = ({ file, cells }: AnnexHomecoming, reason = '常务会议纪要〔2023〕7 号') => ({
  file,
  reason,
  cells: cells
    .filter(({ state }) => state === 'take')
    .map(({ list, column, unit, was: from, now: to }) => ({ list, column, unit, from, to })),
});
const take = async (home: AnnexHomecoming): Promise<AnnexTaken> => {
  const answer = await county.office.post('/api/lists/homecoming/take', takeBody(home));
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const targetOf = async (unit: string, column = 'firms') => {
  const { lists } = await county.read<ListMatrix>('/api/lists');
  const found = lists[0]?.columns.find(({ key }) => key === column);
  return unit === '总计' ? found?.target : found?.units.find(({ unitName }) => unitName === unit)?.target;
};

describe('the annex that goes out', () => {
  test('has its heads merged over 任务 and 完成, a row for every unit, its sums and its notes', async () => {
    const sheets = await readWorkbook(await exported());
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ...[
        [FIRST, false],
        ['二、项目培育', false],
        ['三、节能', false],
        ['对照（勿改）', true],
      ],
    ]);
    const [first, second, third] = sheets;
    // 标题、出处、两行表头、四个单位、合计、注、签字。
    expect([3, 4].map((row) => [0, 1, 2, 3].map((at) => textAt(first, row, at)))).toEqual([
      ['乡镇（街道）', '企业数（家）', '企业数（家）', '其中搬迁（家）'],
      ['乡镇（街道）', '任务', '完成', '任务'],
    ]);
    expect([5, 6, 7, 8].map((row) => textAt(first, row, 0))).toEqual([
      '石桥街道',
      '云山镇',
      '屏水镇',
      '云屏高新区',
    ]);
    expect([0, 1, 3, 5].map((at) => textAt(first, 9, at))).toEqual(['总计', '41', '15', '200']);
    // The head of 链主企业 stands over its two columns with their unit, each of them over its own two.
    expect([3, 4, 5].map((row) => [5, 6, 7, 8].map((at) => textAt(second, row, at)))).toEqual([
      ['链主企业（家）', '链主企业（家）', '链主企业（家）', '链主企业（家）'],
      ['县级', '县级', '市级', '市级'],
      ['任务', '完成', '任务', '完成'],
    ]);
    // What the plan leaves with the county is one row of the county, as printed.
    expect([0, 1].map((at) => textAt(third, 5, at))).toEqual(['云屏县', '3200.5']);
    expect(third?.rows.flatMap(({ cells }) => cells[0]?.text ?? []).join()).not.toContain('相差');
  });

  test('comes home as it went out without a change, all of it or one list', async () => {
    expect(await bring(await exported())).toMatchObject({ lists: 3, cells: [], stray: [], warnings: [] });
    expect(await bring(await exported('/api/lists/2/export'))).toMatchObject({
      lists: 1,
      cells: [],
      stray: [],
    });
  });
});

describe('an annex that comes home', () => {
  test('is told cell by cell: targets, figures that are none, and what the platform works out itself', async () => {
    const home = await bring(
      await edit(await exported(), [
        ['石桥街道', 1, '13'],
        ['云山镇', 1, '-1'],
        ['屏水镇', 1, ''],
        ['云屏高新区', 1, '10.5'],
        ['石桥街道', 2, '9'],
        ['云屏高新区', 5, '80.25'],
      ]),
    );
    expect(
      home.cells.map(({ unitName, label, was, now, state }) => [unitName, label, was, now, state]),
    ).toEqual([
      ['石桥街道', '企业数（家）·任务', '12', '13', 'take'],
      ['石桥街道', '企业数（家）·完成', '0', '9', 'locked'],
      ['云山镇', '企业数（家）·任务', '8', '-1', 'bad'],
      ['屏水镇', '企业数（家）·任务', '10', '', 'bad'],
      ['云屏高新区', '企业数（家）·任务', '10', '10.5', 'bad'],
      ['云屏高新区', '腾出用地（亩）·任务', '74.25', '80.25', 'take'],
    ]);
    const said = home.cells.map(({ message }) => message);
    expect(said[1]).toContain('完成数由清单里办结的条目算出');
    expect(said[3]).toContain('没有任务的请填 0');
    expect(said[4]).toBe('以“家”计的，请填整数');
    // 60.5 + 25.25 + 40 + 80.25 = 206, and the row of sums still says 200; the 41 that was wrong before is no news.
    expect(home.warnings).toEqual(['“低效企业整治清单”的“腾出用地”总计印作 200，各行相加得 206。']);
    expect(await targetOf('石桥街道')).toBe('12');
  });

  test('says what is missing, renamed or moved, and compares the rest', async () => {
    const bytes = await exported();
    const [sheet] = await readWorkbook(bytes);
    const gone = sheet?.rows.find(({ cells }) => cells[0]?.text === '云山镇')?.row;
    const home = await bring(
      await edit(
        bytes,
        [
          ['屏水镇', 0, '屏山镇'],
          ['云屏高新区', 1, '11'],
        ],
        (xml) =>
          xml
            .replace(new RegExp(`<row r="${gone}".*?</row>`), '')
            // The head over 其中搬迁 is drawn over the column beside it.
            .replace('<mergeCell ref="D3:E3"/>', '<mergeCell ref="D3:F3"/>'),
      ),
    );
    expect(home.cells.map(({ unitName, now, state }) => [unitName, now, state])).toEqual([
      ['云屏高新区', '11', 'take'],
    ]);
    const said = home.stray.map(({ message }) => message).join('\n');
    expect(said).toContain('单位“屏水镇”写成了“屏山镇”');
    expect(said).toContain('少了“云山镇”一行');
    expect(said).toMatch(/(有两处|找不到表头)/);
    expect(said).toContain('腾出用地');
  });

  test('is taken with its reason as a version of the plan, and the same folder again is no news', async () => {
    const home = await bring(
      await edit(await exported(), [
        ['石桥街道', 1, '13'],
        ['总计', 1, '41'],
      ]),
    );
    expect(home.warnings).toEqual([]);
    expect(await take(home)).toEqual({ cells: 1, refused: [] });
    expect([await targetOf('石桥街道'), await targetOf('总计')]).toEqual(['13', '41']);
    const versions =
      await county.read<{ note: string; changes: { after: string }[] }[]>('/api/plan/versions');
    const edited = versions.find(({ note }) => note === '改任务数 1 处：常务会议纪要〔2023〕7 号');
    expect(edited?.changes.map(({ after }) => after)).toEqual(['13']);
    expect(await county.load(await yunpingDocuments())).toMatchObject({ status: 'active' });
    expect(await targetOf('石桥街道')).toBe('13');
  });

  test('a target changed meanwhile is refused by name, before and after the look; the good ones are taken', async () => {
    const old = await edit(await exported(), [
      ['云山镇', 1, '9'],
      ['屏水镇', 1, '12'],
    ]);
    const looked = await bring(old);
    await take(await bring(await edit(await exported(), [['云山镇', 1, '7']])));
    expect(
      (await bring(old)).cells.map(({ unitName, state, message }) => [unitName, state, message]),
    ).toEqual([
      ['云山镇', 'changed', '导出后任务数已改为 7（2023-09-01 甲）'],
      ['屏水镇', 'take', ''],
    ]);
    expect(await take(looked)).toMatchObject({
      cells: 1,
      refused: [{ unit: expect.any(String), message: '任务数又被改为 7（2023-09-01 甲）' }],
    });
    expect([await targetOf('云山镇'), await targetOf('屏水镇')]).toEqual(['7', '12']);
  });

  test('two people at once: both are taken, and of one cell only the first', async () => {
    const [one, two] = [
      await bring(
        await edit(await exported(), [
          ['石桥街道', 5, '61'],
          ['云山镇', 5, '26'],
        ]),
      ),
      await bring(
        await edit(await exported(), [
          ['石桥街道', 5, '62'],
          ['屏水镇', 5, '41'],
        ]),
      ),
    ];
    const [first, second] = await Promise.all([take(one), take(two)]);
    expect([first.cells + second.cells, first.refused.length + second.refused.length]).toEqual([3, 1]);
    expect([await targetOf('云山镇', 'land'), await targetOf('屏水镇', 'land')]).toEqual(['26', '41']);
    expect(['61', '62']).toContain(await targetOf('石桥街道', 'land'));
  });

  test('a folder that changes its lists itself arrives as a draft with its own', async () => {
    const documents = (await yunpingDocuments()).map((document) =>
      document.path === 'lists.yaml'
        ? {
            path: document.path,
            value: JSON.parse(JSON.stringify(document.value).replace('[12,3,', '[14,3,')),
          }
        : document,
    );
    expect(await county.load(documents)).toMatchObject({ status: 'draft' });
    expect(await targetOf('石桥街道')).toBe('13');
  });

  test('without a reason, from another table, or by anybody but the office it is refused', async () => {
    const home = await bring(await edit(await exported(), [['云屏高新区', 1, '15']]));
    const noReason = await county.office.post('/api/lists/homecoming/take', takeBody(home, ' '));
    expect([noReason.statusCode, noReason.json().code]).toEqual([400, 'INPUT_INVALID']);
    const cleanup = (await county.office.get('/api/registers/cleanup/export?columns=way')).rawPayload;
    const other = await upload(county.office, '/api/lists/homecoming', '清单.xlsx', cleanup);
    expect([other.statusCode, other.json().code]).toEqual([422, 'WORKBOOK_NOT_OURS']);
    const town = await county.as('township');
    const refused = await town.post('/api/lists/homecoming/take', takeBody(home));
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'NOT_ALLOWED']);
  });
});
