import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TracedDetermination } from '@tenglong/domain/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand as tenglong } from '../../../test/run-command.ts';

const plan = fileURLToPath(new URL('../../../../../plans/yuhuan-2021-2023', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenglong-policy-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function withFacts(command: 'determine' | 'run', policy: string, text: string, ...more: string[]) {
  files += 1;
  const file = join(folder, `${files}.json`);
  await writeFile(file, text);
  const told = ['--plan', plan, '--policy', policy, '--as-of', '2022-06-30', '--facts', file, ...more];
  return tenglong('policy', command, ...told);
}

const item = {
  unitPriceInclTax: '2260000',
  quantity: 1,
  vatRate: '0.13',
  productive: true,
  localMaker: false,
  purchasedOn: '2022-06-01',
};
const project = {
  industryOriented: true,
  filed: true,
  provincialDemonstration: false,
  buildFrom: '2022-01-01',
  buildTo: '2022-12-31',
  extendedTo: null,
};
const equipment = { project, items: [item], leases: [], grantedThisYear: '0' };

test('every policy of the plan is sound, every case holds, and there are more than 150', async () => {
  const { code, out, err } = await tenglong('policy', 'check', '--plan', plan, '--json');
  expect(err).toBe('');
  expect(code).toBe(0);
  const told = JSON.parse(out) as { policies: { id: string; cases: number }[] };
  expect(told.policies).toHaveLength(18);
  expect(told.policies.reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThanOrEqual(150);
});

describe('tenglong policy determine', () => {
  test('prints the keys of a determination, money with two decimals, the trace beside', async () => {
    const { code, out, err } = await withFacts('determine', '22-equipment', JSON.stringify(equipment));
    expect([code, err]).toEqual([0, '']);
    const told = JSON.parse(out) as TracedDetermination;
    expect(Object.keys(told)).toEqual([
      'policy',
      'version',
      'asOf',
      'verdict',
      'amountYuan',
      'missing',
      'readings',
      'obligations',
      'trace',
    ]);
    expect(told).toMatchObject({ verdict: 'eligible', amountYuan: '100000.00', missing: [] });
    const tiers = told.trace.steps.find(({ operator }) => operator === 'tiers');
    expect(tiers).toMatchObject({ tier: 0 });
  });

  test('a parameter set for a trial is named in the version', async () => {
    const facts = JSON.stringify({ ...equipment, items: [{ ...item, unitPriceInclTax: '80000000' }] });
    const { out } = await withFacts('determine', '22-equipment', facts, '--set', '22-equipment.cap=6000000');
    expect(JSON.parse(out)).toMatchObject({
      amountYuan: '6000000.00',
      version: '22-equipment@2022-01-01+cap',
    });
  });

  test('a soft rule is relaxed only by a decision that is named', async () => {
    const split = {
      meetsPlanning: true,
      contractAllows: true,
      inProduction: true,
      byBuilding: true,
      parcelsMu: [10, 10, 10, 10],
      industrialRealEstate: false,
      alreadySplit: false,
      officesSplitOff: false,
      buyerQualified: true,
      buyerCompliant: true,
      buyerGradeLastYear: 'A',
    };
    const text = JSON.stringify(split);
    expect(JSON.parse((await withFacts('determine', '19-split', text)).out).verdict).toBe('ineligible');
    const decided = await withFacts('determine', '19-split', text, '--waive', 'parcels=会议纪要〔2022〕5号');
    const told = JSON.parse(decided.out) as TracedDetermination;
    expect(told.verdict).toBe('eligible');
    expect(told.trace.provisions.find(({ provision }) => provision === 'parcels')).toMatchObject({
      meets: false,
      waived: true,
      decision: '会议纪要〔2022〕5号',
    });
    const unnamed = await withFacts('determine', '19-split', text, '--waive', 'parcels');
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('没有写明决定')]);
  });

  test.each([
    [
      'a negative price',
      JSON.stringify({ ...equipment, items: [{ ...item, unitPriceInclTax: '-1' }] }),
      '不能是负数',
    ],
    ['NaN', '{"grantedThisYear": NaN}', '写了 NaN'],
    ['a list for a group', '[]', '应是一组'],
    ['13 for 13%', JSON.stringify({ ...equipment, items: [{ ...item, vatRate: 13 }] }), '比率写成小数'],
    ['another encoding', '{"project": {"filed": "\uFFFD"}}', '请把文件另存为 UTF-8'],
    ['nothing at all', '', '不是合法的 JSON'],
  ])('facts with %s are refused with one sentence and exit code 2', async (_title, text, sentence) => {
    const { code, out, err } = await withFacts('determine', '22-equipment', text);
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain(sentence);
  });

  test.each<[string, string[], string]>([
    ['a policy that is not there', ['--policy', '22-equipments'], '没有“22-equipments”这项政策'],
    ['a day that does not exist', ['--as-of', '2022-02-30'], '日期请写成'],
    ['a parameter that is not there', ['--set', '22-equipment.caps=1'], '没有“caps”这个参数'],
    ['a parameter that is no number', ['--set', '22-equipment.cap=many'], '不能取“many”'],
    ['a sum below zero', ['--set', '22-equipment.cap=-5'], '不能取负数“-5”'],
    ['a parameter of another policy', ['--set', '23-vertical.cap=1'], '判定的却是“22-equipment”'],
    ['a setting that is none', ['--set', 'cap'], '看不懂'],
    ['facts that are not there', ['--facts', '/nowhere/facts.json'], '没有这个文件'],
    ['a plan that is not there', ['--plan', '/nowhere'], '方案不能用'],
  ])('%s is refused with exit code 2', async (_title, more, sentence) => {
    const { code, err } = await withFacts('determine', '22-equipment', JSON.stringify(equipment), ...more);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  test('what no input asks for is said, and not taken', async () => {
    const { code, err } = await withFacts(
      'determine',
      '22-equipment',
      JSON.stringify({ ...equipment, grantedThisYr: 1 }),
    );
    expect([code, err]).toEqual([0, '本政策不用这些内容，没有采用：grantedThisYr\n']);
  });
});

describe('tenglong policy run', () => {
  const REFUSED: readonly (readonly [title: string, line: string, sentence: string])[] = [
    ...(
      [
        ['1e30', { grantedThisYear: 1e30 }, '太大'],
        ['1e30 as text', { grantedThisYear: '1e30' }, '太大'],
        ['a number beyond floating point', { grantedThisYear: '1e9999' }, '太大'],
        ['NaN as text', { grantedThisYear: 'NaN' }, '应是数值'],
        ['a negative price', { items: [{ ...item, unitPriceInclTax: '-1' }] }, '不能是负数'],
        ['half a machine', { items: [{ ...item, quantity: 0.5 }] }, '应是整数'],
        ['days out of order', { project: { ...project, buildTo: '2021-01-01' } }, '建设起始日期晚于终止日期'],
        [
          'an extension that shortens',
          { project: { ...project, extendedTo: '2022-06-30' } },
          '早于原定终止日期',
        ],
        [
          'a day that does not exist',
          { items: [{ ...item, purchasedOn: '2022-02-30' }] },
          '不是日历上的日期',
        ],
        ['a year of the Romans', { items: [{ ...item, purchasedOn: '0022-02-03' }] }, '年份'],
        ['a word for yes', { project: { ...project, filed: '是' } }, 'true 或 false'],
        ['an item that is no item', { items: ['机床'] }, '应是一组'],
        ['items that are no list', { items: item }, '应是一个列表'],
        ['a group that is none', { project: true }, '应是一组'],
        [
          'many lists of many items',
          {
            leases: Array.from({ length: 6 }, () => ({
              items: Array.from({ length: 1000 }, () => ({ quantity: 1 })),
            })),
          },
          '各个列表加起来超过 5000 项',
        ],
        ['ten thousand items', { items: Array.from({ length: 10_000 }, () => item) }, '一次至多 5000 项'],
      ] as [string, object, string][]
    ).map(
      ([title, change, sentence]) => [title, JSON.stringify({ ...equipment, ...change }), sentence] as const,
    ),
    ...(
      [
        ['{"grantedThisYear": NaN}', '写了 NaN'],
        ['{"grantedThisYear": 1', '不是合法的 JSON'],
        ['{"grantedThisYear": 1e400}', '写的是“Infinity”'],
        ['{"grantedThisYear": "1", "grantedThisYear": "2"}', '“grantedThisYear”写了两次'],
        [`{"items": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`, '应是一组'],
        [`{"project": ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}, "grantedThisYear": -1}`, '不能是负数'],
        ['[]', '应是一组'],
        ['null', '应是一组'],
      ] as [string, string][]
    ).map(([line, sentence]) => [`facts written ${line.slice(0, 60)}`, line, sentence] as const),
  ];

  test('each line that cannot be judged is told why in its place, and the whole ends with exit code 2', async () => {
    const { code, out } = await withFacts('run', '22-equipment', REFUSED.map(([, line]) => line).join('\n'));
    const told = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; problem: string });
    expect(code).toBe(2);
    expect(told.map(({ line }) => line)).toEqual(REFUSED.map((_, at) => at + 1));
    const wrong = REFUSED.map(([title, , sentence], at) => ({ title, sentence, problem: told[at]?.problem }));
    expect(wrong.filter(({ sentence, problem }) => !problem?.includes(sentence))).toEqual([]);
  });

  test('one result a line, in the order of the input, also for lines of no use', async () => {
    const lines = [
      equipment,
      { ...equipment, grantedThisYear: '-1' },
      { ...equipment, grantedThisYear: '4950000' },
    ].map((facts) => JSON.stringify(facts));
    const { code, out, err } = await withFacts('run', '22-equipment', `\uFEFF${lines.join('\r\n')}\n\n{}`);
    const told = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.map(({ verdict, amountYuan, line }) => (verdict ? [verdict, amountYuan] : line))).toEqual([
      ['eligible', '100000.00'],
      2,
      ['eligible', '50000.00'],
      ['unknown', null],
    ]);
    expect([code, err]).toEqual([2, expect.stringContaining('有 1 行不能判定')]);
  });

  test('a line too long, too deep or in another encoding is told in its place, and the rest goes on', async () => {
    const good = JSON.stringify(equipment);
    const deep = `{"items": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const lines = [good, `{"x":"${'y'.repeat(32 * 1024 * 1024)}"}`, deep, '{"\uFFFD":1}', good];
    const { code, out } = await withFacts('run', '22-equipment', lines.join('\n'));
    const told = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.map(({ verdict, problem }) => verdict ?? problem)).toEqual([
      'eligible',
      expect.stringContaining('这一行超过 32 兆'),
      expect.stringContaining('items'),
      expect.stringContaining('读不出的字'),
      'eligible',
    ]);
    expect(code).toBe(2);
  });
});

describe('tenglong policy schema', () => {
  test('names, types, units and sources of the facts', async () => {
    const { code, out } = await tenglong('policy', 'schema', '22-equipment', '--plan', plan);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      properties: {
        project: { properties: { filed: { type: ['boolean', 'null'], 'x-source': 'register' } } },
        items: { items: { properties: { unitPriceInclTax: { 'x-unit': '元', minimum: 0 } } } },
      },
    });
  });
});

test.each([[''], ['determine'], ['run'], ['schema'], ['check']])(
  'policy %s --help is in Chinese',
  async (command) => {
    const { code, out } = await tenglong('policy', ...(command === '' ? [] : [command]), '--help');
    expect([code, out.includes('用法：'), /Usage|Options|display help/.test(out)]).toEqual([0, true, false]);
  },
);
