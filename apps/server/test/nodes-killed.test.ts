import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { composeDeps } from '../src/compose-deps.ts';
import { createUser, defaultSessionPolicy, SESSION_COOKIE } from '../src/modules/identity/index.ts';
import { openSession } from '../src/modules/identity/session-store.ts';
import { loadPlan } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { verifyAuditChain } from '../src/platform/audit/index.ts';
import { clockFrom } from '../src/platform/clock/index.ts';
import type { Database } from '../src/platform/database/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { buildChild } from './children/build-child.ts';
import { type Child, spawnNode } from './children/spawn.ts';
import { createTestDatabase, testServerUrl } from './database.ts';
import { yunpingDocuments } from './small-county.ts';
import { inFullSuite } from './trials.ts';

/**
 * Two nodes on one server, people moving entries through both while the round of the day runs, and one node after the
 * other killed: what was acknowledged is there, whatever was told was told once, the day was done once.
 */
const KILLS = inFullSuite(6, 2);
const TO_MOVE = KILLS * 300;
const OVERDUE = 1_000;
const MOVERS = 8;
const SPEAKERS = 4;
const START = '2023-09-01T02:00:00.000Z';
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const ENTRIES = (name: string, stage: string, due: string, count: number) => sql`
  insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
    stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision)
  select gen_random_uuid(), 'cleanup', null, ${name}::text || n, '', '', '339921001', ${stage}, '2023-08-01', 'someone',
    '2023-08-01', ${due}::date, '2023-08-01', '{}', '[]', '[]', 1 from generate_series(1, ${count}::int) n`;

const MADE = new Date('2023-09-01T01:59:00Z');
const operator = systemActor('test', '测试');

/** Makes the county's entries and signs its people in. @returns the cookies of the department and of the township */
async function prepare(db: Database): Promise<{ department: string[]; township: string[] }> {
  const deps = composeDeps({ db, clock: clockFrom(() => MADE), log: silentLog });
  await loadPlan(deps, operator, await yunpingDocuments());
  return db.transaction(async (tx) => {
    await tx.run(ENTRIES('待退厂', 'checking', '2023-12-31', TO_MOVE));
    await tx.run(ENTRIES('逾期厂', 'working', '2023-08-31', OVERDUE));
    const sessions = async (count: number, user: Parameters<typeof createUser>[2]) => {
      const id = await createUser(tx, operator, user, MADE);
      const cookies: string[] = [];
      for (let at = 0; at < count; at += 1)
        cookies.push(`${SESSION_COOKIE}=${await openSession(tx, id, defaultSessionPolicy, MADE)}`);
      return cookies;
    };
    const someone = { displayName: '某人', department: '测试部门', password: 'Right-Horse-7' };
    return {
      department: await sessions(MOVERS, {
        ...someone,
        account: 'bumen',
        role: 'department',
        departmentId: 'gongxin',
      }),
      township: await sessions(SPEAKERS, {
        ...someone,
        account: 'xiangzhen',
        role: 'township',
        units: ['339921001'],
      }),
    };
  });
}

interface Acknowledged {
  readonly entry: string;
  readonly revision: number;
  readonly kind: 'move' | 'comment';
}
interface Node {
  readonly child: Child;
  readonly url: string;
}

