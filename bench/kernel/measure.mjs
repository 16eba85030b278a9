// The evaluation kernel against DuckDB's best SQL for the same work, in one run: node bench/kernel/measure.mjs [rounds]
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const DOMAIN = here('../../packages/domain/src/evaluation/index.ts');
const SIZES = [5_000, 150_000, 1_000_000];
const LARGEST = SIZES[SIZES.length - 1];

async function compileDomain(folder) {
  const output = { entryFileNames: 'evaluation.mjs' };
  const ssr = { ssr: DOMAIN, outDir: folder, emptyOutDir: false, rollupOptions: { output } };
  await build({ configFile: false, logLevel: 'silent', build: ssr });
  return join(folder, 'evaluation.mjs');
}

async function inProcess(args) {
  const { stdout } = await run(process.execPath, args, { cwd: here('.'), maxBuffer: 1e8 });
  return JSON.parse(stdout);
}

/** The better of two measurements of the same case. */
const better = (a, b) => (!a || b.milliseconds < a.milliseconds ? b : a);

/**
 * Best of `rounds`, the competitors taking turns so that a busy moment hits none of them alone.
 *
 * @returns rows for `bench/results.json`: `ratio` is the kernel's time ÷ DuckDB's, `growth` its processor
 *   time per enterprise against the next smaller size, `agree` whether both ranked a million enterprises in the same order
 */
export async function measureKernel(rounds = 3) {
  // Below the workspace's packages, so that the built code finds them.
  const folder = await mkdtemp(here('../node_modules/.built-'));
  try {
    const domain = await compileDomain(folder);
    const kernel = new Map();
    let duckdb;
    for (let round = 0; round < rounds; round += 1) {
      for (const size of SIZES) {
        // Small ones more often, so that all are measured warm.
        const times = String(Math.max(5, Math.round((3 * LARGEST) / size)));
        const found = await inProcess(['--expose-gc', here('kernel-case.mjs'), domain, String(size), times]);
        const peak = Math.max(kernel.get(size)?.megabytes ?? 0, found.megabytes);
        kernel.set(size, { ...better(kernel.get(size), found), megabytes: peak });
      }
      duckdb = better(duckdb, await inProcess([here('duckdb-case.mjs'), String(LARGEST), '3']));
    }
    const own = kernel.get(LARGEST);
    // In processor time: a run of a quarter second is interrupted on a busy machine, one of a millisecond is not.
    const perRow = (size) => kernel.get(size).cpuMilliseconds / size;
    return {
      what: `${LARGEST} enterprises, 6 indicators, county and industry baselines, caps, ties, rank, grades`,
      kernel: own,
      duckdb,
      ratio: own.milliseconds / duckdb.milliseconds,
      megabytesOverInput: own.megabytes,
      agree: own.digest === duckdb.digest && own.ranked === duckdb.ranked,
      growth: SIZES.slice(1).map((size, at) => ({
        from: SIZES[at],
        to: size,
        timePerEnterprise: perRow(size) / perRow(SIZES[at]),
      })),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await measureKernel(Number(process.argv[2] ?? 3));
  console.log(JSON.stringify(result, null, 2));
}
