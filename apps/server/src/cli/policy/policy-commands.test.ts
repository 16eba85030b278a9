import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';

const plan = fileURLToPath(new URL('../../../../../plans/yuhuan-2021-2023', import.meta.url));

async function tenglong(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCli(argv, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    watched: false,
  });
  return { code, out: out.join(''), err: err.join('') };
}

test('every policy of the plan is sound and every case holds', async () => {
  const { code, out, err } = await tenglong('policy', 'check', '--plan', plan);
  expect(err).toBe('');
  expect(code, out).toBe(0);
});
