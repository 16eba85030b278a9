import type {
  BaselineSource,
  Explanation,
  GradeAdjustment,
  RunComparison,
  RunDetail,
} from '@tenglong/contracts/evaluation';
import type { BatchEffect } from '@tenglong/contracts/intake';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, csv, FIRMS, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

// The invented county: firms 1, 2, 5, 3, 4 rank in this order with A, B, B (vetoed to D), C, C.
let county: SmallCounty;
let first: RunDetail;
const run = async () => (await county.office.post('/api/evaluation/runs', { year: 2023 })).json<RunDetail>();
const explain = (id: string, firm: number) =>
  county.read<Explanation>(`/api/evaluation/runs/${id}/enterprises/${code(firm)}`);
const add = (firm: number, kind: string, grade: string, basis = '第 7 次专班会议') =>
  county.office.post('/api/evaluation/adjustments', {
    year: 2023,
    creditCode: code(firm),
    kind,
    grade,
    basis,
  });
const list = () => county.read<GradeAdjustment[]>('/api/evaluation/adjustments?year=2023');

beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  first = await run();
});
afterAll(() => county.close());

describe('a grade granted or imposed by name', () => {
  test('counts from the next run on, with its reason, and takes nobody’s place', async () => {
    county.clock.advance({ minutes: 1 });
    expect((await add(4, 'atLeast', 'A', '年产 3 亿元项目')).statusCode).toBe(200);
    expect((await add(1, 'atMost', 'B')).statusCode).toBe(200);
    expect((await list()).map(({ inLatestRun }) => inLatestRun)).toEqual([false, false]);
    const stale = await county.read<RunDetail>(`/api/evaluation/runs/${first.id}`);
    expect(stale.stale).toEqual(['之后登记或撤销 2 项等级调整']);
    county.clock.advance({ minutes: 1 });
    const next = await run();
    const raised = await explain(next.id, 4);
    expect([raised.preliminary, raised.grade, raised.rank]).toEqual(['C', 'A', 5]);
    expect(raised.adjustments).toEqual([
      expect.objectContaining({
        kind: 'promotion',
        from: 'C',
        to: 'A',
        text: expect.stringContaining('年产 3 亿元项目'),
      }),
    ]);
    const lowered = await explain(next.id, 1);
    expect([lowered.preliminary, lowered.grade]).toEqual(['A', 'B']);
    expect(lowered.adjustments[0]).toMatchObject({
      kind: 'demotion',
      text: '核定不高于 B（第 7 次专班会议）',
    });
    // The others keep theirs.
    expect((await explain(next.id, 2)).grade).toBe('B');
    const compared = await county.read<RunComparison>(`/api/evaluation/runs/${first.id}/compare/${next.id}`);
    expect(compared.rows.map(({ creditCode, why }) => [creditCode, why]).sort()).toEqual(
      [
        [code(1), ['登记的等级调整有变']],
        [code(4), ['登记的等级调整有变']],
      ].sort(),
    );
    expect((await list()).every(({ inLatestRun }) => inLatestRun)).toBe(true);
    expect((await run()).capsuleHash).toBe(next.capsuleHash);
  });

  test('a veto beats a promotion', async () => {
    county.clock.advance({ minutes: 1 });
    await add(5, 'atLeast', 'A');
    expect((await explain((await run()).id, 5)).grade).toBe('D');
  });

  test('the preview of a batch counts them like the run that follows', async () => {
    const sheet = csv([
      ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'],
      ['2023', code(4), name(4), '上', '10', FIRMS[3]!.sales],
    ]);
    const batch = await county.drop('纳税开票2023.csv', sheet);
    const effect = await county.read<BatchEffect>(`/api/intake/batches/${batch.id}/effect`);
    expect(effect.gradeMoves.find(({ creditCode }) => creditCode === code(4))).toBeUndefined();
  });

  test('taken back with a reason, it stays on record and in the runs that had it', async () => {
    const held = (await list()).find(({ creditCode }) => creditCode === code(1))!;
    const url = `/api/evaluation/adjustments/${held.id}/withdrawal`;
    expect((await county.office.post(url, { why: '' })).json().code).toBe('INPUT_INVALID');
    county.clock.advance({ minutes: 1 });
    const withdrawn = (await county.office.post(url, { why: '核实有误' })).json<GradeAdjustment>();
    expect([withdrawn.withdrawnBy, withdrawn.withdrawnWhy, withdrawn.inLatestRun]).toEqual([
      '甲',
      '核实有误',
      false,
    ]);
    expect((await county.office.post(url, { why: '再撤' })).json()).toMatchObject({
      code: 'ADJUSTMENT_WITHDRAWN',
      details: [{ message: '2023-09-01 甲：撤销等级调整' }],
    });
    const next = await run();
    expect((await explain(next.id, 1)).grade).toBe('A');
    const audit = (await (await county.as('auditor')).get(`/api/audit?subject=${code(1)}`)).json<{
      rows: { action: string }[];
    }>();
    const changes = audit.rows.filter(({ action }) => action !== 'evaluation.explained');
    expect(changes.map(({ action }) => action)).toEqual([
      'evaluation.adjustmentWithdrawn',
      'evaluation.adjusted',
    ]);
  });

  test.each([
    ['no reason', { kind: 'atLeast', grade: 'A', basis: ' ' }, 'INPUT_INVALID'],
    ['no worse than D, which everybody is', { kind: 'atLeast', grade: 'D', basis: '文' }, 'INPUT_INVALID'],
    ['no better than A, which everybody is', { kind: 'atMost', grade: 'A', basis: '文' }, 'INPUT_INVALID'],
    ['the same again', { kind: 'atLeast', grade: 'B', basis: '文' }, 'ADJUSTMENT_EXISTS'],
    [
      'a promotion under a scheme that grants none',
      { creditCode: code(8), kind: 'atLeast', grade: 'B', basis: '文' },
      'PROMOTION_NOT_OPEN',
    ],
  ])('is refused: %s', async (_title, body, problem) => {
    const answer = await county.office.post('/api/evaluation/adjustments', {
      year: 2023,
      creditCode: code(4),
      ...body,
    });
    expect(answer.json().code).toBe(problem);
  });

  test('is registered once, though its form comes twice in one moment', async () => {
    const body = { year: 2022, creditCode: code(4), kind: 'atMost', grade: 'C', basis: '文' };
    const send = () => county.office.post('/api/evaluation/adjustments', body);
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
  });

  test('a reader may look and not register', async () => {
    expect((await county.reader.get('/api/evaluation/adjustments?year=2023')).statusCode).toBe(200);
    const answer = await county.reader.post('/api/evaluation/adjustments', {
      year: 2023,
      creditCode: code(2),
      kind: 'atMost',
      grade: 'C',
      basis: '文',
    });
    expect(answer.json().code).toBe('NOT_ALLOWED');
  });
});

