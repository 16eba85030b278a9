import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALL_ODDITIES, type Oddity } from './oddities.ts';
import { evaluateByCli } from './product.ts';
import { Random } from './random.ts';
import { runCounty } from './run-county.ts';

const trials = Number(process.env.TENGLONG_TRIALS ?? 100);
const seeds = Array.from({ length: Math.min(200, Math.max(1, Math.round(trials / 30))) }, (_, i) => 5000 + i);

/** A handful of oddities in some counties, nearly all of them in others. */
function mixture(seed: number): Oddity[] {
  const random = new Random(`mixture ${seed}`);
  const share = random.pick([0.1, 0.3, 0.5, 0.8]);
  return ALL_ODDITIES.filter(() => random.chance(share));
}

describe('From workbooks to grades, in a county nobody has seen', () => {
  test.each(seeds)(
    'facts, grades, screening and problems agree to the last enterprise (seed %i)',
    async (seed) => {
      const oddities = mixture(seed);
      const lastYear = 2021 + (seed % 4);
      const differences = await runCounty(
        { seed, size: 130 + (seed % 3) * 40, lastYear, oddities: new Set(oddities) },
        evaluateByCli,
      );
      expect({ seed, oddities, differences: differences.slice(0, 8) }).toEqual({
        seed,
        oddities,
        differences: [],
      });
    },
  );

  test.each([
    ['facts.csv', /(\d)\.\d{6}/, '$1.999999', /^facts/],
    ['results.csv', /,B,B,/, ',B,A,', /grade: expected B, got A/],
    ['results.csv', /,above,/, ',below,', /scale/],
    ['problems.csv', /.*duplicate-identical.*\n/, '', /duplicate-identical .* is not reported/],
    ['problems.csv', /duplicate-identical/, 'missing', /was not planted/],
  ] as const)('a product that were wrong in %s at %s would be found out', async (name, from, to, found) => {
    const plan = { seed: 6, lastYearOnly: true, oddities: new Set(['identicalRows'] as const) };
    const wrong = await runCounty(plan, async (job) => {
      await evaluateByCli(job);
      const path = join(job.outDir, name);
      await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
    });
    expect(wrong.some((line) => found.test(line))).toBe(true);
  });
});
