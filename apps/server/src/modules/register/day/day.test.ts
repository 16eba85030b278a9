import type { NoticePage } from '@tenglong/contracts/notice';
import type { EntryDetail } from '@tenglong/contracts/register';
import type { PlanDocument } from '@tenglong/domain/plan';
import { RegisterFile } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { code, name } from '../../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../../test/small-county.ts';
import { verifyAuditChain } from '../../../platform/audit/index.ts';
import { createJobRunner, findJob, type RunningJob } from '../../../platform/jobs/index.ts';
import { listEvents } from '../event-store.ts';
import { checkSeals } from '../seal.ts';
import { doDayPiece } from './day-piece.ts';
import { runDay } from './run-day.ts';
import { beginDay } from './start-days.ts';

/** The register of 云屏 with two more steps of escalation, and a watch over what was closed. */
const withLadder = (documents: readonly PlanDocument[]): readonly PlanDocument[] =>
  documents.map((document) => {
    if (document.path !== 'registers/cleanup.yaml') return document;
    const data = RegisterFile.parse(document.value);
    return {
      ...document,
      value: {
        ...data,
        moves: [
          ...data.moves,
          { id: 'relapse', title: '回潮', from: ['done'], to: 'working', by: ['system'] },
        ],
        escalation: [
          { id: 'urge', title: '催办', overdueDays: 1 },
          { id: 'yellow', title: '黄牌', overdueDays: 3 },
          { id: 'red', title: '红牌', overdueDays: 10 },
        ],
        watch: {
          months: 12,
          when: { atMost: [{ fact: 'enterprise.taxPaid' }, { value: '50', unit: '万元' }] },
          move: 'relapse',
        },
      },
    };
  });

let county: SmallCounty;
let version = '';
beforeAll(async () => {
  county = await createSmallCounty(withLadder);
  await sendAll(county);
  const [row] = await county.deps.db.read((tx) => tx.rows<{ id: string }>(sql`select id from plan_versions`));
  version = row?.id ?? '';
});
afterAll(() => county.close());
afterEach(() =>
  county.deps.db.transaction(async (tx) => {
    await tx.script('delete from notices; delete from register_events; delete from register_counts');
    await tx.script('delete from register_entries; delete from register_days; delete from jobs');
  }),
);

const rows = <Row extends object>(query: ReturnType<typeof sql>) =>
  county.deps.db.read((tx) => tx.rows<Row>(query));
const only = async <Row extends object>(query: ReturnType<typeof sql>): Promise<Row | undefined> =>
  (await rows<Row>(query))[0];

interface Put {
  readonly stage?: string;
  readonly due?: string | null;
  readonly closed?: string | null;
  readonly firm?: number;
  readonly held?: string | null;
  /** When it came to where it stands. */
  readonly told?: string;
}

