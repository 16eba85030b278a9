import type { RunDetail } from '@tenglong/contracts/evaluation';
import type { AppealDesk, AppealEffect, EntryDetail, PublicationList } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../../test/app.ts';
import { code, csv, name } from '../../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll, upload } from '../../../../test/small-county.ts';

const text = (label: string, options?: Record<string, string>) => ({
  type: 'text',
  label,
  sensitivity: 'public',
  ...(options && { options }),
});
const number = (label: string) => ({ type: 'number', label, decimals: 4, sensitivity: 'restricted' });
const date = (label: string) => ({ type: 'date', label, sensitivity: 'public' });
const GRADES = { A: 'A', B: 'B', C: 'C', D: 'D', none: '不涉及' };

/** A list that hears appeals, as short as it can be: received, ruled. */
const APPEALS = {
  id: 'objection',
  title: '异议清单',
  shortTitle: '异议',
  clauses: ['1'],
  subject: 'enterprise',
  subjectLabel: '企业',
  measure: '件',
  severalBy: 'item',
  fields: {
    notice: number('公示号'),
    against: text('异议对象', { evaluation: '绩效评价', other: '其他' }),
    from: date('起'),
    to: date('止'),
    item: text('事项'),
    fact: text('哪个数', { landMu: '占地面积', taxPaid: '实缴税金' }),
    published: text('公布值'),
    proposed: number('主张'),
    effect: text('影响'),
    before: text('原等级', GRADES),
    after: text('改后等级', GRADES),
    verified: number('核定'),
    ruling: text('裁定', { upheld: '采纳', rejected: '不采纳' }),
    grounds: text('理由'),
    ruledOn: date('裁定日期'),
  },
  evidence: {},
  stages: [
    { id: 'received', title: '收到', deadline: { days: 2, count: 'working' } },
    { id: 'ruled', title: '已裁定', kind: 'closed' },
  ],
  opening: {
    title: '提异议',
    stage: 'received',
    by: ['enterprise', 'unit', 'office'],
    fields: ['item'],
    optional: ['notice', 'fact', 'proposed'],
  },
  moves: [
    {
      id: 'rule',
      title: '裁定',
      from: ['received'],
      to: 'ruled',
      by: ['office'],
      second: true,
      fields: ['ruling', 'grounds', 'ruledOn'],
    },
  ],
  publication: {
    number: 'notice',
    against: 'against',
    from: 'from',
    to: 'to',
    fact: 'fact',
    published: 'published',
    proposed: 'proposed',
    effect: 'effect',
    before: 'before',
    after: 'after',
    verified: 'verified',
    ruling: 'ruling',
    takes: ['upheld'],
    grounds: 'grounds',
  },
};

let county: SmallCounty;
let run: RunDetail;
let firm: TestClient;

const problem = (answer: Awaited<ReturnType<TestClient['get']>>) => [answer.statusCode, answer.json().code];
const said = (answer: Awaited<ReturnType<TestClient['get']>>): string =>
  (answer.json().details ?? []).map(({ message }: { message: string }) => message).join();
const runYear = async () =>
  (await county.office.post('/api/evaluation/runs', { year: 2023 })).json<RunDetail>();
const totalOf = async (runId: string) =>
  (await (await county.as('office')).get(`/api/evaluation/runs/${runId}/enterprises/${code(1)}`)).json<{
    total: number;
  }>().total;

beforeAll(async () => {
  county = await createSmallCounty((documents) => [
    ...documents,
    { path: 'registers/objection.yaml', value: APPEALS },
  ]);
  await sendAll(county);
  run = await runYear();
  firm = await county.as('enterprise');
});
afterAll(() => county.close());

const publish = (client: TestClient, change = {}) =>
  client.post('/api/publications', {
    against: 'evaluation',
    title: '2023 年度绩效评价结果',
    runId: run.id,
    closes: '2023-09-01T11:00',
    ...change,
  });
/** An appeal of firm 1 over its land. */
const appeal = (client: TestClient, fields: object, firmNo = 1) =>
  client.post('/api/registers/objection/entries', {
    subjectId: code(firmNo),
    subjectName: name(firmNo),
    unitId: null,
    fields: { item: `占地不对 ${Math.random()}`, ...fields },
  });
const LAND = { notice: '1', fact: 'landMu', proposed: '8' };

