// A register of 50,000 entries with 20 events each on PostgreSQL: list, board and matrix at the API of the running product
// while 50 people look on, each thinking a second between two looks; and a quiet round of the day against reading the rows.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as think } from 'node:timers/promises';
import pg from 'pg';
import { seedCounty } from '../database/seed.mjs';
import { vacuum, withServerDatabase } from '../database/server.mjs';
import { compileProduct } from '../product/compile.mjs';
import { fact, line, median, percentile } from './line.mjs';
import { signIn, withProduct } from './running-product.mjs';

export const ENTRIES = 50_000;
const EVENTS = 20;
const PEOPLE = 50;
const LOOKS = 24;
const THINK_MS = 1_000;
const STAGES = ['found', 'verify', 'record', 'plan', 'review', 'working', 'applied', 'accepting', 'closed'];

/** Entries that are all in time, spread over stages and townships, with their events and what they count for. */
export const FILL = (version, units, today) => `
  insert into register_entries (id, register, subject_name, pinyin, initials, unit_id, stage, stage_since, stage_by, opened_on,
    closed_on, due_on, last_event_on, fields, evidence, signatures, revision, several)
  select gen_random_uuid(), 'rectification', '玉环' || n || '号机械厂', 'yu huan ' || n, 'yh' || n,
    (array['${units.join("','")}'])[1 + n % ${units.length}], stage, day - 40, 'bench', day - 60,
    case when stage = 'closed' then day - 5 end, case when stage <> 'closed' then day + 60 + n % 200 end, day - 5,
    jsonb_build_object('land', (n % 90)::text, 'energy', (n % 700)::text, 'way', 'improve', 'freedLand', (n % 40)::text,
      'freedEnergy', (n % 300)::text), '[]', '[]', ${EVENTS}, gen_random_uuid()::text
  from (select n, (array['${STAGES.join("','")}'])[1 + n % ${STAGES.length}] as stage, date '${today}' as day
    from generate_series(1, ${ENTRIES}) n) made;
  insert into register_events (entry_id, revision, kind, body, stage, actor_id, actor_name, happened_on, at, plan_version_id, traces)
  select e.id, r, 'comment', '{"text":"进展正常"}', e.stage, 'bench', '测试', e.opened_on + r, now(), '${version}', '[]'
  from register_entries e, generate_series(1, ${EVENTS}) r where e.register = 'rectification';
  insert into register_counts (entry_id, register, list, list_column, unit_id, state, amount)
  select id, register, '附件2#1', 'rectified', unit_id, case when stage = 'closed' then 'done' else 'open' end, 1
  from register_entries where register = 'rectification';
  analyze`;

async function fill(url, product) {
  const db = product.database.createDatabase(product.database.openServer(url, product.silentLog));
  try {
    await product.database.migrate(db, product.migrations, product.systemClock.now());
    await seedCounty(db, product, 5_000);
    const today = product.systemClock.today();
    await db.transaction(async (tx) => {
      const { version, plan } = await product.plan.getActivePlan(tx);
      await tx.script(
        FILL(
          version.id,
          plan.units.map(({ id }) => id),
          today,
        ),
      );
    });
    await vacuum(url);
    return await measureDay(db, url, product, today);
  } finally {
    await db.close();
  }
}

/** A round in which nothing is due against the plain reading of what it looks at, in turn. */
async function measureDay(db, url, product, today) {
  const deps = { db, clock: product.systemClock, log: product.silentLog };
  const round = async () => {
    await db.transaction((tx) => tx.script('delete from register_days'));
    const began = performance.now();
    await product.register.runDay(deps)({
      id: randomUUID(),
      payload: { day: today },
      attempt: 1,
      createdBy: null,
      signal: new AbortController().signal,
      progress: () => {},
      complete: async () => {},
    });
    return performance.now() - began;
  };
  const plain = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const began = performance.now();
      await client.query('select * from register_entries order by id');
      return performance.now() - began;
    } finally {
      await client.end();
    }
  };
  const times = { round: [], plain: [] };
  await round();
  for (let at = 0; at < 3; at += 1) {
    times.round.push(await round());
    times.plain.push(await plain());
  }
  return { round: median(times.round), plain: median(times.plain) };
}

const PAGES = {
  list: (at) =>
    `/api/registers/rectification/entries?size=50&page=${(at * 37) % 900}&sort=${['due', 'name', 'stage', 'field.land'][at % 4]}`,
  board: () => '/api/registers/rectification/board',
  matrix: () => '/api/lists',
};

async function look(origin) {
  const cookie = await signIn(origin);
  const times = { list: [], board: [], matrix: [] };
  const kinds = Object.keys(PAGES);
  const person = async (number) => {
    await think((number / PEOPLE) * THINK_MS);
    for (let at = 0; at < LOOKS; at += 1) {
      const kind = kinds[(number + at) % kinds.length];
      const path = PAGES[kind](number + at * PEOPLE);
      const began = performance.now();
      const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
      const body = await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body.slice(0, 200)}`);
      // The first round warms what a running office has warm.
      if (at >= kinds.length) times[kind].push(performance.now() - began);
      await think(THINK_MS);
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, (_, number) => person(number)));
  return times;
}

export async function measure() {
  const product = await import(await compileProduct());
  const folder = await mkdtemp(join(tmpdir(), 'tenglong-bench-'));
  try {
    return await withServerDatabase(async (url) => {
      const day = await fill(url, product);
      const environment = { TENGLONG_DATA: folder, DATABASE_URL: url };
      const times = await withProduct(environment, [], look);
      return {
        lines: [
          ...Object.entries(times).map(([kind, all]) =>
            line(
              `${kind} of ${ENTRIES} entries, ${PEOPLE} people at 1 s think time, p95`,
              percentile(all, 0.95),
              'ms',
              80,
            ),
          ),
          line('a quiet round of the day ÷ reading the entries', day.round / day.plain, '×', 1.5),
          ...Object.entries(times).map(([kind, all]) => fact(`${kind}: median`, median(all), 'ms')),
        ],
        detail: { day },
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
