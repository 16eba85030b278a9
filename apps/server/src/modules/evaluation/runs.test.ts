import type {
  Explanation,
  ResultPage,
  RunComparison,
  RunDetail,
  RunSummary,
  Ways,
  WhatIfResult,
} from '@tenglong/contracts/evaluation';
import type { BatchEffect } from '@tenglong/contracts/intake';
import type { ScreeningPage } from '@tenglong/contracts/screening';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, csv, FIRMS, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

// Every figure is worked out by hand beside the scheme of the invented county (test/plans).
let county: SmallCounty;
let first: RunDetail;
const run = async (note = '') => {
  const answer = await county.office.post('/api/evaluation/runs', { year: 2023, note });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<RunDetail>();
};
const of = <Body>(firm: number, rest = '', id = first.id) =>
  county.read<Body>(`/api/evaluation/runs/${id}/enterprises/${code(firm)}${rest}`);
const TAX = ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'];
const tax = (firm: number, paid: string) =>
  csv([TAX, ['2023', code(firm), name(firm), '上', paid, FIRMS[firm - 1]!.sales]]);

beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  first = await run('首次');
});
afterAll(() => county.close());

describe('a run', () => {
  test('grades as the scheme says, by scale, township and industry', () => {
    expect(first).toMatchObject({
      year: 2023,
      startedBy: '甲',
      note: '首次',
      ranked: 7,
      stale: [],
      adjusted: 1,
    });
    expect(first.final).toEqual({ A: 1, B: 2, C: 2, D: 2, none: 0 });
    const large = first.schemes.find(({ scale }) => scale === 'above')!;
    expect([large.listed, large.ranked, large.preliminary]).toEqual([
      5,
      5,
      { A: 1, B: 2, C: 2, D: 0, none: 0 },
    ]);
    expect(large.baselines.map(({ indicator, value }) => [indicator, Number(value)])).toEqual([
      ['taxPerMu', 10],
      ['salesPerMu', 100],
      ['taxPerPower', 10],
    ]);
    const street = first.byUnit.find(({ unitName, scale }) => unitName === '石桥街道' && scale === 'above')!;
    // 90 and 51.25
    expect([street.counts.A, street.counts.D, street.meanTotal]).toEqual([1, 1, 70.625]);
  });

  test('lists results by rank, filters and sorts them, and refuses what it does not know', async () => {
    const list = (query: string) =>
      county.read<ResultPage>(`/api/evaluation/runs/${first.id}/results?${query}`);
    const page = await list('scale=above');
    expect(page.rows.map(({ creditCode, rank, total, grade }) => [creditCode, rank, total, grade])).toEqual([
      [code(1), 1, 90, 'A'],
      [code(2), 2, 52.5, 'B'],
      [code(5), 3, 51.25, 'D'],
      [code(3), 4, 50, 'C'],
      [code(4), 5, 33.75, 'C'],
    ]);
    expect(page.rows[0]!.scores).toEqual({ taxPerMu: 45, salesPerMu: 35, taxPerPower: 10 });
    const bySales = await list('scale=above&sort=value.taxPerPower&dir=desc&size=2');
    expect(bySales.rows.map(({ creditCode }) => creditCode)).toEqual([code(5), code(1)]);
    const adjusted = await list('adjusted=true');
    expect(
      adjusted.rows.map(({ creditCode, preliminary, grade }) => [creditCode, preliminary, grade]),
    ).toEqual([[code(5), 'B', 'D']]);
    expect(adjusted.rows[0]!.adjustments[0]).toMatchObject({ kind: 'veto', from: 'B', to: 'D' });
    // The seventh firm is left out: under five mu.
    expect((await list('size=2&page=9')).total).toBe(7);
    const refused = await county.office.get(`/api/evaluation/runs/${first.id}/results?sort=secret`);
    expect([refused.statusCode, refused.json().details[0].message]).toEqual([400, '不能按“secret”排序']);
  });

  test('explains a grade: division, baseline, points, adjustments, distance', async () => {
    const told = await of<Explanation>(2);
    expect(told).toMatchObject({
      name: name(2),
      total: 52.5,
      rank: 2,
      ranked: 5,
      grade: 'B',
      next: { grade: 'A', points: 37.5 },
      before: null,
    });
    const item = told.indicators.find(({ indicator }) => indicator.id === 'taxPerMu')!;
    expect([item.numerator.value, item.denominator!.value, item.value, item.baseline, item.score]).toEqual([
      '50',
      '10',
      5,
      10,
      22.5,
    ]);
    expect(item.baselineSums).toEqual({ numerator: '500', denominator: '100', population: 5 });
    expect(told.neighbours.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
  });

  test('refuses to explain who was not evaluated, is not there, or a run that is not', async () => {
    const problem = async (url: string) => (await county.office.get(url)).json().code;
    const at = `/api/evaluation/runs/${first.id}/enterprises`;
    expect(await problem(`${at}/91330000MA00000000`)).toBe('ENTERPRISE_NOT_FOUND');
    const nowhere = '/api/evaluation/runs/00000000-0000-4000-8000-000000000000';
    expect(await problem(nowhere)).toBe('RUN_NOT_FOUND');
    expect(await problem(`${nowhere}/enterprises/${code(1)}`)).toBe('RUN_NOT_FOUND');
    expect((await county.office.post('/api/evaluation/runs', { year: 2022 })).json().code).toBe(
      'YEAR_NOT_EVALUABLE',
    );
  });

  test('the shortest way up, tried as a what-if, reaches the grade; one per cent less does not', async () => {
    const ways = await of<Ways>(3, '/ways');
    expect(ways.target).toBe('B');
    const [lever] = ways.single;
    expect(lever!.change).toBeGreaterThan(0);
    const tried = async (figure: number) => {
      const body = { facts: { [lever!.fact]: String(figure) } };
      const answer = await county.reader.post(
        `/api/evaluation/runs/${first.id}/enterprises/${code(3)}/what-if`,
        body,
      );
      return answer.json<WhatIfResult>();
    };
    const [now, needed] = [Number(lever!.now), Number(lever!.needed)];
    expect((await tried(needed)).preliminary).toBe('B');
    expect((await tried(Number((now + (needed - now) * 0.99).toFixed(4)))).preliminary).toBe('C');
    const unknown = await county.office.post(
      `/api/evaluation/runs/${first.id}/enterprises/${code(3)}/what-if`,
      {
        facts: { secret: '1' },
      },
    );
    expect(unknown.json().code).toBe('WHAT_IF_UNKNOWN_FACT');
  });

  test('screens against the plan’s table', async () => {
    const page = await county.read<ScreeningPage>('/api/screening/2023?sort=name');
    expect(page.rows.map(({ creditCode, verdict }) => [creditCode, verdict]).sort()).toEqual([
      [code(4), 'yes'],
      [code(8), 'yes'],
    ]);
    expect([page.runId, page.distinct, page.undecided, page.rules[0]!.yes]).toEqual([first.id, 2, 0, 2]);
    // Firms 4 and 8 are of other townships: every figure a township is shown is its own.
    const town = await county.as('township');
    const own: ScreeningPage = (await town.get('/api/screening/2023')).json();
    const rules = own.rules.map(({ yes, unknown }) => [yes, unknown]);
    expect([own.total, own.distinct, own.undecided]).toEqual([
      own.rows.length,
      own.byUnit.reduce((sum, { yes }) => sum + yes, 0),
      own.byUnit.reduce((sum, { unknown }) => sum + unknown, 0),
    ]);
    expect(rules).toEqual(
      own.rules.map(({ id }) =>
        ['yes', 'unknown'].map(
          (verdict) => own.rows.filter((row) => row.rule === id && row.verdict === verdict).length,
        ),
      ),
    );
    expect((await county.office.get('/api/screening/2023?sort=secret')).json().code).toBe('INPUT_INVALID');
    expect((await county.office.get('/api/screening/2022')).json().code).toBe('YEAR_NOT_SCREENED');
  });

  test('a reader sees all of it and may not start one; the capsule is for the office alone', async () => {
    expect((await county.reader.get(`/api/evaluation/runs/${first.id}`)).statusCode).toBe(200);
    expect((await county.reader.post('/api/evaluation/runs', { year: 2023 })).json().code).toBe(
      'NOT_ALLOWED',
    );
  });
});

describe('runs are frozen', () => {
  test('the same facts make the same capsule, byte for byte', async () => {
    county.clock.advance({ minutes: 20 });
    const again = await run('再算一次');
    expect([again.capsuleHash, again.number]).toEqual([first.capsuleHash, first.number + 1]);
    expect(again.id).not.toBe(first.id);
    const capsule = async (id: string) =>
      (await county.office.get(`/api/evaluation/runs/${id}/capsule`)).body;
    expect(await capsule(again.id)).toBe(await capsule(first.id));
    const compared = await county.read<RunComparison>(`/api/evaluation/runs/${first.id}/compare/${again.id}`);
    expect([compared.changed, compared.drifted, compared.causes]).toEqual([0, 0, []]);
  });

  test('before a correction is committed the batch says which grades it would move, and so they do', async () => {
    // 150 万元 on 20 亩 is 7.5 against (550 ÷ 100) × 2 = 11
    const batch = await county.drop('纳税开票2023.csv', tax(3, '1500'));
    const effect = await county.read<BatchEffect>(`/api/intake/batches/${batch.id}/effect`);
    await county.commit(batch);
    const corrected = await run('更正后');
    const compared = await county.read<RunComparison>(
      `/api/evaluation/runs/${first.id}/compare/${corrected.id}`,
    );
    const moved = compared.rows
      .filter(({ gradeFrom, gradeTo }) => gradeFrom !== gradeTo)
      .map(({ creditCode, gradeFrom, gradeTo }) => [creditCode, gradeFrom, gradeTo]);
    expect(moved.length).toBeGreaterThan(0);
    expect(effect.gradeMoves.map(({ creditCode, from, to }) => [creditCode, from, to]).sort()).toEqual(
      moved.sort(),
    );
    const own = compared.rows.find(({ creditCode }) => creditCode === code(3))!;
    expect(own.why).toContain('实缴税金 100 → 150');
    expect(
      compared.rows
        .filter(({ creditCode }) => creditCode !== code(3))
        .every(({ why }) => !why.join().includes('→')),
    ).toBe(true);
    expect(corrected.capsuleHash).not.toBe(first.capsuleHash);
  });

  test('the what-if of the old run equals the run made with the corrected sheet', async () => {
    const answer = await county.office.post(
      `/api/evaluation/runs/${first.id}/enterprises/${code(3)}/what-if`,
      {
        facts: { taxPaid: '150' },
      },
    );
    const [latest] = await county.read<RunSummary[]>('/api/evaluation/runs?year=2023');
    const now = await of<Explanation>(3, '', latest!.id);
    const tried = answer.json<WhatIfResult>();
    expect([tried.total, tried.rank, tried.preliminary, tried.grade]).toEqual([
      now.total,
      now.rank,
      now.preliminary,
      now.grade,
    ]);
  });

  test('the earlier run keeps its figures and says what has come since', async () => {
    const kept = await county.read<RunDetail>(`/api/evaluation/runs/${first.id}`);
    expect({ ...kept, stale: [] }).toEqual(first);
    expect(kept.stale).toEqual(['之后又入库 1 批数据']);
    expect((await of<Explanation>(3)).total).toBe(50);
  });
});