describe('a publication', () => {
  test('is opened by the office alone, to a minute that is still to come', async () => {
    expect(problem(await publish(firm))).toEqual([403, 'NOT_ALLOWED']);
    // It is ten o'clock: the very minute is too late.
    expect(problem(await publish(county.office, { closes: '2023-09-01T10:00' }))).toEqual([
      400,
      'INPUT_INVALID',
    ]);
    expect(problem(await publish(county.office, { runId: null }))).toEqual([400, 'INPUT_INVALID']);
    expect(problem(await publish(county.office, { against: 'nothing' }))).toEqual([400, 'INPUT_INVALID']);
    const { publications } = (await publish(county.office)).json<PublicationList>();
    expect(publications).toMatchObject([{ number: 1, state: 'open', closes: '2023-09-01 11:00' }]);
  });
});

describe('an appeal', () => {
  let entry: EntryDetail;

  test('against nothing that was published is not heard', async () => {
    expect(said(await appeal(firm, {}))).toContain('没有写明对哪一次公示申诉');
    expect(problem(await appeal(firm, { notice: '7' }))).toEqual([404, 'PUBLICATION_NOT_FOUND']);
  });

  test('that proposes a figure says which, and the other way round', async () => {
    expect(problem(await appeal(firm, { notice: '1', proposed: '8' }))).toEqual([400, 'INPUT_INVALID']);
    expect(problem(await appeal(firm, { notice: '1', fact: 'landMu' }))).toEqual([400, 'INPUT_INVALID']);
  });

  test('fills in what is its own and not how it is ruled, nor what the platform works out', async () => {
    for (const field of ['verified', 'ruling', 'grounds', 'effect', 'from', 'against']) {
      const answer = await appeal(firm, { ...LAND, [field]: field === 'verified' ? '1' : 'other' });
      expect(answer.statusCode, field).not.toBe(200);
    }
  });

  test('shows what its figure would do before it is made, by the same code as the what-if', async () => {
    const asked = { creditCode: code(1), fact: 'landMu', value: '8' };
    const effect = (await firm.post('/api/publications/1/effect', asked)).json<AppealEffect>();
    const tried = await firm.post(`/api/evaluation/runs/${run.id}/enterprises/${code(1)}/what-if`, {
      facts: { landMu: '8' },
    });
    expect(effect.after.total).toBe(tried.json().total);
    expect(effect).toMatchObject({ title: '占地面积', unit: '亩', published: '10', proposed: '8' });
    expect(effect.before.total).toBe(await totalOf(run.id));
  });

  test('an enterprise tries no figure of another, and a department none at all', async () => {
    const asked = { creditCode: code(2), fact: 'landMu', value: '8' };
    expect(problem(await firm.post('/api/publications/1/effect', asked))).toEqual([
      404,
      'ENTERPRISE_NOT_FOUND',
    ]);
    const department = await county.as('department');
    expect(problem(await department.post('/api/publications/1/effect', asked))).toEqual([
      403,
      'FIGURES_WITHHELD',
    ]);
  });

  test('in the window is heard with its effect written down', async () => {
    entry = (await appeal(firm, LAND)).json<EntryDetail>();
    expect(entry.fields).toMatchObject({ against: 'evaluation', from: '2023-09-01', to: '2023-09-01' });
    expect(entry.fields.effect).toMatch(
      /^[\d.]+ 分、第 \d+ 名、[ABCD] 类 → [\d.]+ 分、第 \d+ 名、[ABCD] 类$/,
    );
    expect(entry.fields.published).toBe('占地面积 10 亩');
  });

  test('is heard while the clock shows the closing minute, and a minute later no more', async () => {
    county.clock.advance({ minutes: 59, seconds: 59 });
    firm = await county.as('enterprise');
    expect((await appeal(firm, LAND)).statusCode).toBe(200);
    county.clock.advance({ seconds: 60 });
    expect((await appeal(firm, LAND)).statusCode).toBe(200);
    county.clock.advance({ seconds: 1 });
    const late = await appeal(firm, LAND);
    expect(said(late)).toContain('公示已于 2023-09-01 11:00 截止');
    const office = await county.as('office');
    expect(problem(await appeal(office, LAND))).toEqual([409, 'ENTRY_REFUSED']);
  });

  test('upheld puts its figure in force for the next run, with the ruling as its source', async () => {
    const office = await county.as('office');
    const before = await totalOf(run.id);
    const desk = (await office.get(`/api/entries/${entry.id}/appeal`)).json<AppealDesk>();
    const [effect] = desk.effects;
    expect(desk).toMatchObject({ inForce: '', publication: { state: 'closed' } });
    const rule = { kind: 'move', move: 'rule', revision: 1 };
    const fields = { ruling: 'upheld', grounds: '实测 8 亩', ruledOn: '2023-09-01', verified: '8' };
    const ruled = await office.post(`/api/entries/${entry.id}/events`, { ...rule, fields });
    expect(ruled.statusCode, ruled.body).toBe(200);
    const again = (await office.post('/api/evaluation/runs', { year: 2023 })).json<RunDetail>();
    expect(await totalOf(again.id)).toBe(effect?.after.total);
    expect(await totalOf(run.id)).toBe(before);
    const capsule = (await office.get(`/api/evaluation/runs/${again.id}/capsule`)).body;
    expect(capsule).toContain('第 1 次公示的申诉裁定：实测 8 亩');
    const told = (await office.get(`/api/entries/${entry.id}/appeal`)).json<AppealDesk>();
    expect(told.inForce).toBe(`裁定的数已采用，2023 年度第 ${again.number} 次测算起生效`);
  });

  test('is shown to the next one like it, to others without the name and the words', async () => {
    const office = await county.as('office');
    const { publications } = (
      await publish(office, { closes: '2023-09-01T18:00', title: '再公示' })
    ).json<PublicationList>();
    expect(publications[0]?.number).toBe(2);
    const made = await appeal(await county.as('office'), { ...LAND, notice: '2' }, 3);
    const next = made.json<EntryDetail>();
    const seen = (await office.get(`/api/entries/${next.id}/appeal`)).json<AppealDesk>();
    expect(seen.similar).toMatchObject([
      { entryId: entry.id, name: name(1), ruling: '采纳', grounds: '实测 8 亩', sameFigure: true },
    ]);
    const own = (await appeal(firm, { notice: '2', fact: 'taxPaid', proposed: '1100' })).json<EntryDetail>();
    await county.database.db.transaction((tx) =>
      tx.run(sql`
        update register_entries set stage = 'ruled', closed_on = '2023-09-01',
          fields = fields || jsonb_build_object('ruling', 'rejected', 'grounds', ${`${name(3)}没有佐证`}::text)
        where id = ${next.id}`),
    );
    const answer = await firm.get(`/api/entries/${own.id}/appeal`);
    expect(answer.body).not.toContain(name(3));
    // Ruled on the same day, neither comes before the other.
    const { similar } = answer.json<AppealDesk>();
    expect(similar).toHaveLength(2);
    expect(similar.find(({ ruling }) => ruling === '不采纳')).toMatchObject({
      name: '另一家企业',
      grounds: '',
      entryId: null,
    });
    expect(similar.find(({ ruling }) => ruling === '采纳')).toMatchObject({ name: name(1) });
  });

  test('rests once the department reports another figure than the one appealed against', async () => {
    const office = await county.as('office');
    const land = csv([
      ['年份', '代码', '使用单位', '图斑号', '占地面积（亩）', '承租户数'],
      ['2023', code(1), name(1), 'T1', '9', '0'],
    ]);
    const sent = (await upload(office, '/api/intake/batches', '占地台账2023.csv', land)).json();
    let batch = sent;
    while (batch.status === 'reading') {
      batch = (await office.get(`/api/intake/batches/${sent.id}`)).json();
    }
    await office.post(`/api/intake/batches/${batch.id}/commit`, { revision: batch.revision });
    const told = (await office.get(`/api/entries/${entry.id}/appeal`)).json<AppealDesk>();
    expect(told.inForce).toBe('裁定的数已不再采用：部门后来报了别的数');
  });
});

describe('a publication whose form is sent twice', () => {
  test('is opened once', async () => {
    const submission = '0198c5a2-0000-7000-8000-000000000003';
    const office = await county.as('office');
    const numbers = async () =>
      (await office.get('/api/publications'))
        .json<PublicationList>()
        .publications.map(({ number }) => number);
    const before = await numbers();
    const ask = () => publish(office, { closes: '2023-09-02T18:00', submission });
    expect((await ask()).statusCode).toBe(200);
    expect(problem(await ask())).toEqual([409, 'ALREADY_SUBMITTED']);
    expect(await numbers()).toEqual([Math.max(...before) + 1, ...before]);
  });
});
