import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvaluationExplanation } from '@tenglong/domain/evaluation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { code, SHEETS, YUNPING } from '../../../test/plans/yunping.ts';
import { runCli } from '../run-cli.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenglong-explain-'));
  for (const [file, text] of Object.entries(SHEETS)) await writeFile(join(folder, file), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const explain = (creditCode: string, ...more: string[]) => explainIn(folder, creditCode, ...more);

async function explainIn(workbooks: string, creditCode: string, ...more: string[]) {
  const said = { out: '', err: '' };
  const args = [
    'explain',
    creditCode,
    '--plan',
    YUNPING,
    '--workbooks',
    workbooks,
    '--year',
    '2023',
    ...more,
  ];
  const exit = await runCli(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    watched: false,
  });
  return { exit, ...said };
}

test('says figures, baseline, points, rank and grade in words', async () => {
  const { exit, out } = await explain(code(2));
  expect(exit).toBe(0);
  // 50 万元 on 10 亩 is 5 against 10 (twice the county's 5): half of 45. Worked out beside the scheme.
  expect(out).toContain('云屏乙号厂');
  expect(out).toContain('总分 52.50，第 2 名（共 5 家），评为 B');
  expect(out).toContain('亩均税金（45 分）：22.50 分');
  expect(out).toContain('实缴税金 50 万元 ÷ 占地面积 10 亩 = 5.00 万元/亩');
  expect(out).toContain('基准 10.00');
  expect(out).toContain('加减分：-10.00 分');
  expect(out).toContain('距 A 档还差 37.50 分、1 名');
});

test('who lacks a figure is told which, by the name the plan gives it', async () => {
  const without = await mkdtemp(join(tmpdir(), 'tenglong-explain-'));
  try {
    for (const [file, text] of Object.entries(SHEETS)) {
      const lines = text.split('\n').filter((line) => !file.startsWith('占地') || !line.includes(code(2)));
      await writeFile(join(without, file), lines.join('\n'));
    }
    const { out } = await explainIn(without, code(2));
    expect(out).toContain('未评级：缺占地面积');
    expect(out).toContain('亩均税金（45 分）：没有得分，数据不全，不能计算');
    expect(out).not.toMatch(/unknown|undefined|null/);
  } finally {
    await rm(without, { recursive: true, force: true });
  }
});

test('what a grade rests on is said as a reader says it, and where nothing is cited nothing is said', async () => {
  const [, head = ''] = (await explain(code(2))).out.split('\n');
  expect(head).toBe('2023 年四上企业绩效评价，依据第 1 条');
  const { out } = await explain(code(2));
  expect(out).toContain('  调整：出租厂房扣分\n');
});

test('a veto is named with the grade it took', async () => {
  const { out } = await explain(code(5).toLowerCase());
  expect(out).toContain('评为 D');
  expect(out).toContain('重大处罚');
  expect(out).toContain('B → D');
});

test('--json is the explanation of the domain with every step and the cells behind it', async () => {
  const { exit, out } = await explain(code(1), '--json');
  expect(exit).toBe(0);
  const told = EvaluationExplanation.parse(JSON.parse(out));
  expect([told.total, told.rank, told.grade]).toEqual([90, 1, 'A']);
  // Both quarters of the tax sheet.
  expect(JSON.stringify(told.trace)).toContain('E2、E3');
});

test('who is not in the roster or was not evaluated is told so, exit 2', async () => {
  const stranger = await explain('91330000MA0000000X');
  expect([stranger.exit, stranger.out]).toEqual([2, '']);
  expect(stranger.err).toContain('名录里没有 91330000MA0000000X');
});

test('--help is in Chinese', async () => {
  const { exit, out } = await explain(code(1), '--help');
  expect(exit).toBe(0);
  expect(out).toContain('用法：');
});
