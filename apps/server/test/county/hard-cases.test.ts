import { describe, expect, test } from 'vitest';
import { expectYear, makeCounty } from './county-files.ts';
import { compare, ratio } from './ratio.ts';

const seeds = [11, 12, 13];
const yearOf = (seed: number, degenerate = false) => {
  const oddities = new Set(degenerate ? (['degenerate'] as const) : []);
  const { reading } = makeCounty({ seed, oddities });
  expect(reading.problems).toEqual([]);
  return expectYear(reading, 2022);
};

describe('Every generated county carries the hard cases of the scheme', () => {
  test.each(seeds)(
    'firms capped on every item tie at 150 and part by tax, revenue and code (seed %i)',
    (seed) => {
      const { results, firms } = yearOf(seed);
      const tied = results.filter(
        (r) => r.scale === 'above' && r.total && compare(r.total, ratio(150n)) === 0,
      );
      const facts = new Map(firms.map((f) => [f.creditCode, f.facts]));
      const best = tied.sort((a, b) => a.rank! - b.rank!).slice(0, 4);
      const figures = best.map((r) => [
        facts.get(r.creditCode)?.get('tax')?.n,
        facts.get(r.creditCode)?.get('revenue')?.n,
      ]);
      expect(figures).toEqual([
        [950n, 2500n],
        [900n, 2600n],
        [900n, 2500n],
        [900n, 2500n],
      ]);
      expect(best[2]!.creditCode < best[3]!.creditCode).toBe(true);
    },
  );

  test.each(seeds)('15 万元 on 2,000 ㎡ is at the line of 5, one 分 more is past it (seed %i)', (seed) => {
    const { firms, verdicts } = yearOf(seed);
    const at = (scale: string, fen: bigint) =>
      firms.filter((f) => {
        const [land, tax] = [f.facts.get('landMu'), f.facts.get('tax')];
        const exact =
          land && tax && compare(land, ratio(3n)) === 0 && compare(tax, ratio(fen, 1_000_000n)) === 0;
        return f.scale === scale && exact;
      });
    const low = new Set(
      verdicts.filter((v) => v.rule === 'low-tax' && v.verdict === 'yes').map((v) => v.creditCode),
    );
    for (const scale of ['above', 'below']) {
      expect(at(scale, 15_000_000n).length).toBeGreaterThan(0);
      expect(at(scale, 15_000_000n).every((f) => low.has(f.creditCode))).toBe(true);
      expect(at(scale, 15_000_001n).length).toBeGreaterThan(0);
      expect(at(scale, 15_000_001n).some((f) => low.has(f.creditCode))).toBe(false);
    }
    const large = new Set(
      verdicts.filter((v) => v.rule === 'large-low-tax' && v.verdict === 'yes').map((v) => v.creditCode),
    );
    const ten = at('above', 30_000_000n).map((f) => [f.facts.get('revenue'), large.has(f.creditCode)]);
    expect(ten).toContainEqual([ratio(10_000n), true]);
    expect(ten).toContainEqual([ratio(99_999n, 10n), false]);
    expect(at('above', 30_000_001n).some((f) => large.has(f.creditCode))).toBe(false);
  });

  test.each(seeds)(
    'no emission at all takes the full mark or none, by the sign of value added (seed %i)',
    (seed) => {
      const { firms, results } = yearOf(seed);
      const none = firms.filter((f) => f.facts.get('emission')?.n === 0n);
      const marks = none.map((f) => {
        const score = results
          .find((r) => r.creditCode === f.creditCode)
          ?.items.get('valueAddedPerEmission')?.score;
        return [f.facts.get('valueAdded')!.n > 0n, score];
      });
      expect(marks).toContainEqual([true, ratio(15n)]);
      expect(marks).toContainEqual([false, ratio(0n)]);
    },
  );

  test('a denominator of zero or less is named', () => {
    const lacking = new Set(
      yearOf(14, true)
        .results.filter((r) => r.lacking.length === 1)
        .map((r) => r.lacking[0]),
    );
    for (const fact of ['landMu', 'energyTce', 'employees', 'revenue', 'electricity10kKwh'] as const) {
      expect(lacking).toContain(fact);
    }
  });
});
