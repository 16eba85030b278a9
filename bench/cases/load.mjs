// A working morning on PostgreSQL: 200 signed-in people, each thinking three seconds on average between two presses, one
// press in five a write, on a county with a register of 50,000 entries. Every press is an answer of the running product.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as think } from 'node:timers/promises';
import pg from 'pg';
import { seedCounty } from '../database/seed.mjs';
import { vacuum, withServerDatabase } from '../database/server.mjs';
import { compileProduct } from '../product/compile.mjs';
import { fact, line, median, percentile } from './line.mjs';
import { ENTRIES, FILL } from './registers.mjs';
import { withProduct } from './running-product.mjs';

const PEOPLE = 200;
const THINK_MS = 3_000;
/** Five minutes; a shorter look by TENGLONG_LOAD_SECONDS. */
const SECONDS = Number(process.env.TENGLONG_LOAD_SECONDS ?? 300);
/** What is warm in an office after the first minutes is warmed first; nothing of it counts. */
const WARM_SECONDS = Math.min(20, SECONDS / 4);
const WRITES = 0.2;

/** Who they are: of ten people one of the task force, five of townships, four of departments. */
const ROLES = ['office', ...Array(5).fill('township'), ...Array(4).fill('department')];

/** The pages people open, by how often; each is asked for what its page asks for first. */
const READS = [
  ['todo', 20, () => '/api/todo'],
  ['todo/count', 15, () => '/api/todo/count'],
  ['notices/count', 15, () => '/api/notices/count'],
  [
    'entries',
    15,
    (n) => `/api/registers/rectification/entries?size=50&page=${n % 40}&sort=${['due', 'name'][n % 2]}`,
  ],
  ['entries, searched', 5, (n) => `/api/registers/rectification/entries?size=50&q=${n % 5000}`],
  ['entry', 15, (n, ids) => `/api/entries/${ids[n % ids.length]}`],
  ['board', 4, () => '/api/registers/rectification/board'],
  ['registers', 4, () => '/api/registers'],
  ['lists', 3, () => '/api/lists'],
  ['tasks', 2, () => '/api/tasks'],
  ['enterprises', 2, () => '/api/enterprises?size=50'],
];
const READ_BAG = READS.flatMap((read) => Array(read[1]).fill(read));

/** Repeatable draws (mulberry32), so that two runs press the same buttons. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function fill(url, product) {
  const db = product.database.createDatabase(product.database.openServer(url, product.silentLog));
  try {
    const at = product.systemClock.now();
    await product.database.migrate(db, product.migrations, at);
    await seedCounty(db, product, 5_000);
    return await db.transaction(async (tx) => {
      const { version, plan } = await product.plan.getActivePlan(tx);
      const units = plan.units.map(({ id }) => id);
      await tx.script(FILL(version.id, units, product.systemClock.today()));
      const operator = product.systemActor('bench', '测试');
      const people = [];
      for (let number = 0; number < PEOPLE; number += 1) {
        const role = ROLES[number % ROLES.length];
        const unit = units[number % units.length];
        const id = await product.identity.createUser(
          tx,
          operator,
          {
            account: `bench${number}`,
            displayName: `测试${number}`,
            department: '测试',
            role,
            password: 'Ceshi-2023-mima',
            ...(role === 'township' ? { units: [unit] } : {}),
            ...(role === 'department' ? { departmentId: plan.departments[number % 12].id } : {}),
          },
          at,
        );
        const policy = product.identity.defaultSessionPolicy;
        const token = await product.openSession(tx, id, policy, at);
        people.push({ number, role, unit, cookie: `${product.identity.SESSION_COOKIE}=${token}` });
      }
      return people;
    });
  } finally {
    await db.close();
  }
}

/** The entries that each person may write to, nobody else's: what is measured is the product, not people in each other's way. */
async function shareOut(url, people) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select id::text, unit_id as unit, stage from register_entries order by id limit 40000',
    );
    for (const person of people) Object.assign(person, { ids: [], own: [], found: [] });
    const office = people.filter(({ role }) => role === 'office');
    rows.forEach((row, at) => {
      const reader = people[at % people.length];
      reader.own.push(row.id);
      if (row.stage === 'found') office[at % office.length].found.push(row.id);
    });
    const byUnit = new Map();
    // A township's entries are shared among its own people alone: two people on one entry would refuse one another.
    const theirs = rows.filter((_, at) => people[at % people.length].role === 'township');
    for (const row of theirs) byUnit.set(row.unit, [...(byUnit.get(row.unit) ?? []), row.id].slice(-500));
    for (const person of people) {
      person.ids = person.role === 'township' ? byUnit.get(person.unit) : person.own;
    }
    // A township speaks of its own entries only: each of its people of another part of them.
    for (const person of people.filter(({ role }) => role === 'township')) {
      const same = people.filter(({ role, unit }) => role === 'township' && unit === person.unit);
      person.own = person.ids.filter((_, at) => at % same.length === same.indexOf(person));
    }
  } finally {
    await client.end();
  }
}