/** Puts so many entries of 石桥街道 on the list, as they would stand after some time. */
async function put(
  count: number,
  {
    stage = 'working',
    due = null,
    closed = null,
    firm,
    held = null,
    told = '2023-08-20T00:00:00Z',
  }: Put = {},
) {
  await county.deps.db.transaction(async (tx) => {
    await tx.run(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
        stage_by, opened_on, closed_on, due_on, held_since, last_event_on, fields, evidence, signatures, escalation, revision)
      select gen_random_uuid(), 'cleanup', ${firm === undefined ? null : code(firm)}::text,
        ${firm === undefined ? '某厂' : name(firm)}::text || n, '', '', '339921001', ${stage}, '2023-08-01', 'someone',
        '2023-08-01', ${closed}::date, ${due}::date, ${held}::date, '2023-08-01', '{}', '[]', '[]', null, 1
      from generate_series(1, ${count}::int) n`);
    await tx.run(sql`
      insert into register_events (entry_id, revision, kind, body, stage, actor_id, actor_name, happened_on, at,
        plan_version_id, traces)
      select id, 1, 'open', '{}', stage, 'someone', '某', '2023-08-01', ${told}::timestamptz, ${version}::uuid, '[]'
      from register_entries e
      where not exists (select 1 from register_events r where r.entry_id = e.id)`);
  });
}

const node = (size?: Parameters<typeof runDay>[1]) =>
  createJobRunner(county.deps, { 'register.day': runDay(county.deps, size) });
const round = async (size?: Parameters<typeof runDay>[1]) => {
  await beginDay(county.deps);
  return node(size).runDue();
};
const steps = () =>
  rows<{ escalation: string | null; n: number }>(
    sql`select escalation, count(*) as n from register_entries group by escalation order by escalation`,
  );
const eventsPerEntry = () =>
  rows<{ n: number; entries: number }>(sql`
    select n, count(*) as entries from (
      select count(*) as n from register_events where kind = 'escalate' group by entry_id) e group by n`);
const notices = () =>
  rows<{ kind: string; title: string; party: string; n: number }>(sql`
    select kind, kind_title as title, party, count(*) as n from notices group by 1, 2, 3 order by 1, 2, 3`);

// The clock stands at 1 September 2023.
describe('a day', () => {
  test('escalates what is late, once, by the platform’s own account, with an event and an audit row each', async () => {
    await put(3, { due: '2023-08-31' });
    expect(await round()).toBe(1);
    expect(await steps()).toEqual([{ escalation: 'urge', n: 3 }]);
    expect(
      await rows(sql`
        select actor_name as by, stage, revision, body, happened_on as "on" from register_events where kind = 'escalate'`),
    ).toEqual(
      Array.from({ length: 3 }, () => ({
        by: '平台每日检查',
        stage: 'working',
        revision: 2,
        body: { step: 'urge' },
        on: '2023-09-01',
      })),
    );
    const audited = await only<{ n: number }>(sql`
      select count(distinct a.subject) as n from audit_log a join register_entries e on e.id::text = a.subject
      where a.action = 'register.escalated' and a.account = 'day'`);
    expect(audited?.n).toBe(3);
    expect(await notices()).toEqual([
      { kind: 'escalated', title: '催办', party: 'office', n: 3 },
      { kind: 'escalated', title: '催办', party: 'unit', n: 3 },
    ]);
    // Asked for again, by whomever, the day has been done.
    expect(await round()).toBe(0);
    await county.deps.db.transaction((tx) => doDayPiece(tx, '2023-09-01', county.clock.now()));
    expect(await eventsPerEntry()).toEqual([{ n: 1, entries: 3 }]);
  });

  test.each<[string, Put, string | null]>([
    ['due today: nothing', { due: '2023-09-01' }, null],
    ['one day late: urged', { due: '2023-08-31' }, 'urge'],
    ['two days late: urged', { due: '2023-08-30' }, 'urge'],
    ['three days late, after days off: the yellow card says it all', { due: '2023-08-29' }, 'yellow'],
    ['ten days late: red', { due: '2023-08-22' }, 'red'],
    ['late, but the clock stands still', { due: '2023-08-22', held: '2023-08-25' }, null],
    ['late, but done', { due: null, stage: 'done', closed: '2023-08-30' }, null],
  ])('%s', async (_title, entry, expected) => {
    await put(1, entry);
    await round();
    expect(await steps()).toEqual([{ escalation: expected, n: 1 }]);
  });

  test('reminds of a deadline that comes near once, and not of one that is far off', async () => {
    await put(1, { due: '2023-09-04' });
    await put(1, { due: '2023-09-05' });
    await round();
    expect(await notices()).toEqual([{ kind: 'reminded', title: '临期提醒', party: 'unit', n: 1 }]);
    const said = await only<{ body: string }>(sql`select body from notices`);
    expect(said?.body).toBe('“整改”9 月 4 日到期，还有 3 天，请办“报验”');
    await county.deps.db.transaction((tx) => tx.script('delete from register_days; delete from jobs'));
    await round();
    expect((await notices())[0]?.n).toBe(1);
  });

  test('leaves the events of an entry sealed from the first to the last', async () => {
    const body = { subjectId: code(2), subjectName: name(2), unitId: null, fields: {} };
    const { id } = (await county.office.post('/api/registers/cleanup/entries', body)).json<EntryDetail>();
    await county.deps.db.transaction((tx) =>
      tx.run(sql`update register_entries set due_on = '2023-08-31' where id = ${id}`),
    );
    await round();
    const events = await county.deps.db.read((tx) => listEvents(tx, id));
    expect(events.map(({ kind }) => kind)).toEqual(['escalate', 'open']);
    expect(checkSeals(id, events)).toMatchObject({ events: 2, broken: null });
  });

  test('finds what has fallen back by figures that came after it was closed, and puts it to its township', async () => {
    // 云屏甲号厂 paid 100 万元 in 2023, 云屏己号厂 11.25.
    await put(1, { stage: 'done', closed: '2023-08-20', firm: 1 });
    await put(1, { stage: 'done', closed: '2023-08-20', firm: 6 });
    await put(1, { stage: 'done', closed: '2022-08-31', firm: 7 });
    // What was known already when it was closed, or when an office's list was taken over, shows nothing.
    await put(1, { stage: 'done', closed: '2023-08-20', firm: 8, told: '2023-09-01T02:00:00Z' });
    await round();
    const back = await rows<{ id: string; subject: string; closed: string | null; due: string }>(sql`
      select id, subject_id as subject, closed_on as closed, due_on as due from register_entries where stage = 'working'`);
    expect(back).toMatchObject([{ subject: code(6), closed: null, due: '2023-09-15' }]);
    const detail = await county.read<EntryDetail>(`/api/entries/${back[0]?.id}`);
    expect(detail.events.map(({ title, by }) => [title, by])).toEqual([
      ['回潮，到“整改”', '平台每日检查'],
      ['列入清单，到“办结”', '某'],
    ]);
    expect(await notices()).toEqual([{ kind: 'assigned', title: '交办', party: 'unit', n: 1 }]);
    const trace = await only<{ traces: unknown[] }>(sql`
      select traces from register_events where kind = 'move' and body->>'move' = 'relapse'`);
    expect(trace?.traces).toHaveLength(1);
  });
});

describe('a day’s round', () => {
  const SMALL = { read: 7, changed: 3 };

  test('by two nodes at once escalates each entry once', async () => {
    await put(50, { due: '2023-08-31' });
    await beginDay(county.deps);
    const rounds = await Promise.all([node(SMALL).runDue(), node(SMALL).runDue()]);
    expect(rounds.reduce((a, b) => a + b)).toBe(1);
    expect(await eventsPerEntry()).toEqual([{ n: 1, entries: 50 }]);
    expect(await county.deps.db.read(verifyAuditChain)).toMatchObject({ intact: true });
  });

  test('by a node that lost its lease and the one that has it now escalates each entry once', async () => {
    await put(50, { due: '2023-08-31' });
    const piece = () =>
      county.deps.db.transaction((tx) => doDayPiece(tx, '2023-09-01', county.clock.now(), SMALL));
    const run = async () => {
      while (!(await piece()).finished);
    };
    await Promise.all([run(), run()]);
    expect(await eventsPerEntry()).toEqual([{ n: 1, entries: 50 }]);
    expect(await notices()).toMatchObject([{ n: 50 }, { n: 50 }]);
    expect(await only(sql`select escalated, finished_at is not null as finished from register_days`)).toEqual(
      {
        escalated: 50,
        finished: true,
      },
    );
  });

  test('that is killed between two pieces goes on where it was, on another node', async () => {
    await put(20, { due: '2023-08-31' });
    await beginDay(county.deps);
    const [queued] = await rows<{ id: string }>(sql`select id from jobs`);
    let pieces = 0;
    const dying: RunningJob = {
      id: queued?.id ?? '',
      payload: { day: '2023-09-01' },
      attempt: 1,
      createdBy: null,
      signal: {
        throwIfAborted: () => {
          if (pieces++ === 2) throw new Error('killed');
        },
      } as AbortSignal,
      progress: () => {},
      complete: async () => {},
    };
    await expect(runDay(county.deps, SMALL)(dying)).rejects.toThrow('killed');
    expect(await steps()).toEqual([
      { escalation: 'urge', n: 6 },
      { escalation: null, n: 14 },
    ]);
    await node(SMALL).runDue();
    expect(await steps()).toEqual([{ escalation: 'urge', n: 20 }]);
    expect(await eventsPerEntry()).toEqual([{ n: 1, entries: 20 }]);
    const job = await county.deps.db.read((tx) => findJob(tx, queued?.id ?? ''));
    expect(job).toMatchObject({ state: 'done', result: { escalated: 20 } });
  });

  test('that fails in the middle of a piece has done nothing of it', async () => {
    await put(5, { due: '2023-08-31' });
    const failing = county.deps.db.transaction(async (tx) => {
      await doDayPiece(tx, '2023-09-01', county.clock.now(), SMALL);
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await steps()).toEqual([{ escalation: null, n: 5 }]);
    expect(await notices()).toEqual([]);
  });
});

// From here on the clock moves.
describe('days off', () => {
  test('are caught up with by one round: the furthest step, once, and the days that passed are let go', async () => {
    await put(2, { due: '2023-08-31' });
    await round();
    // The round of 2 September is begun, and the platform stands still before it is taken up.
    county.clock.advance({ hours: 24 });
    await beginDay(county.deps);
    county.clock.advance({ hours: 2 * 24 });
    await round();
    expect(await steps()).toEqual([{ escalation: 'yellow', n: 2 }]);
    expect(
      await rows(sql`
        select body->>'step' as step, happened_on as "on", count(*) as n from register_events
        where kind = 'escalate' group by 1, 2 order by 2`),
    ).toEqual([
      { step: 'urge', on: '2023-09-01', n: 2 },
      { step: 'yellow', on: '2023-09-04', n: 2 },
    ]);
    expect(
      await rows(sql`select payload->>'day' as day, state, result->'passed' as passed from jobs order by 1`),
    ).toEqual([
      { day: '2023-09-01', state: 'done', passed: null },
      { day: '2023-09-02', state: 'done', passed: true },
      { day: '2023-09-04', state: 'done', passed: null },
    ]);
  });

  test('begin nobody’s round before six in the morning', async () => {
    // Ten o'clock; sixteen hours on it is two at night, twenty hours on it is six.
    county.clock.advance({ hours: 16 });
    expect(await beginDay(county.deps)).toBeUndefined();
    county.clock.advance({ hours: 3, minutes: 59 });
    expect(await beginDay(county.deps)).toBeUndefined();
    county.clock.advance({ minutes: 1 });
    expect(await beginDay(county.deps)).toBe('2023-09-05');
    expect(await beginDay(county.deps)).toBe('2023-09-05');
    expect(await rows(sql`select payload->>'day' as day from jobs`)).toEqual([{ day: '2023-09-05' }]);
  });

  test('are told in the app to whom they concern', async () => {
    await put(1, { due: '2023-08-01' });
    await county.deps.db.transaction((tx) => doDayPiece(tx, '2023-09-05', county.clock.now()));
    const town = await county.as('township');
    const page: NoticePage = (await town.get('/api/notices')).json();
    expect(page.rows).toMatchObject([
      { kindTitle: '红牌', body: '“整改”逾期 35 天，请办“报验”', registerTitle: '低效整治', read: false },
    ]);
    const office: NoticePage = (await (await county.as('office')).get('/api/notices')).json();
    expect(office.rows[0]?.body).toBe('“整改”逾期 35 天，等石桥街道办“报验”');
    const department: NoticePage = (await (await county.as('department')).get('/api/notices')).json();
    expect(department.rows).toEqual([]);
  });
});
