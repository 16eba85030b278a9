import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, decimal, subtract } from '@tenglong/domain/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../src/cli/run-cli.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sample = join(root, 'samples/yuhuan-demo');
const out = mkdtempSync(join(tmpdir(), 'tenglong-sample-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

interface ExpectedProblem {
  readonly file: string;
  readonly kind: string;
  readonly name?: string;
  readonly code?: string;
  readonly rows: readonly number[];
}

type Table = Record<string, string>[];

/** The expected files and ours quote only messages, which come last in a record. */
function readTable(path: string): Table {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

/** Figures were printed with six decimals there and with nine here; everything else is compared as it stands. */
function agrees(own: string, expected: string, column: string): boolean {
  if (!/\.value$|\.score$|^total$/.test(column) || own === '' || expected === '') return own === expected;
  const gap = subtract(decimal(own), decimal(expected));
  return compare({ n: gap.n < 0n ? -gap.n : gap.n, d: gap.d }, decimal('0.0000005005')) <= 0;
}

const SIX_KINDS = new Set([
  'duplicate-identical',
  'duplicate-conflicting',
  'credit-code-check-digit',
  'unknown-enterprise',
  'not-a-number',
  'missing',
]);

describe.each([2021, 2022])('the sample county in %i', (year) => {
  const own = join(out, String(year));
  const printed: string[] = [];
  let code = -1;

  beforeAll(async () => {
    const argv = [
      'evaluate',
      '--plan',
      join(root, 'plans/yuhuan-2021-2023'),
      '--year',
      String(year),
      '--out',
      own,
    ];
    code = await runCli([...argv, '--workbooks', join(sample, 'workbooks')], {
      out: (text) => printed.push(text),
      err: () => {},
      watched: false,
    });
  });

  test('the batch is usable, and the summary names what was not read', () => {
    expect(code).toBe(0);
    expect(printed.join('')).toContain(`${year} 年：名录 2980 家，读取 17 个文件`);
    expect(printed.join('')).toContain('没有读取：市场监管局-工业企业名录.xlsx 的工作表“草稿”是隐藏的');
  });

  test('every fact of every enterprise is the true one, to the last decimal', () => {
    const expected = readFileSync(join(sample, `expected/facts-${year}.csv`), 'utf8');
    expect(readFileSync(join(own, 'facts.csv'), 'utf8')).toBe(expected.replaceAll('\r\n', '\n'));
  });

  test('every baseline is the sum of numerators over the sum of denominators', () => {
    const expected = readFileSync(join(sample, `expected/baselines-${year}.csv`), 'utf8');
    expect(readFileSync(join(own, 'baselines.csv'), 'utf8')).toBe(expected.replaceAll('\r\n', '\n'));
  });

  test('every enterprise has its values, scores, total, rank, grades and reason', () => {
    const expected = readTable(join(sample, `expected/results-${year}.csv`));
    const results = readTable(join(own, 'results.csv'));
    expect(results.map((row) => row.creditCode)).toEqual(expected.map((row) => row.creditCode));
    const differing = expected.flatMap((row, index) =>
      Object.entries(row)
        .filter(([column, text]) => !agrees(results[index]?.[column] ?? '', text, column))
        .map(
          ([column, text]) => `${row.creditCode} ${column}: ${results[index]?.[column]} instead of ${text}`,
        ),
    );
    expect(differing).toEqual([]);
  });

  test('every verdict of the screening is the expected one, and nobody else is listed', () => {
    const verdicts = (table: Table) =>
      table.map(({ creditCode, rule, verdict }) => `${creditCode} ${rule} ${verdict}`).sort();
    const expected = readTable(join(sample, `expected/screening-${year}.csv`));
    expect(verdicts(readTable(join(own, 'screening.csv')))).toEqual(verdicts(expected));
  });

  test('what was planted in the workbooks is found at its row, and nothing else of those kinds', () => {
    const planted: ExpectedProblem[] = JSON.parse(
      readFileSync(join(sample, 'expected/problems.json'), 'utf8'),
    );
    const found = readTable(join(own, 'problems.csv')).filter(({ kind }) => SIX_KINDS.has(kind ?? ''));
    const fits = (problem: ExpectedProblem, row: Record<string, string>) =>
      problem.file === row.file && problem.kind === row.kind && problem.rows.includes(Number(row.row));
    expect(planted.filter((problem) => !found.some((row) => fits(problem, row)))).toEqual([]);
    expect(found.filter((row) => !planted.some((problem) => fits(problem, row)))).toEqual([]);
    expect(found).toHaveLength(planted.length);
  });
});
