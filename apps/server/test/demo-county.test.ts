import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EnterprisePage } from '@tenglong/contracts/enterprise';
import type { ResultPage, RunSummary } from '@tenglong/contracts/evaluation';
import type { BatchDetail, BatchPage, ProblemPage } from '@tenglong/contracts/intake';
import type { ScreeningPage } from '@tenglong/contracts/screening';
import { compare, decimal, subtract } from '@tenglong/domain/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '../src/seed-demo.ts';
import { createTestApp, type TestApp, type TestClient } from './app.ts';
import { upload } from './small-county.ts';

// The sample county through batches, commits and runs in the database, met by what an independent program computed.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const sample = join(root, 'samples/yuhuan-demo');

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

type Table = Record<string, string>[];
function readTable(name: string): Table {
  const [head = '', ...lines] = readFileSync(join(sample, 'expected', name), 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

let t: TestApp;
let office: TestClient;
beforeAll(async () => {
  t = await createTestApp();
  const folders = { plan: join(root, 'plans/yuhuan-2021-2023'), workbooks: join(sample, 'workbooks') };
  await seedDemo(t.deps, folders, () => {});
  office = await t.as('office');
}, 300_000);
afterAll(() => t.close());

async function read<Body>(url: string): Promise<Body> {
  const answer = await office.get(url);
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json<Body>();
}

/** Every row of a paged list. */
async function readAll<Row>(url: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 0; ; page += 1) {
    const found = await read<{ rows: Row[]; total: number }>(`${url}&size=500&page=${page}`);
    rows.push(...found.rows);
    if (rows.length >= found.total) return rows;
  }
}

/** The expected figures were printed with six decimals. */
const near = (own: number | null | undefined, expected: string): boolean =>
  expected === ''
    ? (own ?? null) === null
    : Math.abs((own ?? Number.NaN) - Number(expected)) <= 0.000_000_500_5;

describe.each([2021, 2022])('the demo county in the database, %i', (year) => {
  test('every fact of every enterprise is the true one, exactly', async () => {
    const expected = readTable(`facts-${year}.csv`);
    const rows = await readAll<EnterprisePage['rows'][number]>(
      `/api/enterprises?year=${year}&sort=creditCode`,
    );
    expect(rows.map(({ creditCode }) => creditCode)).toEqual(expected.map(({ creditCode }) => creditCode));
    const same = (own: string | null, wanted: string) => {
      if (own === null || wanted === '') return (own ?? '') === wanted;
      // Printed there with six decimals; ours is exact.
      const gap = subtract(decimal(own), decimal(wanted));
      return compare({ n: gap.n < 0n ? -gap.n : gap.n, d: gap.d }, decimal('0.0000005005')) <= 0;
    };
    const differing = expected.flatMap((wanted, at) =>
      Object.entries(wanted).flatMap(([fact, text]) => {
        if (fact === 'creditCode') return [];
        const own = rows[at]?.facts[fact]?.value ?? null;
        return same(own, text) ? [] : [`${wanted.creditCode} ${fact}: ${own} instead of ${text}`];
      }),
    );
    expect(differing).toEqual([]);
  });

  test('every enterprise has its values, scores, total, rank, grades and reason', async () => {
    const [run] = await read<RunSummary[]>(`/api/evaluation/runs?year=${year}`);
    const rows = await readAll<ResultPage['rows'][number]>(
      `/api/evaluation/runs/${run!.id}/results?sort=rank`,
    );
    const byCode = new Map(rows.map((row) => [row.creditCode, row]));
    const expected = readTable(`results-${year}.csv`);
    expect(rows).toHaveLength(expected.length);
    const differing = expected.flatMap((wanted) => {
      const own = byCode.get(wanted.creditCode!);
      if (!own) return [`${wanted.creditCode} is not there`];
      const texts: Record<string, unknown> = {
        creditCode: own.creditCode,
        name: own.name,
        unit: own.unitName,
        scale: own.scale,
        rank: own.rank,
        preliminaryGrade: own.preliminary,
        grade: own.grade,
        reason: own.reason,
      };
      return Object.entries(wanted).flatMap(([column, text]) => {
        const [indicator = '', kind] = column.split('.');
        const agrees =
          column === 'total'
            ? near(own.total, text)
            : kind === 'value'
              ? near(own.values[indicator], text)
              : kind === 'score'
                ? near(own.scores[indicator], text)
                : String(texts[column] ?? '') === text;
        return agrees
          ? []
          : [`${wanted.creditCode} ${column}: ${JSON.stringify(texts[column] ?? own)} instead of ${text}`];
      });
    });
    expect(differing.slice(0, 5)).toEqual([]);
  });

  test('every verdict of the screening is the expected one, and nobody else is listed', async () => {
    const rows = await readAll<ScreeningPage['rows'][number]>(`/api/screening/${year}?sort=unit`);
    const verdicts = (table: { creditCode?: string; rule?: string; verdict?: string }[]) =>
      table.map(({ creditCode, rule, verdict }) => `${creditCode} ${rule} ${verdict}`).sort();
    expect(verdicts(rows)).toEqual(verdicts(readTable(`screening-${year}.csv`)));
  });
});

describe('the bad rows of the departments’ own workbooks', () => {
  test('dropped in as they are, are recognised again and show the same problems', async () => {
    const batches = (await read<BatchPage>('/api/intake/batches?size=100')).rows.filter(
      ({ problems, year }) => year !== null && problems !== null && problems.hold + problems.unknown > 0,
    );
    expect(batches.length).toBeGreaterThan(2);
    const problemsOf = async (id: string) =>
      (await readAll<ProblemPage['rows'][number]>(`/api/intake/batches/${id}/problems?`))
        .filter(({ severity }) => severity !== 'hint')
        .map(({ kind, name, value }) => `${kind} ${name} ${value}`)
        .sort();
    for (const batch of batches) {
      const file = await office.get(`/api/intake/batches/${batch.id}/bad-rows`);
      expect(file.statusCode).toBe(200);
      const again = await upload(
        office,
        '/api/intake/batches',
        '有问题的行.xlsx',
        new Uint8Array(file.rawPayload),
      );
      const draft = again.json<BatchDetail>();
      expect([batch.file, draft.datasetId, draft.year]).toEqual([batch.file, batch.datasetId, batch.year]);
      expect([batch.file, ...(await problemsOf(draft.id))]).toEqual([
        batch.file,
        ...(await problemsOf(batch.id)),
      ]);
    }
  });
});
