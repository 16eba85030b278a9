import type { EnterpriseYear } from '@tenglong/domain/enterprise';
import { type EvaluationResult, evaluate } from '@tenglong/domain/evaluation';
import { describe, expect, test } from 'vitest';
import { schemeOf } from '../evaluation-sample.ts';
import { compareResults } from './compare.ts';
import { expectYear, makeCounty } from './county-files.ts';
import type { KnownFirm } from './expectation.ts';
import { gradeScale } from './oracle-grades.ts';
import { Random } from './random.ts';
import { multiply, ratio } from './ratio.ts';

const YEAR = 2022;
const seeds = Array.from(
  { length: Math.min(200, Math.max(4, Math.round(Number(process.env.TENGLONG_TRIALS ?? 100) / 25))) },
  (_, i) => i + 100,
);
const SPOILERS = [
  'text',
  'missing',
  'pollutantText',
  'pollutantsBlank',
  'conflictingRows',
  'degenerate',
] as const;

function asEnterprise({ creditCode, name, unit, scale, facts, violation }: KnownFirm): EnterpriseYear {
  const violations = violation ? [{ field: '环境保护', foundOn: `${YEAR}-05-06`, severity: violation }] : [];
  return { creditCode, name, unit, scale, industry: '', facts, violations };
}

/** Every digit of a float64, so that the comparison sees what the kernel saw. */
const plain = (value: number | null | undefined): string => {
  if (value === null || value === undefined) return '';
  return Math.abs(value) < 1e21 ? value.toFixed(12) : String(BigInt(Math.round(value)));
};

function asRow(result: EvaluationResult): Record<string, string> {
  const items = Object.entries(result.items).flatMap(([id, item]) => [
    [`${id}.value`, plain(item.value)],
    [`${id}.score`, plain(item.score)],
  ]);
  return {
    ...Object.fromEntries(items),
    creditCode: result.creditCode,
    name: result.name,
    unit: result.unit,
    scale: result.scale,
    total: plain(result.total),
    rank: String(result.rank ?? ''),
    preliminaryGrade: result.preliminaryGrade ?? '',
    grade: result.grade ?? '',
    reason: result.reason,
  };
}

function graded(firms: readonly KnownFirm[]): Record<string, string>[] {
  const schemes = [schemeOf('above'), schemeOf('below')];
  return evaluate(firms.map(asEnterprise), schemes, { year: YEAR }).results.map(asRow);
}

describe('The kernel agrees with exact fractions to the last enterprise', () => {
  test.each(seeds)('on a county with unknown and degenerate figures (seed %i)', (seed) => {
    const size = 72 + (seed % 7) * 30;
    const { reading } = makeCounty({ seed, size, oddities: new Set(SPOILERS) });
    const { firms, results } = expectYear(reading, YEAR);
    expect(compareResults(graded(firms), results).slice(0, 5)).toEqual([]);
  });

  test('when every firm has a twin of three, seven or nine times its size, which ties with it exactly', () => {
    const { reading } = makeCounty({ seed: 5, oddities: new Set() });
    const { firms } = expectYear(reading, YEAR);
    const random = new Random('twins');
    const twins = firms.map((firm): KnownFirm => {
      const times = ratio(BigInt(random.pick([3, 7, 9])));
      const facts = new Map([...firm.facts].map(([fact, value]) => [fact, multiply(value, times)]));
      return { ...firm, creditCode: `${firm.creditCode.slice(0, 17)}*`, facts };
    });
    const all = [...firms, ...twins].filter((firm) => firm.scale === 'above' || firm.facts.size > 0);
    const results = (['above', 'below'] as const).flatMap((scale) => gradeScale(all, scale).results);
    expect(compareResults(graded(all), results).slice(0, 5)).toEqual([]);
  });
});
