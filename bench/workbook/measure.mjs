// Reading and writing workbooks against peers, in one run: node bench/workbook/measure.mjs [rounds]
import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { makeWorkbook } from './make-workbook.mjs';
import { makeXls } from './make-xls.mjs';

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const READER = here('../../apps/server/src/modules/intake/read/index.ts');
const WRITER = here('../../apps/server/src/platform/workbook/index.ts');
/** Where the built code finds the packages it asks for, and git looks away. */
const BUILT = here('../node_modules/.built');

/** [what, case, file]; the first of each `what` is ours and the yardstick. */
const PLAN = [
  ['read 100,000 × 20 .xlsx', 'read tenglong', 'xlsx'],
  ['read 100,000 × 20 .xlsx', 'read saxes', 'xlsx'],
  ['read 100,000 × 20 .xlsx', 'read exceljs', 'xlsx'],
  ['read 100,000 × 20 .xlsx', 'read read-excel-file', 'xlsx'],
  ['read 100,000 × 20 .xlsx', 'read @e965/xlsx', 'xlsx'],
  ['first 200 rows of it', 'preview tenglong', 'xlsx'],
  ['read 65,000 × 20 .xls', 'read tenglong', 'xls'],
  ['read 65,000 × 20 .xls', 'read @e965/xlsx', 'xls'],
  ['write 100,000 × 20 .xlsx', 'write tenglong', 'out'],
  ['write 100,000 × 20 .xlsx', 'write exceljs', 'out'],
  ['write 100,000 × 20 .xlsx', 'write write-excel-file', 'out'],
];

async function compile(entry, name) {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: entry,
      outDir: BUILT,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return join(BUILT, `${name}.mjs`);
}

/**
 * The results, best of `rounds`, the cases taking turns so that a busy moment hits none of them alone.
 * `ratio` compares the time on the clock, `cpuRatio` the processor's, which others on the machine disturb less.
 */
export async function measureWorkbooks(rounds = 3) {
  const folder = join(tmpdir(), `tenglong-bench-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    const files = {
      xlsx: join(folder, 'in.xlsx'),
      xls: join(folder, 'in.xls'),
      out: join(folder, 'out.xlsx'),
    };
    await makeWorkbook(files.xlsx, 100_000);
    await makeXls(files.xls, 65_000);
    const [reader, writer] = [await compile(READER, 'reader'), await compile(WRITER, 'writer')];
    const best = new Map();
    for (let round = 0; round < rounds; round += 1) {
      for (const [what, name, file] of PLAN) {
        const { stdout } = await run(
          process.execPath,
          [here('cases.mjs'), name, files[file], reader, writer],
          {
            cwd: here('.'),
          },
        );
        const found = JSON.parse(stdout);
        const key = `${what}|${name}`;
        const known = best.get(key);
        if (!known || found.milliseconds < known.milliseconds) best.set(key, { what, name, ...found });
      }
    }
    return [...best.values()].map((result) => {
      const ours = [...best.values()].find((other) => other.what === result.what);
      return {
        ...result,
        ratio: result.milliseconds / ours.milliseconds,
        cpuRatio: result.cpuMilliseconds / ours.cpuMilliseconds,
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(BUILT, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const found of await measureWorkbooks(Number(process.argv[2] ?? 3))) {
    const columns = [
      `${found.ratio.toFixed(2)} ×`,
      `${found.cpuRatio.toFixed(2)} × cpu`,
      `${Math.round(found.milliseconds)} ms`,
      `${Math.round(found.cpuMilliseconds)} ms cpu`,
      `${Math.round(found.megabytes)} MB`,
    ];
    console.log(found.what.padEnd(28), found.name.padEnd(24), ...columns.map((text) => text.padStart(12)));
  }
}
