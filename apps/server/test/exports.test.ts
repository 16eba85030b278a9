import type { RunDetail } from '@tenglong/contracts/evaluation';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { name } from './plans/yunping.ts';
import { readTexts } from './read-workbook.ts';
import { createSmallCounty, type SmallCounty, sendAll } from './small-county.ts';

let county: SmallCounty;
let run: RunDetail;
beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  run = (await county.office.post('/api/evaluation/runs', { year: 2023 })).json<RunDetail>();
});
afterAll(() => county.close());

/** The rows of an exported sheet as lists of texts, from the first row on. */
async function exported(path: string): Promise<string[][]> {
  const answer = await county.office.get(path);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const texts = await readTexts(answer.rawPayload);
  const rows: string[][] = [];
  for (const [address, text] of Object.entries(texts)) {
    const [, letter = 'A', number = '1'] = /^([A-Z])(\d+)$/.exec(address) ?? [];
    const at = Number(number) - 1;
    const row = rows[at] ?? [];
    row[letter.charCodeAt(0) - 65] = text;
    rows[at] = row;
  }
  return rows.filter((row) => row !== undefined);
}
const refusal = async (path: string) => (await county.office.get(path)).json();

describe('an export holds exactly what the screen shows', () => {
  test('every page printed from it says whose download it is and of when', async () => {
    const { rawPayload } = await county.office.get('/api/enterprises/export?columns=name');
    const sheet = strFromU8(unzipSync(rawPayload)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const mark = '甲（office）2023-09-01 10:00 导出';
    expect(sheet).toContain(`<oddHeader>&amp;R&amp;8${mark}</oddHeader>`);
    expect(sheet).toContain(`&amp;C第 &amp;P 页，共 &amp;N 页&amp;R&amp;8${mark}</oddFooter>`);
  });

  test('企业库: the columns asked for in their order, the filter, the sort, the sums', async () => {
    const query =
      'columns=name,fact.taxPaid,unit&scale=above&sort=fact.taxPaid&dir=desc&filterText=规模%20规上';
    const rows = await exported(`/api/enterprises/export?${query}`);
    const head = rows.findIndex(([first]) => first === '企业');
    expect(rows[head]).toEqual(['企业', '实缴税金（万元）', '乡镇']);
    expect(rows[head - 1]?.[0]).toBe('筛选：规模 规上，共 5 家');
    const list = await county.read<{ rows: { name: string }[] }>(
      '/api/enterprises?scale=above&sort=fact.taxPaid&dir=desc',
    );
    const body = rows.slice(head + 1, head + 6);
    expect(body.map(([first]) => first)).toEqual(list.rows.map((row) => row.name));
    expect(rows[head + 6]?.slice(0, 2)).toEqual(['合计 5 家', '500']);
  });

  test('评价结果: one scale, two columns, worst first', async () => {
    const rows = await exported(
      `/api/evaluation/runs/${run.id}/export?scale=above&columns=rank,name,total&sort=rank&dir=desc&grade=C`,
    );
    const head = rows.findIndex(([first]) => first === '名次');
    expect(rows.slice(head, head + 3)).toEqual([
      ['名次', '企业', '总分'],
      ['5', name(4), '33.75'],
      ['4', name(3), '50'],
    ]);
  });

  test('评价结果: value and score side by side share the head of their indicator', async () => {
    const rows = await exported(
      `/api/evaluation/runs/${run.id}/export?scale=above&columns=rank,name,value.taxPerMu,score.taxPerMu`,
    );
    const head = rows.findIndex(([, second]) => second === '企业');
    const below = rows[head + 1];
    expect(below?.slice(2)).toEqual([expect.stringMatching(/^数值（/), '得分']);
    expect(rows[head + 2]?.slice(0, 2)).toEqual(['1', name(1)]);
  });

  test('排查: the columns of the page, without those that are not on it', async () => {
    const rows = await exported('/api/screening/2023/export?columns=name,verdict&sort=name');
    const head = rows.findIndex(([first]) => first === '企业');
    expect(rows[head]).toEqual(['企业', '结论']);
    expect(
      rows
        .slice(head + 1, head + 3)
        .map(([first, second]) => [first, second])
        .sort(),
    ).toEqual(
      [
        [name(4), '列入'],
        [name(8), '列入'],
      ].sort(),
    );
  });

  test('变更页: everybody who changed, with the reasons', async () => {
    const again = (await county.office.post('/api/evaluation/runs', { year: 2023 })).json<RunDetail>();
    const rows = await exported(`/api/evaluation/runs/${run.id}/compare/${again.id}/export`);
    expect(rows.some(([first]) => first?.includes('变动 0 家'))).toBe(true);
  });

  test.each([
    ['/api/enterprises/export?columns=name,secret', '没有“secret”这一列，请从列表的列中选择'],
    ['/api/screening/2023/export?columns=password', '没有“password”这一列，请从列表的列中选择'],
  ])('%s is refused: there is no such column', async (path, message) => {
    expect((await refusal(path)).details[0].message).toBe(message);
  });
});

describe('what an address cannot mean is refused in Chinese, never passed to the database', () => {
  test.each(['/api/audit?from=2023-02-31', '/api/audit?to=0000-01-01', '/api/screening/2023?run=1'])(
    '%s',
    async (path) => {
      const client = path.startsWith('/api/audit') ? await county.as('auditor') : county.office;
      const answer = await client.get(path);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'INPUT_INVALID']);
      expect(answer.json().details[0].message).toMatch(/\p{Script=Han}/u);
    },
  );

  test('adjusted=false lists everybody, adjusted=true only who was adjusted', async () => {
    const count = async (adjusted: string) =>
      (await county.read<{ total: number }>(`/api/evaluation/runs/${run.id}/results?adjusted=${adjusted}`))
        .total;
    expect([await count('false'), await count('true')]).toEqual([7, 1]);
  });

  test('every sort that a head of the list offers is known', async () => {
    for (const sort of ['rank', 'name', 'unit', 'industry', 'total', 'preliminary', 'grade', 'before']) {
      const answer = await county.office.get(`/api/evaluation/runs/${run.id}/results?sort=${sort}&dir=desc`);
      expect([sort, answer.statusCode]).toEqual([sort, 200]);
    }
  });
});
