import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test, vi } from 'vitest';
import { composeDeps } from '../src/compose-deps.ts';
import { migrations } from '../src/migrations.ts';
import { confirmMoney, proposeMoney } from '../src/modules/money/index.ts';
import { loadPlan, readPlanFolder } from '../src/modules/plan/index.ts';
import { type Actor, countyScope, systemActor } from '../src/platform/actor/index.ts';
import { clockFrom } from '../src/platform/clock/index.ts';
import { type Database, migrate, openEmbedded } from '../src/platform/database/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { productRoot } from '../src/product-root.ts';
import { buildChild } from './children/build-child.ts';
import { spawnNode } from './children/spawn.ts';
import { createTestDatabase, testServerUrl } from './database.ts';
import { inFullSuite } from './trials.ts';

const KILLS = inFullSuite(20, 3);
const ENTRIES = 60;
const AT = '2023-09-01T02:00:00Z';
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const program = await buildChild('pay-orders');
const folder = mkdtempSync(join(tmpdir(), 'tenglong-payment-'));
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

const keeper = (account: string): Actor => ({
  userId: undefined,
  account,
  displayName: account,
  role: 'office',
  scope: countyScope,
  permissions: new Set(['money.keep'] as const),
});

async function prepare(db: Database): Promise<void> {
  const clock = clockFrom(() => new Date(AT));
  await migrate(db, migrations, clock.now());
  const deps = composeDeps({ db, clock, log: silentLog });
  const reading = await readPlanFolder(join(productRoot(), 'plans/yuhuan-2021-2023'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  await loadPlan(deps, systemActor('test', '测试'), reading.documents);
  await proposeMoney(deps, keeper('a'), {
    kind: 'budget',
    fund: 'industry',
    year: 2023,
    amountYuan: '600000',
    use: '',
    payee: '',
    reason: '年初预算',
  });
  const [row] = await db.read((tx) => tx.rows<{ id: string }>(sql`select id from money_proposals`));
  await confirmMoney(deps, keeper('b'), row?.id ?? '');
  await db.transaction((tx) =>
    tx.run(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
        stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision, several)
      select gen_random_uuid(), 'equipment-grant', '91331083MAMB30L4X0', '某厂', '', '', '331083003', 'publicity',
        '2023-08-01', 'someone', '2023-07-01', '2023-08-08', '2023-08-01',
        jsonb_build_object('number', 'K-' || n, 'decided', '10000.00', 'objection', false, 'orderNumber', 'K' || n),
        '[{"kind": "receipt", "file": "f", "by": "x", "on": "2023-08-01"}]', '[]', 1, 'K-' || n
      from generate_series(1, ${ENTRIES}::int) n`),
  );
}

/** What the entries say was ordered and paid, and what the books say. */
const lookAt = (db: Database) =>
  db.read(async (tx) => {
    const [row] = await tx.rows<
      Record<'ordered' | 'paid' | 'granted' | 'committed' | 'out' | 'gaps', number>
    >(sql`
      select (select count(*) from register_entries where stage in ('ordered', 'paid')) as ordered,
        (select count(*) from register_entries where stage = 'paid') as paid,
        (select count(*) from policy_grants) as granted,
        (select coalesce(sum(amount), 0)::int / 10000 from money_postings where to_account = 'committed') as committed,
        (select coalesce(sum(amount), 0)::int / 10000 from money_postings where to_account = 'paid') as out,
        (select (select number from money_head) - count(*) from money_transactions)::int as gaps`);
    return row;
  });

/** Kills nodes between orders and payments, one after the other, and lets the last one finish. */
async function expectOnce(
  target: string,
  look: <T>(use: (db: Database) => Promise<T>) => Promise<T>,
): Promise<void> {
  await look(prepare);
  const node = () => spawnNode([program.path, target, AT]);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = node();
    await child.line((line) => line === 'running');
    await wait(Math.random() * 900);
    await child.kill();
    const found = await look(lookAt);
    const { ordered = 0, paid = 0 } = found ?? {};
    // Whatever was done was done whole: promised once, paid once or not at all.
    expect(found).toEqual({ ordered, paid, granted: ordered, committed: ordered, out: paid, gaps: 0 });
  }
  const last = node();
  await last.line((line) => line === 'finished');
  await last.kill();
  const all = {
    ordered: ENTRIES,
    paid: ENTRIES,
    granted: ENTRIES,
    committed: ENTRIES,
    out: ENTRIES,
    gaps: 0,
  };
  expect(await look(lookAt)).toEqual(all);
}

test(`kill -9 at ${KILLS} moments between order and payment: every sum is paid once, on the embedded database`, async () => {
  await expectOnce(folder, async (use) => {
    const db = await openEmbedded(folder);
    try {
      return await use(db);
    } finally {
      await db.close();
    }
  });
});

test.runIf(testServerUrl)('and on a server', async () => {
  const database = await createTestDatabase();
  try {
    await expectOnce(database.url ?? '', (use) => use(database.db));
  } finally {
    await database.close();
  }
});
