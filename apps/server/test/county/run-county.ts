import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareFacts, compareProblems, compareResults, compareScreening, parseCsv } from './compare.ts';
import { type CountyPlan, expectYear, makeCounty } from './county-files.ts';

/** The product under test: reads a folder of workbooks and writes its CSV files for one year. Throws if it refuses. */
export type Evaluate = (job: {
  readonly workbooksDir: string;
  readonly outDir: string;
  readonly year: number;
}) => Promise<void>;

/** What a real folder also holds, and nobody sent. */
const JUNK: Readonly<Record<string, string>> = {
  '~$税务局-企业入库税收-2022.xlsx': '\u0005admin',
  '.DS_Store': '\u0000\u0000\u0000\u0001Bud1',
  'Thumbs.db': 'x',
  'desktop.ini': '[.ShellClassInfo]',
};

/**
 * Generates a county, lets the product evaluate its last years, and compares facts, results, screening and problems.
 *
 * @returns a sentence per difference, the first ones first; empty if product and oracle agree to the last enterprise
 */
export async function runCounty(plan: CountyPlan, evaluate: Evaluate): Promise<string[]> {
  const { county, files, reading } = makeCounty(plan);
  const root = await mkdtemp(join(tmpdir(), 'county-'));
  const differences: string[] = [];
  try {
    for (const file of files) await writeFile(join(root, file.name), file.bytes);
    if (plan.oddities.has('junkFiles')) {
      for (const [name, text] of Object.entries(JUNK)) await writeFile(join(root, name), text);
    }
    for (const year of county.years.slice(plan.lastYearOnly ? -1 : -2)) {
      const outDir = await mkdtemp(join(tmpdir(), 'county-out-'));
      await evaluate({ workbooksDir: root, outDir, year });
      const read = async (name: string) => parseCsv(await readFile(join(outDir, name), 'utf8'));
      const { firms, results, verdicts } = expectYear(reading, year);
      differences.push(...compareFacts(await read('facts.csv'), year, firms));
      differences.push(
        ...compareResults(await read('results.csv'), results).map((line) => `${year} ${line}`),
      );
      differences.push(
        ...compareScreening(await read('screening.csv'), verdicts).map((line) => `${year} ${line}`),
      );
      if (year === county.years.at(-1)) {
        differences.push(...compareProblems(await read('problems.csv'), reading.problems, files));
      }
      await rm(outDir, { recursive: true });
    }
  } finally {
    await rm(root, { recursive: true });
  }
  return differences;
}
