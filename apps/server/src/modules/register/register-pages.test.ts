import type {
  EntryBoard,
  EntryDetail,
  EntryPage,
  EntrySums,
  ListedEntry,
  RegisterDetail,
  Todo,
  TodoCount,
} from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../test/app.ts';
import { code, name } from '../../../test/plans/yunping.ts';
import { readTexts } from '../../../test/read-workbook.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';
import { todoWords } from './list-todo.ts';

let county: SmallCounty;
let town: TestClient;
let lead: TestClient;
const entries = new Map<number, EntryDetail>();

/** Firms 1, 5 and 6 are of 石桥街道, 3 of 屏水镇. */
const open = async (firm: number, fields: Record<string, string> = {}) => {
  const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields };
  const answer = await county.office.post('/api/registers/cleanup/entries', body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  entries.set(firm, answer.json());
};
const get = async <Body>(client: TestClient, url: string): Promise<Body> => {
  const answer = await client.get(url);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const idOf = (firm: number) => entries.get(firm)?.id ?? '';
/** Puts an entry into a stage with a deadline, past its steps, which other tests take. */
const put = (firm: number, stage: string, dueOn: string | null, closedOn: string | null = null) =>
  county.deps.db.transaction((tx) =>
    tx.run(sql`update register_entries set stage = ${stage}, due_on = ${dueOn}, closed_on = ${closedOn}
      where id = ${idOf(firm)}`),
  );

beforeAll(async () => {
  county = await createSmallCounty();
  town = await county.as('township');
  lead = await county.as('department');
  await sendAll(county);
  await open(1, { freed: '0.1' });
  await open(5, { freed: '0.2', way: 'close' });
  await open(6);
  await open(3, { freed: '7' });
  // Today is 1 September 2023.
  await put(1, 'working', '2023-08-31');
  await put(5, 'working', '2023-09-04');
  await put(6, 'working', '2023-09-05');
  await put(3, 'checking', '2023-09-01');
});
afterAll(() => county.close());

describe('the page of a register', () => {
  test('opens with the sentence: what is done of what is asked, and who is behind', async () => {
    // 609 of 1,096 days have passed: 7 of 12, 4 of 8, 6 of 10 and 6 of 10 should be done.
    const detail = await get<RegisterDetail>(county.office, '/api/registers/cleanup');
    expect(detail.sentence).toBe('低效整治 0/41 家已办结，石桥、屏水、云屏高新区等 4 个乡镇落后');
    expect(detail.lead).toBe('按序时应完成 23 家。在办 4 家，其中逾期 1 家。');
    expect(detail).toMatchObject({ mayOpen: true, open: 4, closed: 0, done: '0', rate: 0, expected: '23' });
  });

  test('adds up, and says what the plan’s total leaves to be allotted', async () => {
    const { progress } = await get<RegisterDetail>(county.office, '/api/registers/cleanup');
    const [firms] = progress;
    expect(firms).toMatchObject({ target: '41', unallotted: '1', open: 4, unknown: 0 });
    expect(firms?.units.map(({ target, open: doing }) => [target, doing])).toEqual([
      ['12', 3],
      ['8', 0],
      ['10', 1],
      ['10', 0],
    ]);
  });

  test('speaks to a township of its own task alone', async () => {
    const detail = await get<RegisterDetail>(town, '/api/registers/cleanup');
    expect(detail.sentence).toBe('低效整治 0/12 家已办结，比序时少 7 家');
    expect(detail).toMatchObject({ target: '12', mayOpen: false, opening: null });
    expect(detail.progress[0]?.units.map(({ unitName }) => unitName)).toEqual(['石桥街道']);
  });

  test('sums numbers exactly over the filter and counts what is not reported', async () => {
    const sums = await get<EntrySums>(county.office, '/api/registers/cleanup/sums?stage=working');
    expect(sums).toEqual({ total: 3, sums: { freed: { value: '0.3', unknown: 1 } } });
    const none = await get<EntrySums>(county.office, '/api/registers/cleanup/sums?q=没有这家');
    expect(none.total).toBe(0);
  });

  test('narrows to all open stages by one word', async () => {
    await put(3, 'done', null, '2023-09-01');
    const names = async (query: string) =>
      (await get<EntryPage>(county.office, `/api/registers/cleanup/entries?${query}`)).rows.map(
        ({ subjectName }) => subjectName,
      );
    expect(await names('stage=open')).toEqual([name(1), name(5), name(6)]);
    expect(await names('stage=open,done&sort=stage&dir=desc')).toHaveLength(4);
    await put(3, 'checking', '2023-09-01');
  });

  test('as a board has a column for each stage, the soonest due first', async () => {
    const { columns } = await get<EntryBoard>(county.office, '/api/registers/cleanup/board');
    expect(columns.map(({ title, count, overdue, rows }) => [title, count, overdue, rows.length])).toEqual([
      ['整改', 3, 1, 3],
      ['验收', 1, 0, 1],
      ['办结', 0, 0, 0],
    ]);
    expect(columns[0]?.rows.map(({ subjectName }) => subjectName)).toEqual([name(1), name(5), name(6)]);
  });

  test('goes into a workbook as shown, safe from formulas, and is audited', async () => {
    await county.deps.db.transaction((tx) =>
      tx.run(sql`update register_entries set subject_name = '=1+1' where id = ${idOf(6)}`),
    );
    const url =
      '/api/registers/cleanup/export?columns=freed,way&filterText=阶段 整改&stage=working&sort=field.freed';
    const texts = await readTexts((await county.office.get(encodeURI(url))).rawPayload);
    expect(texts).toMatchObject({ A1: '低效企业整治清单', A2: '筛选：阶段 整改，共 3 家' });
    expect(texts.A3).toBe('腾出用地 1 家未报，未计入合计');
    const rows = Object.entries(texts)
      .filter(([cell]) => cell.startsWith('C'))
      .map(([, text]) => text);
    // Stored as text with the sheet's own quote mark, which the writer's tests look at.
    expect(rows.slice(3, 7)).toEqual(['企业', name(1), name(5), '=1+1']);
    expect(Object.values(texts)).toEqual(
      expect.arrayContaining(['关停', '0.3', '腾出用地（亩）', '整治办法']),
    );
    const rowsOfAudit = await county.deps.db.read((tx) =>
      tx.rows<{ action: string }>(sql`select action from audit_log where action = 'register.exported'`),
    );
    expect(rowsOfAudit).toHaveLength(1);
    await county.deps.db.transaction((tx) =>
      tx.run(sql`update register_entries set subject_name = ${name(6)} where id = ${idOf(6)}`),
    );
  });

  test('keeps a township to its own entries in every view, even when it asks for others by name', async () => {
    const asked = `unit=339921003&q=${encodeURIComponent(name(3))}`;
    for (const view of ['entries', 'sums']) {
      const { total } = await get<EntrySums>(town, `/api/registers/cleanup/${view}?${asked}`);
      expect([view, total]).toEqual([view, 0]);
    }
    const { columns } = await get<EntryBoard>(town, '/api/registers/cleanup/board');
    expect(columns.map(({ count }) => count)).toEqual([3, 0, 0]);
    const texts = await readTexts((await town.get('/api/registers/cleanup/export')).rawPayload);
    expect(Object.values(texts)).toContain(name(1));
    expect(Object.values(texts)).not.toContain(name(3));
  });

  test('tells of one enterprise which lists it stands on', async () => {
    const listed = await get<ListedEntry[]>(county.office, `/api/subjects/${code(1)}/entries`);
    expect(listed.map(({ registerTitle, stageTitle }) => [registerTitle, stageTitle])).toEqual([
      ['低效企业整治清单', '整改'],
    ]);
    expect(await get<ListedEntry[]>(town, `/api/subjects/${code(3)}/entries`)).toEqual([]);
  });
});

describe('what waits for somebody', () => {
  const groups = (todo: Todo) =>
    todo.groups.map(({ id, count, rows }) => [id, count, rows.map(({ subjectName }) => subjectName)]);

  test('is overdue up to yesterday, soon up to the third day, then later', async () => {
    const todo = await get<Todo>(town, '/api/todo');
    expect(groups(todo)).toEqual([
      ['overdue', 1, [name(1)]],
      ['soon', 1, [name(5)]],
      ['later', 1, [name(6)]],
      ['waiting', 0, []],
    ]);
    expect(todo).toMatchObject({
      sentence: '3 件待办，先办逾期的 1 件',
      lead: '9 月 1 日。三天内到期 1 件。',
    });
    expect(todo.groups[0]?.rows[0]).toMatchObject({
      registerTitle: '低效企业整治清单',
      next: { title: '报验', mine: true },
    });
    expect(await get<TodoCount>(town, '/api/todo/count')).toEqual({ mine: 3 });
  });

  test('a department waits for the signatures before its own step', async () => {
    expect(groups(await get<Todo>(lead, '/api/todo'))).toEqual([
      ['overdue', 0, []],
      ['soon', 0, []],
      ['later', 0, []],
      ['waiting', 4, [name(1), name(3), name(5), name(6)]],
    ]);
    const signed = JSON.stringify([{ department: 'yingji', by: 'x', on: '2023-09-01' }]);
    await county.deps.db.transaction((tx) =>
      tx.run(sql`update register_entries set signatures = ${signed} where id = ${idOf(3)}`),
    );
    const todo = await get<Todo>(lead, '/api/todo');
    expect(groups(todo)[1]).toEqual(['soon', 1, [name(3)]]);
    expect(await get<TodoCount>(lead, '/api/todo/count')).toEqual({ mine: 1 });
  });

  test('comes page by page of one group, the counts of all beside it', async () => {
    // 6 of 石桥街道 is due later than three days; fifty more of its kind make 51.
    await county.deps.db.transaction((tx) =>
      tx.run(sql`insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage,
          stage_since, stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision)
        select gen_random_uuid(), register, 'copy ' || n, subject_name, pinyin, initials, unit_id, stage,
          stage_since, stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision
        from register_entries, generate_series(1, 50) n where id = ${idOf(6)}`),
    );
    const page = async (query: string) => {
      const { groups: found, sentence } = await get<Todo>(town, `/api/todo${query}`);
      expect(sentence).toBe('53 件待办，先办逾期的 1 件');
      return found.map(({ count, rows }) => [count, rows.length]);
    };
    expect(await page('')).toEqual([
      [1, 1],
      [1, 1],
      [51, 20],
      [0, 0],
    ]);
    const [first, second] = [await page('?group=later'), await page('?group=later&page=1')];
    expect(first[2]).toEqual([51, 50]);
    expect(second).toEqual([
      [1, 0],
      [1, 0],
      [51, 1],
      [0, 0],
    ]);
    expect((await town.get('/api/todo?group=mine')).statusCode).toBe(400);
    await county.deps.db.transaction((tx) =>
      tx.run(sql`delete from register_entries where subject_id like 'copy %'`),
    );
  });

  test('is nothing while the clock stands still', async () => {
    await county.deps.db.transaction((tx) =>
      tx.run(sql`update register_entries set held_since = '2023-09-01' where id = ${idOf(1)}`),
    );
    const todo = await get<Todo>(town, '/api/todo');
    expect(groups(todo)[0]).toEqual(['overdue', 0, []]);
    expect(groups(todo)[3]).toEqual(['waiting', 1, [name(1)]]);
  });

  test.each([
    ['nothing at all', [], '没有要办的', '9 月 1 日。'],
    ['only others', [{ id: 'waiting', count: 2 }], '没有要办的', '9 月 1 日。另有 2 件在等别人办。'],
    ['nothing overdue', [{ id: 'later', count: 4 }], '4 件待办', '9 月 1 日。'],
  ] as const)('with %s says so', (_title, counts, sentence, leadText) => {
    expect(todoWords(counts, '2023-09-01')).toEqual({ sentence, lead: leadText });
  });
});

describe('the page of an entry', () => {
  test('shows the line of stages, what the next step needs, and what each party may do', async () => {
    const seen = await get<EntryDetail>(town, `/api/entries/${idOf(5)}`);
    expect(seen.line).toEqual({
      stages: [
        { id: 'working', title: '整改' },
        { id: 'checking', title: '验收' },
        { id: 'done', title: '办结' },
      ],
      at: 0,
    });
    expect(seen.step?.missing.map(({ message }) => message)).toEqual(['现场照片还差 1 件']);
    expect(seen).toMatchObject({ mayAct: true, mayExtend: false, mayResume: false, holdReasons: [] });
    const office = await get<EntryDetail>(county.office, `/api/entries/${idOf(5)}`);
    expect(office).toMatchObject({ mayExtend: true, moves: [] });
    expect(office.step?.title).toBe('报验');
    const reader = await get<EntryDetail>(county.reader, `/api/entries/${idOf(5)}`);
    expect(reader).toMatchObject({ mayAct: false, mayExtend: false });
  });
});