async function press(origin, person, random, keep) {
  const ask = async (kind, path, init) => {
    const began = performance.now();
    let status = 0;
    let body = '';
    try {
      const answer = await fetch(`${origin}${path}`, {
        ...init,
        headers: { cookie: person.cookie, ...(init ? { origin, 'content-type': 'application/json' } : {}) },
      });
      status = answer.status;
      body = await answer.text();
    } catch (error) {
      body = String(error.cause ?? error);
    }
    keep(kind, performance.now() - began, status, body);
    return status === 200 ? JSON.parse(body) : undefined;
  };
  if (random() >= WRITES) {
    const [kind, , path] = READ_BAG[Math.floor(random() * READ_BAG.length)];
    await ask(kind, path(Math.floor(random() * 1e6), person.ids));
    return;
  }
  const moves = person.role === 'office' && person.found.length > 0;
  const id = moves ? person.found.pop() : person.own[Math.floor(random() * person.own.length)];
  // A step is taken on the page of the entry: the page is asked for, then the step.
  const entry = await ask('entry', `/api/entries/${id}`);
  if (!entry) return;
  const { revision } = entry;
  const body = moves
    ? { kind: 'move', move: 'assign', revision, fields: {} }
    : { kind: 'comment', revision, text: '已到现场看过' };
  await ask(moves ? 'write: move' : 'write: comment', `/api/entries/${id}/events`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
}

async function morning(origin, people) {
  const times = new Map();
  const errors = [];
  const begin = performance.now();
  const until = begin + (WARM_SECONDS + SECONDS) * 1000;
  const keep = (kind, took, status, body) => {
    if (status !== 200) errors.push(`${kind}: ${status} ${body.slice(0, 200)}`);
    if (performance.now() - begin < WARM_SECONDS * 1000) return;
    times.set(kind, [...(times.get(kind) ?? []), took]);
  };
  const work = async (person) => {
    const random = randomOf(person.number + 1);
    await think((person.number / PEOPLE) * THINK_MS);
    while (performance.now() < until) {
      await press(origin, person, random, keep);
      // Exponential, as arrivals of people who do not wait for one another are.
      await think(Math.min(-Math.log(1 - random()) * THINK_MS, 4 * THINK_MS));
    }
  };
  await Promise.all(people.map(work));
  return { times, errors };
}

export async function measure() {
  const product = await import(await compileProduct());
  const folder = await mkdtemp(join(tmpdir(), 'tenglong-bench-'));
  try {
    return await withServerDatabase(async (url) => {
      const people = await fill(url, product);
      await vacuum(url);
      await shareOut(url, people);
      const environment = { TENGLONG_DATA: folder, DATABASE_URL: url };
      const { times, errors } = await withProduct(environment, [], (origin) => morning(origin, people));
      const all = [...times.values()].flat();
      const writes = [...times].filter(([kind]) => kind.startsWith('write')).flatMap(([, took]) => took);
      for (const error of errors.slice(0, 5)) console.error(error);
      return {
        lines: [
          line(
            `${PEOPLE} people, ${THINK_MS / 1000} s mean think time, ${SECONDS} s, p95`,
            percentile(all, 0.95),
            'ms',
            300,
          ),
          line('answers that were not 200', errors.length, '', 0),
          fact('answers a second', all.length / SECONDS, '/s'),
          fact('share of writes', writes.length / all.length, ''),
          fact('writes: p95', percentile(writes, 0.95), 'ms'),
          ...[...times]
            .sort()
            .map(([kind, took]) => fact(`${kind}: p95 of ${took.length}`, percentile(took, 0.95), 'ms')),
          fact('all: median', median(all), 'ms'),
        ],
        detail: { entries: ENTRIES, people: PEOPLE, seconds: SECONDS },
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
