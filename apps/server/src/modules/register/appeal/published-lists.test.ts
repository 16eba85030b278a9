import type { RunDetail } from '@tenglong/contracts/evaluation';
import type { AppealDesk, EntryDetail, PublicationList, PublicationPage } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../../test/app.ts';
import { code, name } from '../../../../test/plans/yunping.ts';
import { APPEALS } from '../../../../test/plans/yunping-appeals.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../../test/small-county.ts';

let county: SmallCounty;
let run: RunDetail;
let firm: TestClient;
const entries = new Map<number, EntryDetail>();

const problem = (answer: Awaited<ReturnType<TestClient['get']>>) => [answer.statusCode, answer.json().code];
const said = (answer: Awaited<ReturnType<TestClient['get']>>): string =>
  (answer.json().details ?? []).map(({ message }: { message: string }) => message).join();
const publish = (change = {}) =>
  county.office.post('/api/publications', {
    against: 'cleanup',
    title: '低效整治名单',
    closes: '2023-09-01T18:00',
    ...change,
  });
const appeal = (client: TestClient, fields: object, firmNo = 1) =>
  client.post('/api/registers/objection/entries', {
    subjectId: code(firmNo),
    subjectName: name(firmNo),
    unitId: null,
    fields: { item: `异议 ${Math.random()}`, notice: '1', ...fields },
  });
const page = (client: TestClient, no = 1) =>
  client.get(`/api/publications/${no}`).then((answer) => answer.json<PublicationPage>());
const gradeOf = async (runId: string, firmNo: number) =>
  (await (await county.as('office')).get(`/api/evaluation/runs/${runId}/enterprises/${code(firmNo)}`)).json<{
    grade: string;
  }>().grade;

beforeAll(async () => {
  county = await createSmallCounty((documents) => [
    ...documents,
    { path: 'registers/objection.yaml', value: APPEALS },
  ]);
  await sendAll(county);
  run = (await county.office.post('/api/evaluation/runs', { year: 2023 })).json();
  for (const firmNo of [1, 3, 5]) {
    const body = {
      subjectId: code(firmNo),
      subjectName: name(firmNo),
      unitId: null,
      fields: { freed: '0.5' },
    };
    entries.set(firmNo, (await county.office.post('/api/registers/cleanup/entries', body)).json());
  }
  firm = await county.as('enterprise');
});
afterAll(() => county.close());

describe('a list that is published', () => {
  test('is one the plan has, with something on it, and of a kind that says which', async () => {
    expect(said(await publish({ against: 'other' }))).toBe('请选公示的是哪张清单');
    expect(said(await publish({ against: 'other', register: 'objection' }))).toContain('没有这张清单');
    expect(said(await publish({ register: 'objection' }))).toBe('这一类公示的是另一张清单');
    expect(said(await publish({ stages: ['nowhere'] }))).toBe('清单里没有所选的阶段');
    expect(said(await publish({ stages: ['done'] }))).toContain('没有可公示的');
    expect(said(await publish({ against: 'evaluation', runId: run.id, register: 'cleanup' }))).toContain(
      '不选清单',
    );
    const { publications, lists } = (await publish()).json<PublicationList>();
    expect(publications).toMatchObject([{ number: 1, register: 'cleanup', rows: 3, runId: null }]);
    expect(lists.map(({ id }) => id)).toContain('cleanup');
    expect(lists.map(({ id }) => id)).not.toContain('objection');
  });

  test('stays as it was when the entries move on, and nobody can change it', async () => {
    const before = await page(county.office);
    expect(before.rows.map(({ place, name: of }) => [place, of])).toHaveLength(3);
    expect(before.figures).toEqual([before.rows.find((row) => row.name === name(1))?.said[0]?.label]);
    expect(before.digest).toMatch(/^[0-9a-f]{64}$/);
    const { id, revision } = entries.get(1) as EntryDetail;
    const amend = { kind: 'amend', revision, fields: { freed: '9' } };
    expect((await county.office.post(`/api/entries/${id}/events`, amend)).statusCode).toBe(200);
    expect(await page(county.office)).toEqual(before);
    for (const statement of [
      sql`update publication_rows set subject_name = '别人'`,
      sql`delete from publication_rows`,
    ]) {
      await expect(county.database.db.transaction((tx) => tx.run(statement))).rejects.toThrow();
    }
  });

  test('shows an enterprise its own row, a township those of its unit, and how many there are', async () => {
    const own = await page(firm);
    expect([own.rows.map((row) => row.name), own.withheld]).toEqual([[name(1)], 2]);
    const town = await page(await county.as('township'));
    expect([town.rows.map((row) => row.name).sort(), town.withheld]).toEqual([[name(1), name(5)].sort(), 1]);
  });
});

