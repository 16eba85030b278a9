import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, SHEETS, YUNPING } from '../../../test/plans/yunping.ts';
import { runCli } from '../run-cli.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenglong-evaluate-'));
  for (const [file, text] of Object.entries(SHEETS)) await writeFile(join(folder, file), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function evaluate(year: string, out = join(folder, 'out')) {
  const said = { out: '', err: '' };
  const args = ['evaluate', '--plan', YUNPING, '--workbooks', folder, '--year', year, '--out', out];
  const exit = await runCli(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    watched: false,
  });
  return { exit, ...said, out: said.out, folder: out };
}

describe('tenglong evaluate', () => {
  test('evaluates a county whose scheme takes points off by a figure: five for each tenant beyond the first', async () => {
    const { exit, folder: out } = await evaluate('2023');
    expect(exit).toBe(0);
    const [header = '', ...lines] = (await readFile(join(out, 'results.csv'), 'utf8')).trim().split('\n');
    const column = (name: string) => header.split(',').indexOf(name);
    const totals = new Map(
      lines.map((line) => [line.split(',')[0], Number(line.split(',')[column('total')])]),
    );
    // 22.5 + 35 + 5, less 5 × 2; see the scheme's hand-worked figures in test/plans.
    expect(totals.get(code(2))).toBe(52.5);
    expect(totals.get(code(1))).toBe(90);
  });

  test.runIf(process.platform === 'linux')(
    'a place where no folder can be made is refused, exit 2',
    async () => {
      const { exit, err } = await evaluate('2023', '/proc/nothing');
      expect(exit).toBe(2);
      expect(err).toContain('结果写不进 /proc/nothing：这个位置建不了文件夹');
    },
  );

  test('a year nobody reported is refused with a sentence, exit 2', async () => {
    const { exit, err } = await evaluate('2021');
    expect(exit).toBe(2);
    expect(err).toContain('没有 2021 年的数据（有 2023 年）');
  });
});
