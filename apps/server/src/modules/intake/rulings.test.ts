import type { Dossier } from '@tenglong/contracts/enterprise';
import type { BatchDetail, IntakeProblem, ProblemPage } from '@tenglong/contracts/intake';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, csv, name, SHEETS } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty } from '../../../test/small-county.ts';

// One slip of each kind that a person can decide on the spot.
const SHEET = csv([
  ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'],
  ['2023', code(1), name(1), '上', '600', '500'],
  ['2023', code(1), name(1), '上', '610', '500'],
  ['2023', code(2), name(2), '上', '约三百', '500'],
  ['2023', '', '云屏丙号老厂', '上', '400', '500'],
  ['2023', '', name(4), '上', '700', '500'],
]);
const FILE = '纳税开票2023.csv';

let county: SmallCounty;
let batch: BatchDetail;
beforeAll(async () => {
  county = await createSmallCounty();
  await county.send('单位名册.csv', SHEETS['单位名册.csv']!);
  batch = await county.drop(FILE, SHEET);
});
afterAll(() => county.close());

const problems = async () =>
  (await county.read<ProblemPage>(`/api/intake/batches/${batch.id}/problems?size=100`)).rows;
const problemOf = async (kind: string): Promise<IntakeProblem> =>
  (await problems()).find((problem) => problem.kind === kind)!;
const rule = (body: object) => county.office.post(`/api/intake/batches/${batch.id}/rulings`, body);
const taxOf = async (firm: number) => {
  const dossier = await county.read<Dossier>(`/api/enterprises/${code(firm)}`);
  const found = dossier.years[0]?.facts.find(({ fact }) => fact === 'taxPaid');
  return [found?.value, found?.state];
};

describe('problems that a person decides', () => {
  test('each kind offers its own moves, held rows first, with the firms a name could mean', async () => {
    const listed = (await problems()).filter(({ actions }) => actions.length > 0);
    expect(listed.map(({ kind, actions }) => [kind, actions])).toEqual([
      ['unknown-enterprise', ['matchEnterprise']],
      ['duplicate-conflicting', ['chooseRow', 'enterValue']],
      ['not-a-number', ['enterValue']],
      ['matched-by-name', ['acceptMatch', 'matchEnterprise']],
    ]);
    expect(listed[0]!.candidates.map(({ creditCode }) => creditCode)).toContain(code(3));
    expect([listed[1]!.rows, listed[1]!.cells]).toEqual([[2, 3], 'E2、E3']);
  });

  test('what is not said in full is refused', async () => {
    const conflict = await problemOf('duplicate-conflicting');
    const number = await problemOf('not-a-number');
    for (const body of [
      { problemId: conflict.id, action: 'chooseRow' },
      { problemId: number.id, action: 'enterValue', value: '约三百' },
      { problemId: number.id, action: 'enterValue' },
    ]) {
      const answer = await rule(body);
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'INTAKE_RULING_INCOMPLETE']);
    }
    expect((await rule({ problemId: 'none', action: 'dismiss' })).json().code).toBe(
      'INTAKE_PROBLEM_NOT_FOUND',
    );
    const denied = await county.reader.post(`/api/intake/batches/${batch.id}/rulings`, {});
    expect(denied.json().code).toBe('NOT_ALLOWED');
  });

  test('a row chosen, a value entered and a firm named are read into the figures', async () => {
    const conflict = await problemOf('duplicate-conflicting');
    expect(
      (await rule({ problemId: conflict.id, action: 'chooseRow', row: 3, reason: '后一行' })).statusCode,
    ).toBe(200);
    const number = await problemOf('not-a-number');
    await rule({
      problemId: number.id,
      action: 'enterValue',
      field: 'paid',
      value: '30',
      reason: '电话核实',
    });
    const stranger = await problemOf('unknown-enterprise');
    const done = await rule({ problemId: stranger.id, action: 'matchEnterprise', creditCode: code(3) });
    const now = done.json<BatchDetail>();
    expect([now.problems!.hold, now.problems!.unknown]).toEqual([0, 0]);
    expect(now.counts).toMatchObject({ byRuling: 1, held: 0 });
    expect(now.revision).toBeGreaterThan(batch.revision);
    batch = await county.commit(now);
    // The chosen row in 千元; what a person enters is in the unit of the plan, 万元.
    expect([await taxOf(1), await taxOf(2), await taxOf(3)]).toEqual([
      ['61', 'known'],
      ['30', 'known'],
      ['40', 'known'],
    ]);
  });

  test('whoever is second is told who ruled what, and changes nothing of it; withdrawn, it is open again', async () => {
    const again = await county.drop('纳税开票2023补.csv', SHEET);
    const on = async (kind: string) =>
      (await county.read<ProblemPage>(`/api/intake/batches/${again.id}/problems?size=100`)).rows.find(
        (one) => one.kind === kind,
      )!;
    const put = (body: object) => county.office.post(`/api/intake/batches/${again.id}/rulings`, body);
    const refused = (message: string) => [409, 'CHANGED_MEANWHILE', [{ path: '', message }]];
    const second = async (body: object) => {
      const answer = await put(body);
      return [answer.statusCode, answer.json().code, answer.json().details];
    };
    const { id } = await on('not-a-number');
    const enter = (value: string) => ({
      problemId: id,
      action: 'enterValue',
      field: 'paid',
      value,
      reason: '电话核实',
    });
    expect((await put(enter('30'))).statusCode).toBe(200);
    expect(await second(enter('31'))).toEqual(refused('2023-09-01 甲：填数 30，电话核实'));
    const withdrawn = { problemId: id, action: 'withdraw' };
    expect((await put(withdrawn)).statusCode).toBe(200);
    expect(await second(withdrawn)).toEqual(refused('2023-09-01 甲：撤回了裁定'));
    expect((await put(enter('32'))).statusCode).toBe(200);
    // Two at once: one ruling stands, the other is told of it.
    const conflict = await on('duplicate-conflicting');
    const rows = [2, 3].map((row) =>
      put({ problemId: conflict.id, action: 'chooseRow', row, reason: '查过' }),
    );
    const answers = await Promise.all(rows);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const first = answers.findIndex(({ statusCode }) => statusCode === 200);
    expect(answers[1 - first]!.json().details).toEqual([
      { path: '', message: `2023-09-01 甲：以第 ${[2, 3][first]} 行为准，查过` },
    ]);
    expect((await county.office.delete(`/api/intake/batches/${again.id}`)).statusCode).toBe(204);
  });

  test('a firm once named is known in the next file, and in the same one reopened', async () => {
    await county.undo(batch);
    const again = await county.drop(FILE, SHEET);
    batch = again;
    expect(again.counts).toMatchObject({ byRuling: 1, held: 0 });
    const opened = await county.office.post(`/api/intake/batches/${again.id}/reopen`);
    expect(opened.json<BatchDetail>().counts).toMatchObject({ byRuling: 1 });
  });
});
