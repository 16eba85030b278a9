import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand as run } from '../../test/run-command.ts';
import { csvCell } from './evaluate/write-csv.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const plan = join(root, 'plans/yuhuan-2021-2023');
const sample = join(root, 'samples/yuhuan-demo/workbooks');
const ROSTER = '市场监管局-工业企业名录.xlsx';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenglong-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A folder with some of the sample's files, and whatever else. */
async function folderOf(
  name: string,
  files: readonly string[],
  others: Readonly<Record<string, string>> = {},
): Promise<string> {
  const own = join(folder, name);
  await mkdir(own, { recursive: true });
  for (const file of files) await copyFile(join(sample, file), join(own, file));
  for (const [file, text] of Object.entries(others)) await writeFile(join(own, file), text);
  return own;
}

const evaluate = (workbooks: string, year = '2022', more: string[] = []) =>
  run(
    'evaluate',
    '--plan',
    plan,
    '--workbooks',
    workbooks,
    '--year',
    year,
    '--out',
    join(folder, 'out'),
    ...more,
  );

describe('the command line speaks the office’s language', () => {
  test('help names every command, in Chinese', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('用法：');
    expect(out).toContain('evaluate');
    expect((await run('evaluate', '--help')).out).toContain('--workbooks <目录>');
    expect((await run()).out).toContain('用法：');
    const account = (await run('account', '--help')).out;
    expect(account).toContain('tenglong account [选项] [账号]');
    expect(account).toContain('新账号的部门，默认 工作专班');
    for (const help of [out, account, (await run('plan', '--help')).out]) {
      expect(help).not.toMatch(/options|command|default|display help/);
    }
  });

  test.each([
    [['fly'], '没有“fly”这个命令'],
    [['--fast'], '没有“--fast”这个选项'],
    [['evaluate', '--plan', plan], '缺少必填的选项 --workbooks <目录>'],
    [['evaluate', '--plan'], '选项 --plan <目录> 后面要写内容'],
    [['evaluate', '--year', '22'], '年度请写四位数字，例如 2022'],
  ])('%j is refused with one sentence and exit code 2', async (argv, sentence) => {
    const { code, err } = await run(...argv);
    expect([code, err.split('\n').length, err.includes(sentence)]).toEqual([2, 2, true]);
  });
});

describe('a batch that is of no use is refused with one sentence and exit code 2', () => {
  test.each([
    ['no such folder', async () => evaluate(join(folder, 'nowhere')), '没有这个文件夹'],
    [
      'no roster',
      async () => evaluate(await folderOf('a', ['税务局-企业入库税收-2022.csv'])),
      '没有读到企业名录',
    ],
    ['an empty folder', async () => evaluate(await folderOf('b', [])), '没有读到企业名录'],
    [
      'nothing of the year',
      async () => evaluate(await folderOf('c', [ROSTER, '税务局-企业入库税收-2022.csv']), '2019'),
      '没有 2019 年的数据（有 2022 年）',
    ],
    [
      'no plan',
      async () =>
        run(
          'evaluate',
          '--plan',
          join(folder, 'b'),
          '--workbooks',
          sample,
          '--year',
          '2022',
          '--out',
          folder,
        ),
      '方案不能用',
    ],
    [
      'a place that is a file',
      async () =>
        run(
          'evaluate',
          '--plan',
          plan,
          '--workbooks',
          await folderOf('c', []),
          '--year',
          '2022',
          '--out',
          join(sample, ROSTER),
        ),
      '结果写不进',
    ],
  ])('%s', async (_, act, sentence) => {
    const { code, err } = await act();
    const said = err.split('\n').filter((line) => line !== '' && !line.startsWith('正在读取'));
    expect([code, said.length, said[0]?.includes(sentence)]).toEqual([2, 1, true]);
  });
});

describe('a batch with some files missing and strange ones among them is usable', () => {
  const strange = {
    '~$税务局-企业入库税收-2022.xlsx': 'x',
    '.DS_Store': 'x',
    'Thumbs.db': 'x',
    '会议纪要.docx': 'x',
    '空表.csv': '',
    '通讯录.csv': '姓名,电话\n张三,0576\n',
    '用能.et': 'x',
  };

  test('what was not read is named with its reason, and listed among the problems', async () => {
    const own = await folderOf('d', [ROSTER, '税务局-企业入库税收-2022.csv'], strange);
    await mkdir(join(own, '旧表'));
    const { code, out } = await evaluate(own);
    expect(code).toBe(0);
    for (const file of [...Object.keys(strange), '旧表']) expect(out).toContain(`没有读取：${file}`);
    const problems = await readFile(join(folder, 'out', 'problems.csv'), 'utf8');
    const unread = problems.split('\n').filter((line) => line.includes('file-not-read'));
    expect(unread.map((line) => line.split(',')[0])).toEqual(['用能.et', '空表.csv', '通讯录.csv'].sort());
  });

  test('as JSON the summary counts the same', async () => {
    const own = await folderOf('e', [ROSTER, '税务局-企业入库税收-2022.csv']);
    const { code, out } = await evaluate(own, '2022', ['--json']);
    const summary: { enterprises: number; files: { file: string }[]; schemes: { ungraded: number }[] } =
      JSON.parse(out);
    expect([code, summary.enterprises, summary.files.length]).toEqual([0, 2980, 2]);
    expect(summary.schemes[0]?.ungraded).toBe(880);
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-12.50', '-12.50'],
  ['-1+2', "'-1+2"],
  ['a,"b"', '"a,""b"""'],
  ['两\n行', '"两\n行"'],
])('the cell %j is written as %j: figures stay figures, formulas do not calculate', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});
