// A department's workbook of 100,000 rows × 20 columns: read, mapped, checked and staged, as an upload is, against merely
// read with the same reader and with libraries alone. Every measurement is a process of its own, the contenders in turn.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { compileProduct, compileRowThread } from '../product/compile.mjs';
import { makeStatistics } from '../workbook/make-statistics.mjs';
import { fact, line, median } from './line.mjs';

const run = promisify(execFile);
const ROWS = 100_000;
const ROUNDS = 5;
const CONTENDERS = ['read', 'library', 'staged', 'preview'];
const CASE = fileURLToPath(new URL('../workbook/intake-case.mjs', import.meta.url));

export async function measure() {
  const product = await compileProduct();
  const folder = await mkdtemp(join(tmpdir(), 'tenglong-bench-'));
  try {
    const rowThread = await compileRowThread();
    const { enterprise } = await import(pathToFileURL(product).href);
    const file = join(folder, '2022年规上工业企业主要指标.xlsx');
    await makeStatistics(file, ROWS, enterprise.checkCharacter);
    const found = Object.fromEntries(CONTENDERS.map((what) => [what, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const what of round % 2 === 0 ? CONTENDERS : CONTENDERS.toReversed()) {
        const { stdout } = await run(process.execPath, [CASE, what, file, product, rowThread], {
          maxBuffer: 1e7,
        });
        found[what].push(JSON.parse(stdout));
      }
    }
    const time = (what, key = 'milliseconds') => median(found[what].map((one) => one[key]));
    const peak = Math.max(...found.staged.map(({ megabytes }) => megabytes));
    return {
      lines: [
        line(
          `${ROWS} × 20 .xlsx read, mapped, checked, staged ÷ merely read`,
          time('staged') / time('read'),
          '×',
          1.5,
        ),
        line('the same ÷ merely read with yauzl and saxes', time('staged') / time('library'), '×', 1.5),
        line('peak memory while staging, the whole process', peak, 'MB', 400),
        line('first preview of it', time('preview') / 1000, 's', 2),
        fact(
          'the same in processor time',
          time('staged', 'cpuMilliseconds') / time('read', 'cpuMilliseconds'),
          '×',
        ),
        fact('merely read', time('read'), 'ms'),
        fact('merely read with yauzl and saxes', time('library'), 'ms'),
        fact('read, mapped, checked, staged', time('staged'), 'ms'),
      ],
      detail: found,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