/** Does one thing to one entry at any node that answers, as often as it takes until it is acknowledged. */
async function insist(
  nodes: readonly Node[],
  cookie: string,
  entry: string,
  act: (revision: number) => { kind: 'move' | 'comment'; revision: number },
  /** Told by the entry's stage that it had been done by a request whose answer was never heard. */
  alreadyIn?: string,
): Promise<Acknowledged | undefined> {
  for (let turn = 0; ; turn += 1) {
    const node = nodes[turn % nodes.length];
    if (!node) throw new Error('no node is left');
    const headers = { cookie, origin: node.url, 'content-type': 'application/json' };
    try {
      const seen = await fetch(`${node.url}/api/entries/${entry}`, { headers });
      if (!seen.ok) throw new Error(`${seen.status} ${await seen.text()}`);
      const { revision, stage } = (await seen.json()) as { revision: number; stage: string };
      if (stage === alreadyIn) return undefined;
      const body = JSON.stringify(act(revision));
      const done = await fetch(`${node.url}/api/entries/${entry}/events`, { method: 'POST', headers, body });
      const answer = (await done.json()) as { revision: number; code?: string };
      if (done.ok) return { entry, revision: answer.revision, kind: act(revision).kind };
      // Somebody else was faster, or the lock was held by one who died: look again.
      if (done.status !== 409 && done.status !== 503) throw new Error(`${done.status} ${answer.code}`);
    } catch (error) {
      // Nobody there: the node has been killed, perhaps with the request in its hands.
      if (!(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

const pick = <T>(all: readonly T[], at: number): T => {
  const found = all[at % all.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** What the database says when all is over. */
const lookAt = (db: Database) =>
  db.read(async (tx) => ({
    events: await tx.rows<{ entry: string; revision: number; kind: string }>(
      sql`select entry_id::text as entry, revision, kind from register_events`,
    ),
    moved: await tx.rows<{ stage: string; revision: number; notices: number }>(sql`
      select stage, revision, (select count(*) from notices n where n.entry_id = e.id and n.party = 'unit') as notices
      from register_entries e where subject_name like '待退厂%'`),
    overdue: await tx.rows<{ escalation: string | null; urged: number; notices: number }>(sql`
      select escalation,
        (select count(*) from register_events v where v.entry_id = e.id and v.kind = 'escalate') as urged,
        (select count(*) from notices n where n.entry_id = e.id and n.kind = 'escalated' and n.party = 'unit') as notices
      from register_entries e where subject_name like '逾期厂%'`),
    holes: await tx.rows<object>(sql`
      select e.id from register_entries e left join register_events v on v.entry_id = e.id
      group by e.id having e.revision <> 1 + count(v.revision)`),
    days: await tx.rows<{ escalated: number; finished: boolean }>(
      sql`select escalated, finished_at is not null as finished from register_days`,
    ),
    dayJobs: await tx.rows<object>(sql`select id from jobs where kind = 'register.day'`),
  }));

describe.runIf(testServerUrl)('two nodes on one server', () => {
  let remove = () => {};
  let database: Awaited<ReturnType<typeof createTestDatabase>> | undefined;
  const started: Child[] = [];
  afterAll(async () => {
    for (const child of started) if (child.process.exitCode === null) await child.kill();
    await database?.close();
    remove();
  });

  test(`kill -9 of one of them, ${KILLS} times, while people move entries and the day is gone through`, async () => {
    const program = await buildChild('serve-node');
    remove = program.remove;
    database = await createTestDatabase();
    const { db, url = '' } = database;
    const { department, township } = await prepare(db);
    const began = Date.now();
    let minutes = 0;
    const start = async (): Promise<Node> => {
      const at = new Date(Date.parse(START) + Date.now() - began + minutes * 61_000).toISOString();
      const child = spawnNode([program.path, url, at]);
      started.push(child);
      const line = await child.line((one) => one.startsWith('listening '));
      return { child, url: line.slice('listening '.length) };
    };
    const nodes = await Promise.all([start(), start()]);

    const ids = await db.read((tx) =>
      tx.rows<{ id: string; name: string }>(
        sql`select id::text as id, subject_name as name from register_entries order by subject_name`,
      ),
    );
    const toMove = ids.filter(({ name }) => name.startsWith('待退厂')).map(({ id }) => id);
    const overdue = ids.filter(({ name }) => name.startsWith('逾期厂')).map(({ id }) => id);
    const acknowledged: Acknowledged[] = [];
    const left = [...toMove];
    const reject = (revision: number) => ({
      kind: 'move' as const,
      revision,
      move: 'reject',
      reason: '材料不全',
      fields: {},
    });
    const mover = async (number: number) => {
      for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
        const order = number % 2 === 0 ? nodes : [...nodes].reverse();
        const done = await insist(order, pick(department, number), entry, reject, 'working');
        if (done) acknowledged.push(done);
      }
    };
    const speaker = async (number: number) => {
      for (let at = number; left.length > 0; at += SPEAKERS) {
        const say = (revision: number) => ({ kind: 'comment' as const, revision, text: '正在办' });
        const done = await insist([...nodes], pick(township, number), pick(overdue, at), say);
        if (done) acknowledged.push(done);
      }
    };
    const people = Promise.all([
      ...Array.from({ length: MOVERS }, (_, number) => mover(number)),
      ...Array.from({ length: SPEAKERS }, (_, number) => speaker(number)),
    ]);
    // A fault among the people is told at the end, not as a rejection nobody waits for.
    people.catch(() => undefined);

    for (let kill = 1; kill <= KILLS; kill += 1) {
      await expect
        .poll(() => toMove.length - left.length, { timeout: 120_000, interval: 5 })
        .toBeGreaterThanOrEqual((TO_MOVE * kill) / (KILLS + 1));
      const victim = kill % 2;
      await nodes[victim]?.child.kill();
      // The leases of the dead run out for whoever lives on.
      minutes += 1;
      nodes[1 - victim]?.child.process.kill('SIGUSR2');
      nodes[victim] = await start();
    }
    await people;
    const finished = async () => (await lookAt(db)).days.map((day) => day.finished);
    await expect.poll(finished, { timeout: 240_000, interval: 500 }).toEqual([true]);

    const found = await lookAt(db);
    const kept = new Set(found.events.map(({ entry, revision, kind }) => `${entry} ${revision} ${kind}`));
    const lost = acknowledged.filter(
      ({ entry, revision, kind }) => !kept.has(`${entry} ${revision} ${kind}`),
    );
    expect(lost).toEqual([]);
    expect(acknowledged.filter(({ kind }) => kind === 'move').length).toBeGreaterThan(TO_MOVE * 0.9);
    expect(acknowledged.filter(({ kind }) => kind === 'comment').length).toBeGreaterThan(0);
    // Each was moved once, by whichever of its requests; its township was told once.
    expect(found.moved).toEqual(found.moved.map(() => ({ stage: 'working', revision: 2, notices: 1 })));
    expect(found.moved).toHaveLength(TO_MOVE);
    expect(found.overdue).toEqual(found.overdue.map(() => ({ escalation: 'urge', urged: 1, notices: 1 })));
    expect(found.overdue).toHaveLength(OVERDUE);
    expect(found.holes).toEqual([]);
    expect(found.days).toEqual([{ escalated: OVERDUE, finished: true }]);
    expect(found.dayJobs).toHaveLength(1);
    expect(await db.read(verifyAuditChain)).toMatchObject({ intact: true });
  });
});
