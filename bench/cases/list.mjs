// The list of 20,000 enterprises at the API of the running product: random pages, sorts and filters, one after the other.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedCounty } from '../database/seed.mjs';
import { vacuum, withServerDatabase } from '../database/server.mjs';
import { compileProduct } from '../product/compile.mjs';
import { fact, line, median, percentile } from './line.mjs';
import { signIn, withProduct } from './running-product.mjs';

const SIZE = 20_000;
const REQUESTS = 400;

const SORTS = [
  'unit',
  'name',
  'creditCode',
  'industry',
  'scale',
  'grade',
  'rank',
  'total',
  'fact.tax',
  'fact.landMu',
  'fact.valueAdded',
  'fact.revenue',
  'fact.rd',
  'fact.employees',
  'fact.energyTce',
  'fact.emission',
];
const FILTERS = (units) => [
  '',
  '',
  '',
  `unit=${units[0]}`,
  `unit=${units.slice(1, 4).join(',')}`,
  'scale=below',
  'grade=D',
  'grade=A,none',
  'industry=33',
  'where=fact.tax:lt:100',
  'where=fact.landMu:ge:10;total:ge:80',
  'where=fact.emission:missing',
  'q=机械',
  'q=yhhd',
  'q=913300001',
  'q=heng',
  `unit=${units[0]}&grade=B&where=fact.rd:gt:50`,
];

/** The same requests every time: every sort in both directions, every filter, pages from the first to the last. */
function* requests(units) {
  const filters = FILTERS(units);
  for (let at = 0; at < REQUESTS; at += 1) {
    const filter = filters[at % filters.length];
    const sort = SORTS[Math.floor(at / 3) % SORTS.length];
    const page = filter === '' ? (at * 37) % (SIZE / 100) : at % 3;
    const dir = at % 2 === 0 ? 'asc' : 'desc';
    yield `/api/enterprises?size=100&page=${page}&sort=${sort}&dir=${dir}${filter === '' ? '' : `&${filter}`}`;
  }
}

async function timeRequests(origin, most) {
  const cookie = await signIn(origin);
  const read = async (path) => {
    const began = performance.now();
    const answer = await fetch(`${origin}${encodeURI(path)}`, { headers: { cookie } });
    const body = await answer.text();
    const milliseconds = performance.now() - began;
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body.slice(0, 200)}`);
    return { path, milliseconds, body };
  };
  const first = JSON.parse((await read('/api/enterprises?size=100')).body);
  if (first.total !== SIZE) throw new Error(`the list has ${first.total} enterprises`);
  const paths = [...requests(first.units.map(({ id }) => id))];
  for (const path of paths.slice(0, 60)) await read(path);
  const times = [];
  for (const path of paths) {
    const { milliseconds } = await read(path);
    times.push({ path, milliseconds });
  }
  const all = times.map(({ milliseconds }) => milliseconds);
  const slowest = times.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 12);
  return {
    lines: [
      line(
        `${REQUESTS} pages, sorts and filters of ${SIZE} enterprises, p95`,
        percentile(all, 0.95),
        'ms',
        most,
      ),
      fact('median', median(all), 'ms'),
      fact('greatest', Math.max(...all), 'ms'),
    ],
    detail: { slowest },
  };
}

async function fill(db, product) {
  await product.database.migrate(db, product.migrations, product.systemClock.now());
  const { deps, actor } = await seedCounty(db, product, SIZE);
  await product.evaluation.runEvaluation(deps, actor, { year: 2022, note: '' });
  await db.close();
}

export async function measureList(kind, most) {
  const product = await import(await compileProduct());
  const { createDatabase, openEmbedded, openServer } = product.database;
  const folder = await mkdtemp(join(tmpdir(), 'tenglong-bench-'));
  try {
    if (kind === 'embedded') {
      await fill(await openEmbedded(folder), product);
      return await withProduct({ TENGLONG_DATA: folder }, [], (origin) => timeRequests(origin, most));
    }
    return await withServerDatabase(async (url) => {
      await fill(createDatabase(openServer(url, product.silentLog)), product);
      await vacuum(url);
      const environment = { TENGLONG_DATA: folder, DATABASE_URL: url };
      return withProduct(environment, [], (origin) => timeRequests(origin, most));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
