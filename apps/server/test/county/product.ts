import { fileURLToPath } from 'node:url';
import { runCli } from '../../src/cli/run-cli.ts';
import type { Evaluate } from './run-county.ts';

const plan = fileURLToPath(new URL('../../../../plans/yuhuan-2021-2023', import.meta.url));

/** The product as a person at a terminal has it, in this process. */
export const evaluateByCli: Evaluate = async ({ workbooksDir, outDir, year }) => {
  const said: string[] = [];
  const argv = [
    'evaluate',
    '--plan',
    plan,
    '--workbooks',
    workbooksDir,
    '--year',
    String(year),
    '--out',
    outDir,
  ];
  const code = await runCli(argv, {
    out: (text) => void said.push(text),
    err: (text) => void said.push(text),
    watched: false,
  });
  if (code !== 0) throw new Error(`tenglong evaluate left with ${code}: ${said.join('')}`);
};
