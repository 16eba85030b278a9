import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test, vi } from 'vitest';
import { composeDeps } from '../src/compose-deps.ts';
import { migrations } from '../src/migrations.ts';
import { loadPlan } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { verifyAuditChain } from '../src/platform/audit/index.ts';
import { clockFrom } from '../src/platform/clock/index.ts';
import { type Database, migrate, openEmbedded } from '../src/platform/database/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { buildChild } from './children/build-child.ts';
import { type Child, spawnNode } from './children/spawn.ts';
import { createTestDatabase, testServerUrl } from './database.ts';
import { yunpingDocuments } from './small-county.ts';
import { inFullSuite } from './trials.ts';

const KILLS = inFullSuite(12, 2);
const ENTRIES = 1_000;
// Each kill lets a lease run out on a server: the next node is told that it is a minute later.
const START = Date.parse('2023-09-01T02:00:00Z');
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const program = await buildChild('do-day');
const folder = mkdtempSync(join(tmpdir(), 'tenglong-day-'));
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function prepare(db: Database): Promise<void> {
  const clock = clockFrom(() => new Date(START));
  await migrate(db, migrations, clock.now());
  const deps = composeDeps({ db, clock, log: silentLog });
  await loadPlan(deps, systemActor('test', '测试'), await yunpingDocuments());
  await db.transaction((tx) =>
    tx.run(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
        stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision)
      select gen_random_uuid(), 'cleanup', null, '某厂' || n, '', '', '339921001', 'working', '2023-08-01', 'someone',
        '2023-08-01', '2023-08-31', '2023-08-01', '{}', '[]', '[]', 1
      from generate_series(1, ${ENTRIES}::int) n`),
  );
}

const lookAt = (db: Database) =>
  db.read(async (tx) => {
    const [row] = await tx.rows<Record<'urged' | 'events' | 'audited' | 'notices' | 'revised', number>>(sql`
      select (select count(*) from register_entries where escalation = 'urge') as urged,
        (select count(*) from register_entries where revision = 2) as revised,
        (select count(*) from register_events where kind = 'escalate') as events,
        (select count(*) from audit_log where action = 'register.escalated') as audited,
        (select count(*) from notices where party = 'unit') as notices`);
    return row;
  });

/** Kills nodes in the middle of one day's round, one after the other, and lets the last one finish. */
async function expectOnce(
  target: string,
  look: <T>(use: (db: Database) => Promise<T>) => Promise<T>,
): Promise<void> {
  await look(prepare);
  let cut = 0;
  const node = (kill: number): Child =>
    spawnNode([program.path, target, new Date(START + kill * 61_000).toISOString()]);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = node(kill);
    await child.line((line) => line === 'running');
    await wait(Math.random() * 400);
    await child.kill();
    const found = await look(lookAt);
    const { urged = 0 } = found ?? {};
    // Whatever has been done has been done whole.
    expect(found).toEqual({ urged, revised: urged, events: urged, audited: urged, notices: urged });
    if (urged < ENTRIES) cut += 1;
  }
  expect(cut).toBeGreaterThan(0);
  const last = node(KILLS);
  await last.line((line) => line === 'finished');
  await last.kill();
  const all = { urged: ENTRIES, revised: ENTRIES, events: ENTRIES, audited: ENTRIES, notices: ENTRIES };
  expect(await look(lookAt)).toEqual(all);
  expect(await look((db) => db.read(verifyAuditChain))).toMatchObject({ intact: true });
}

test(`kill -9 at ${KILLS} random moments of a day’s round: every entry is escalated once, on the embedded database`, async () => {
  await expectOnce(folder, async (use) => {
    const db = await openEmbedded(folder);
    try {
      return await use(db);
    } finally {
      await db.close();
    }
  });
});

test.runIf(testServerUrl)(`and on a server`, async () => {
  const database = await createTestDatabase();
  try {
    await expectOnce(database.url ?? '', (use) => use(database.db));
  } finally {
    await database.close();
  }
});
