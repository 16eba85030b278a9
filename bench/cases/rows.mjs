// 150,000 enterprises out of PostgreSQL, evaluated, results back, through the functions that a run of the product calls;
// against COPY out of the same query and COPY in of the same rows into the same table, nothing done in between.
import { randomUUID } from 'node:crypto';
import { seedCounty } from '../database/seed.mjs';
import { withServerDatabase } from '../database/server.mjs';
import { compileProduct } from '../product/compile.mjs';
import { fact, line, median } from './line.mjs';

const SIZES = [5_000, 150_000, 1_000_000];
const COUNTY = 150_000;
const YEAR = 2022;
/** The columns that a run reads: what `loadEnterpriseYears` asks for. */
const READ = `(select e.credit_code, e.name, e.unit_name, e.scale, e.industry, e.unit_id, e.pinyin, y.facts, y.states
  from enterprises e left join enterprise_years y on y.credit_code = e.credit_code and y.year = ${YEAR}
  where e.scale is not null order by e.credit_code collate "C")`;

/** A run to hang results on, as `runEvaluation` writes it; the capsule is measured apart. */
const addRun = (tx, id, versionId) =>
  tx.script(`insert into evaluation_runs (id, number, year, plan_version_id, commit_no, capsule_hash, capsule, detail, note,
    started_at, started_by) values ('${id}', nextval('evaluation_run_number')::int, ${YEAR}, '${versionId}', 0, repeat('0', 64),
    '', '{}', '', now(), '')`);

const clear = (db) =>
  db.transaction((tx) => tx.script('truncate evaluation_results; delete from evaluation_runs'));

async function drain(parts) {
  for await (const _part of parts);
}

async function* each(parts) {
  yield* parts;
}

async function open(product, url) {
  const db = product.database.createDatabase(product.database.openServer(url, product.silentLog));
  await product.database.migrate(db, product.migrations, product.systemClock.now());
  return db;
}

/** Times one size: a warm round, then the contenders in turn. */
async function measureSize(product, size, rounds) {
  const { evaluateYear, storeResults, runEvaluation } = product.evaluation;
  return withServerDatabase(async (url, version) => {
    const db = await open(product, url);
    try {
      const { deps, actor } = await seedCounty(db, product, size);
      const timed = async (work) => {
        await clear(db);
        globalThis.gc?.();
        const id = randomUUID();
        return db.transaction(async (tx) => {
          const loaded = await product.plan.getActivePlan(tx);
          await addRun(tx, id, loaded.version.id);
          const began = performance.now();
          const found = await work(tx, id, loaded);
          return { milliseconds: performance.now() - began, found };
        });
      };
      let rows = [];
      const contenders = {
        product: async (tx, id, loaded) => {
          await storeResults(tx, id, await evaluateYear(tx, loaded, YEAR, deps.projectPromotions));
        },
        plain: async (tx, id) => {
          await drain(tx.copyOut(READ));
          // The run's own id stands first in each row; one of the same length takes its place.
          const text = rows.map((part) => part.replaceAll(rows.id, id));
          await tx.copyIn('evaluation_results', each(text.map((part) => Buffer.from(part))));
        },
      };
      const prepare = async (tx, id, loaded) => {
        await contenders.product(tx, id, loaded);
        rows = [];
        for await (const part of tx.copyOut('evaluation_results'))
          rows.push(Buffer.from(part).toString('latin1'));
        rows = Object.assign([rows.join('')], { id });
      };
      await timed(prepare);
      const bytes = Buffer.from(rows[0], 'latin1').toString('utf8');
      rows = Object.assign([bytes], { id: rows.id });
      const times = { product: [], plain: [] };
      for (let round = 0; round < rounds; round += 1) {
        for (const name of round % 2 === 0 ? ['product', 'plain'] : ['plain', 'product']) {
          times[name].push((await timed(contenders[name])).milliseconds);
        }
      }
      let whole = Number.NaN;
      if (size === COUNTY) {
        await clear(db);
        const began = performance.now();
        await runEvaluation(deps, actor, { year: YEAR, note: '' });
        whole = performance.now() - began;
      }
      return { size, version, times, product: median(times.product), plain: median(times.plain), whole };
    } finally {
      await db.close();
    }
  });
}

export async function measure() {
  const product = await import(await compileProduct());
  const found = [];
  for (const size of SIZES) found.push(await measureSize(product, size, size > COUNTY ? 3 : 7));
  const county = found.find(({ size }) => size === COUNTY);
  return {
    lines: [
      line(
        `${COUNTY} enterprises out, evaluated, results back ÷ plain COPY out and in`,
        county.product / county.plain,
        '×',
        1.3,
      ),
      ...found.slice(1).map(({ size, product: own }, at) => {
        const smaller = found[at];
        return line(
          `growth ${smaller.size} → ${size}: time per enterprise`,
          own / size / (smaller.product / smaller.size),
          '×',
          1,
        );
      }),
      ...found.map(({ size, product: own, plain }) => fact(`${size}: ratio to plain COPY`, own / plain, '×')),
      fact('150,000 evaluated', county.product, 'ms'),
      fact('150,000 plain COPY', county.plain, 'ms'),
      fact('150,000 as a whole run: screened and frozen as well', county.whole, 'ms'),
    ],
    detail: { postgresql: found[0].version, sizes: found },
  };
}