describe('an appeal over a published list', () => {
  const placeOf = async (firmNo: number) =>
    (await page(await county.as('office'))).rows.find((row) => row.name === name(firmNo))?.place ?? 0;

  test('says what is wrong and names its row: one that is there and its own', async () => {
    const place = String(await placeOf(1));
    expect(said(await appeal(firm, {}))).toContain('请选申诉什么');
    expect(said(await appeal(firm, { plea: 'removed' }))).toContain('第几行');
    for (const row of ['0', '99', '2147483648', '99999999999999']) {
      expect(said(await appeal(firm, { plea: 'removed', row }))).toBe('公示里没有这一行');
    }
    expect(problem(await appeal(firm, { notice: '99999999999999', plea: 'missing' }))).toEqual([
      404,
      'PUBLICATION_NOT_FOUND',
    ]);
    expect(said(await appeal(firm, { plea: 'removed', row: String(await placeOf(3)) }))).toBe(
      '这一行不是所选的企业',
    );
    expect(said(await appeal(firm, { plea: 'corrected', row: place }))).toBe('请写明应改为什么');
    expect(said(await appeal(firm, { plea: 'grade', row: place, claim: 'A' }))).toContain('不能申诉等级');
  });

  test('has the row as it was published and what would become of the list written down', async () => {
    const place = await placeOf(1);
    const made = (await appeal(firm, { plea: 'removed', row: String(place) })).json<EntryDetail>();
    expect(made.fields.published).toMatch(new RegExp(`^第 ${place} 行 ${name(1)}（石桥街道），`));
    // Firms 1 and 5 are of 石桥街道.
    expect(made.fields.effect).toBe('采纳的，公示 3 条减为 2 条，石桥街道 2 条减为 1 条');
    const desk = await county.read<AppealDesk>(`/api/entries/${made.id}/appeal`);
    expect(desk.row).toMatchObject({ place, name: name(1), said: [{ text: '0.5' }] });
    const left = (await appeal(await county.as('office'), { plea: 'missing' }, 6)).json<EntryDetail>();
    expect(left.fields.effect).toBe('采纳的，公示 3 条增为 4 条');
  });

  test('is not heard a minute after the closing one', async () => {
    county.clock.advance({ hours: 8, minutes: 1 });
    firm = await county.as('enterprise');
    const late = await appeal(firm, { plea: 'removed', row: String(await placeOf(1)) });
    expect(said(late)).toContain('公示已于 2023-09-01 18:00 截止');
  });
});

describe('an appeal over a grade', () => {
  const over = { notice: '2', plea: 'grade' };
  let entry: EntryDetail;

  test('claims another grade than the one published', async () => {
    const office = await county.as('office');
    const window = {
      against: 'evaluation',
      title: '评价结果',
      runId: run.id,
      closes: '2023-09-02T18:00',
    };
    expect((await office.post('/api/publications', window)).statusCode).toBe(200);
    expect(problem(await office.get('/api/publications/2'))).toEqual([404, 'NOT_FOUND']);
    const grade = await gradeOf(run.id, 4);
    expect(said(await appeal(office, over, 4))).toBe('请选主张的等级');
    expect(said(await appeal(office, { ...over, claim: grade }, 4))).toBe(`公布的就是 ${grade} 类`);
    entry = (await appeal(office, { ...over, claim: 'B' }, 4)).json();
    expect(entry.fields).toMatchObject({ before: grade, after: 'B' });
    expect(entry.fields.effect).toMatch(new RegExp(`${grade} 类 → B 类；得分和名次不变`));
  });

  const rule = async (of: EntryDetail, ruledGrade: string) => {
    const office = await county.as('office');
    const graded = await office.post(`/api/entries/${of.id}/events`, {
      kind: 'move',
      move: 'grade',
      revision: of.revision,
      fields: { ruledGrade },
    });
    expect(graded.statusCode, graded.body).toBe(200);
    const { revision } = graded.json<EntryDetail>();
    await county.database.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage_by = 'another' where id = ${of.id}`),
    );
    const fields = { ruling: 'upheld', grounds: '原件核实', ruledOn: '2023-09-01' };
    return office.post(`/api/entries/${of.id}/events`, { kind: 'move', move: 'rule', revision, fields });
  };

  test('upheld is registered by name with the ruling as its basis and counts from the next run on', async () => {
    expect((await rule(entry, 'B')).statusCode).toBe(200);
    const office = await county.as('office');
    const desk = async () => (await office.get(`/api/entries/${entry.id}/appeal`)).json<AppealDesk>();
    expect((await desk()).inForce).toBe('核定的 B 类已登记，2023 年度重新测算后生效');
    county.clock.advance({ minutes: 1 });
    const next = (await office.post('/api/evaluation/runs', { year: 2023 })).json<RunDetail>();
    expect([await gradeOf(run.id, 4), await gradeOf(next.id, 4)]).toEqual(['C', 'B']);
    expect((await desk()).inForce).toBe(`核定的 B 类已采用，2023 年度第 ${next.number} 次测算起生效`);
    const adjustments = (await office.get('/api/evaluation/adjustments?year=2023')).json<
      { basis: string }[]
    >();
    expect(adjustments.map(({ basis }) => basis)).toContain('第 2 次公示的申诉裁定：原件核实');
  });

  test('of an enterprise that is vetoed is registered, and the veto stands until its report is corrected', async () => {
    const office = await county.as('office');
    expect(await gradeOf(run.id, 5)).toBe('D');
    const vetoed = (await appeal(office, { ...over, claim: 'B' }, 5)).json<EntryDetail>();
    expect((await rule(vetoed, 'B')).statusCode).toBe(200);
    county.clock.advance({ minutes: 1 });
    const next = (await office.post('/api/evaluation/runs', { year: 2023 })).json<RunDetail>();
    expect(await gradeOf(next.id, 5)).toBe('D');
    const desk = (await office.get(`/api/entries/${vetoed.id}/appeal`)).json<AppealDesk>();
    expect(desk.inForce).toContain('否决或降档优先，来文有误的请部门更正');
  });
});