describe('the source of a baseline', () => {
  const baseline = (indicator: string, query = '') =>
    county.read<BaselineSource>(`/api/evaluation/runs/${first.id}/baselines/${indicator}${query}`);

  test('writes out Σ ÷ Σ with its population and the plan’s parameters', async () => {
    // 500 万元 on 100 亩, twice over, for five firms; both industries have fewer than the five members asked for.
    const found = await baseline('taxPerMu', `?creditCode=${code(2)}`);
    expect(found).toMatchObject({
      origin: 'ratioOfSums',
      figure: 10,
      numerator: { title: '实缴税金', sum: '500' },
      denominator: { sum: '100' },
      factor: '2',
      members: 5,
      listed: 5,
      standsIn: true,
      minimumMembers: 5,
      weight: '45',
      cap: '1.2',
      leftOut: { numeratorUnknown: 0, denominatorUnknown: 0, denominatorNotPositive: 0 },
    });
  });

  test('an indicator or scale that the run does not have is not found', async () => {
    const at = async (path: string) => (await county.office.get(path)).json().code;
    expect(await at(`/api/evaluation/runs/${first.id}/baselines/secret`)).toBe('NOT_FOUND');
  });
});

test('nothing an enterprise’s own page reads names another enterprise', async () => {
  const at = `/api/evaluation/runs/${first.id}/enterprises/${code(2)}`;
  const paths = [
    at,
    `${at}/ways`,
    `/api/evaluation/runs/${first.id}/baselines/taxPerMu?creditCode=${code(2)}`,
  ];
  const others = FIRMS.map((_, place) => place + 1).filter((firm) => firm !== 2);
  for (const path of paths) {
    const { body } = await county.reader.get(path);
    for (const firm of others) {
      expect(body, path).not.toContain(code(firm));
      expect(body, path).not.toContain(name(firm));
    }
  }
});
