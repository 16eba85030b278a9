import { describe, expect, test } from 'vitest';
import { inFullSuite } from '../trials.ts';
import { ALL_ODDITIES, ODDITIES } from './oddities.ts';
import { evaluateByCli } from './product.ts';
import { runCounty } from './run-county.ts';

/** On a desk every sixth: the mixtures have all of them, and the full suite takes each one alone. */
const alone = ALL_ODDITIES.filter((_, at) => at % inFullSuite(1, 6) === 0);

describe('From workbooks to grades, in a county with one oddity', () => {
  test('clean files and hard figures', async () => {
    expect(await runCounty({ seed: 1, oddities: new Set() }, evaluateByCli)).toEqual([]);
  });

  test.each(alone.map((oddity) => [ODDITIES[oddity], oddity] as const))('%s (%s)', async (_, oddity) => {
    const plan = { seed: 1, size: 64, lastYearOnly: true, oddities: new Set([oddity]) };
    const differences = await runCounty(plan, evaluateByCli);
    expect(differences.slice(0, 8)).toEqual([]);
  });
});
