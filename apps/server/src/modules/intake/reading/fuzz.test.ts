import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read, write } from '@e965/xlsx';
import { assemblePlan } from '@tenglong/domain/plan';
import { afterAll, describe, expect, test } from 'vitest';
import { craftXlsx } from '../../../../test/craft-xlsx.ts';
import { randomGrid, WORDS } from '../../../../test/fuzz/grid.ts';
import { Random, spoilBytes } from '../../../../test/fuzz/spoil.ts';
import { cpuMilliseconds, watchForHang } from '../../../../test/fuzz/watch.ts';
import { inFullSuite } from '../../../../test/trials.ts';
import { readPlanFolder } from '../../plan/index.ts';
import type { BatchReading } from '../batch-reading.ts';
import { planUnder } from './plan-under.ts';
import { readFile } from './read-file.ts';
import type { ReadingDesk, ReadingOutcome } from './reading-desk.ts';

const FILES = inFullSuite(2_000, 60);
const SLOWEST_MILLISECONDS = 20_000;

const root = fileURLToPath(new URL('../../../../../../', import.meta.url));
const workbooks = join(root, 'samples/yuhuan-demo/workbooks');
const folder = mkdtempSync(join(tmpdir(), 'tenglong-test-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

const reading = await readPlanFolder(join(root, 'plans/yuhuan-2021-2023'));
const assembly = reading.ok ? assemblePlan(reading.documents) : undefined;
if (!assembly?.ok) throw new Error('the plan does not load');
const plan = planUnder(assembly.plan);

/** Real files, and the small ones among them as .xls too. */
const samples = readdirSync(workbooks).flatMap((name) => {
  const bytes = readFileSync(join(workbooks, name));
  if (bytes.length > 60_000 || !name.endsWith('.xlsx')) return [{ name, bytes }];
  const legacy: Buffer = write(read(bytes), { type: 'buffer', bookType: 'biff8' });
  return [
    { name, bytes },
    { name: name.replace('.xlsx', '.xls'), bytes: legacy },
  ];
});

/** A desk without a database that takes nothing a database would refuse. */
function strictDesk(): ReadingDesk & { readonly rows: number } {
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    roster: async () => [],
    aliases: async () => [],
    rulings: async () => [],
    factSlots: async () => new Map(),
    heldYears: async () => [],
    heldEntries: async () => [],
    recognised: async () => {},
    asIfCommitted: async () => new Map(),
    put: async (table, bytes) => {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      expect(text.includes('\0'), `a NUL in ${table}`).toBe(false);
      expect(/\\u0000|\\ud[89a-f]/i.test(text), `half a character in ${table}`).toBe(false);
      rows += text.split('\n').length - 1;
    },
  };
}

const saysSomething = ({ counts, problems }: BatchReading): boolean =>
  counts.rows + problems.hold + problems.unknown + problems.hint > 0;

async function outcomeOf(name: string, bytes: Uint8Array): Promise<[ReadingOutcome, rows: number]> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const desk = strictDesk();
  const order = { batchId: '00000000-0000-4000-8000-000000000000', fileName: name, path, plan };
  return [await readFile({ ...order, choice: {}, remembered: [] }, desk), desk.rows];
}

describe(`${FILES} files from their bytes to the staged rows`, () => {
  test('spoilt samples and random grids end as rows, as unknown or with a sentence, and leave what a database takes', {
    timeout: 3_600_000,
  }, async () => {
    const watch = watchForHang(SLOWEST_MILLISECONDS * 12);
    const ends = { read: 0, unrecognised: 0, refused: 0 };
    for (let seed = 1; seed <= FILES; seed += 1) {
      const random = new Random(seed);
      const sample = random.pick(samples);
      const [name, bytes] =
        seed % 3 === 0
          ? [sample.name, spoilBytes(sample.bytes, random)]
          : ['企业税收2022.xlsx', craftXlsx({ sheets: [randomGrid(random, WORDS)] })];
      watch.beat(`seed ${seed}, ${name}`);
      const began = cpuMilliseconds();
      const [outcome, rows] = await outcomeOf(name, bytes).catch((error: unknown) => {
        throw new Error(`seed ${seed}, ${name}`, { cause: error });
      });
      ends[outcome.kind] += 1;
      // A heading that nothing follows is read too; whatever is said to have been read was also kept.
      if (outcome.kind === 'read' && saysSomething(outcome.reading))
        expect(rows, `seed ${seed}`).toBeGreaterThan(0);
      if (outcome.kind === 'refused') expect(outcome.refused.remedy).not.toBe('');
      expect(cpuMilliseconds() - began, `seed ${seed}, ${name}`).toBeLessThan(SLOWEST_MILLISECONDS);
    }
    await watch.stop();
    // All three must happen, or the files are too tame or too wild to say anything.
    expect(Math.min(...Object.values(ends))).toBeGreaterThan(0);
  });
});
