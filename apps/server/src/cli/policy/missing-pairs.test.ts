import { fileURLToPath } from 'node:url';
import {
  compilePolicy,
  type Determination,
  preparePolicy,
  readFacts,
  readyCases,
  valueAt,
  withoutValue,
  withValue,
} from '@tenglong/domain/policy';
import { expect, test } from 'vitest';
import { loadPolicies } from './load-policy.ts';

const plan = fileURLToPath(new URL('../../../../../plans/yuhuan-2021-2023', import.meta.url));
/** As many values of a fact as are tried with each other. */
const MOST_VALUES = 6;

/** The places of facts that are told: of a list the first item's. */
function placesOf(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.slice(0, 1).flatMap((one) => placesOf(one, `${at}[0]`));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([name, below]) =>
    placesOf(below, at === '' ? name : `${at}.${name}`),
  );
}

const answerOf = ({ verdict, amountYuan, grade, term, obligations }: Determination): string =>
  JSON.stringify([verdict, amountYuan, grade, term, obligations]);

test('of any two facts left out, one that is not named changes no answer, whatever the other is', async () => {
  let [pairs, policies] = [0, 0];
  for (const { file, cases } of await loadPolicies(plan)) {
    const prepared = preparePolicy(file);
    if (prepared.kind !== 'policy') throw new Error(file.id);
    const { policy } = prepared;
    const compiled = compilePolicy(policy, cases.asOf);
    const judge = (facts: unknown) => {
      const reading = readFacts(policy, facts);
      return reading.kind === 'facts' ? compiled.determine(reading.facts) : undefined;
    };
    // What the cases tell of a fact stands on either side of its bounds.
    const told = readyCases(policy, cases).map(({ facts }) => facts);
    const valuesOf = (place: string) =>
      [...new Set(told.map((facts) => valueAt(facts, place)))]
        .filter((value) => value !== undefined && value !== null && typeof value !== 'object')
        .slice(0, MOST_VALUES);
    for (const base of Object.values(cases.bases)) {
      const places = placesOf(base);
      for (const [at, one] of places.entries()) {
        for (const other of places.slice(at + 1)) {
          const part = judge(withoutValue(withoutValue(base, one), other));
          if (!part) continue;
          pairs += 1;
          for (const [named, beside] of [
            [one, other],
            [other, one],
          ] as const) {
            if (part.missing.includes(named)) continue;
            for (const value of valuesOf(beside)) {
              const answers = valuesOf(named).flatMap((tried) => {
                const found = judge(withValue(withValue(base, beside, value), named, tried));
                return found ? [answerOf(found)] : [];
              });
              const words = `${file.id}: ${named} beside ${beside} ${String(value)}`;
              expect(new Set(answers).size, words).toBeLessThanOrEqual(1);
            }
          }
        }
      }
    }
    policies += 1;
  }
  expect(policies).toBe(18);
  expect(pairs).toBeGreaterThan(500);
}, 120_000);
