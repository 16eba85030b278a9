import { fileURLToPath } from 'node:url';
import type { PlanPolicy } from '@tenglong/domain/plan';
import {
  compilePolicy,
  determine,
  type PolicyInput,
  type PolicyInputs,
  type PreparedPolicy,
  preparePolicy,
  readFacts,
} from '@tenglong/domain/policy';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadPolicies } from './load-policy.ts';

const plan = fileURLToPath(new URL('../../../../../plans/yuhuan-2021-2023', import.meta.url));
const DAY = '2022-06-30';

let policies: readonly PlanPolicy[] = [];
beforeAll(async () => {
  policies = await loadPolicies(plan);
});

/** Figures about the thresholds of the plan, and some about nothing. */
const FIGURES = [
  '0',
  '0.1',
  '0.2',
  '1',
  '1.2',
  '3',
  '4',
  '10',
  '24',
  '1000',
  '49999.99',
  '50000',
  '2000000',
  '5000000',
];

function arbitraryValue(input: PolicyInput): fc.Arbitrary<unknown> {
  switch (input.type) {
    case 'number': {
      const figures = FIGURES.filter(
        (figure) =>
          !(input.whole && figure.includes('.')) &&
          (input.most === undefined || Number(figure) <= Number(input.most)),
      );
      return fc.oneof(
        fc.constantFrom(...figures),
        input.most === undefined ? fc.integer({ min: 0, max: 90_000_000 }) : fc.constant('0.13'),
      );
    }
    case 'boolean':
      // Mostly yes: a condition that fails hides everything behind it.
      return fc.oneof(
        { weight: 3, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      );
    case 'date':
      return fc.constantFrom('2022-01-01', '2022-06-01', '2022-12-31', '2023-06-30');
    case 'text':
      return fc.constantFrom(...Object.keys(input.options ?? { x: '' }));
    case 'series':
      return fc
        .array(unlessLeftOut(input.of), { minLength: 1, maxLength: 4 })
        .map((values) => values.map((value) => value ?? null));
    case 'list':
      return fc.array(arbitraryFacts(input.fields), { maxLength: 4 });
  }
}

const unlessLeftOut = (input: PolicyInput) => fc.option(arbitraryValue(input), { nil: undefined, freq: 9 });

function arbitraryFacts(inputs: PolicyInputs): fc.Arbitrary<Record<string, unknown>> {
  const shape = Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, unlessLeftOut(input)]),
  );
  return fc.record(shape).map((flat) => {
    const facts: Record<string, Record<string, unknown>> & Record<string, unknown> = {};
    for (const [name, value] of Object.entries(flat)) {
      if (value === undefined) continue;
      const [group = name, rest] = name.split('.');
      if (rest === undefined) Object.assign(facts, { [name]: value });
      else Object.assign(facts, { [group]: { ...facts[group], [rest]: value } });
    }
    return facts;
  });
}

function ready({ file }: PlanPolicy): PreparedPolicy {
  const prepared = preparePolicy(file);
  if (prepared.kind === 'problems') throw new Error(JSON.stringify(prepared.problems));
  return prepared.policy;
}

test('interpreter and compiled form, written apart, agree on every policy; no amount is above a cap or below nothing', () => {
  for (const one of policies) {
    const policy = ready(one);
    const compiled = compilePolicy(policy, DAY);
    const cap = Number(one.file.parameters.cap?.value ?? Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(arbitraryFacts(one.file.inputs), (raw) => {
        const read = readFacts(policy, raw);
        fc.pre(read.kind === 'facts');
        if (read.kind !== 'facts') return;
        const { trace: _trace, ...interpreted } = determine(policy, read.facts, DAY);
        expect(compiled.determine(read.facts)).toEqual(interpreted);
        const amount = Number(interpreted.amountYuan ?? 0);
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(cap);
        if (interpreted.verdict === 'unknown')
          expect(interpreted.missing.length > 0 || policy.unavailable).toBeTruthy();
        else if (!one.file.always) expect(interpreted.missing).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }
}, 60_000);

test('a known answer stays as it is when a missing fact comes in', () => {
  for (const one of policies) {
    const policy = ready(one);
    const compiled = compilePolicy(policy, DAY);
    const keys = [...new Set(Object.keys(one.file.inputs).map((name) => name.split('.')[0] ?? name))];
    fc.assert(
      fc.property(arbitraryFacts(one.file.inputs), fc.constantFrom(...keys), (raw, key) => {
        const whole = readFacts(policy, raw);
        const part = readFacts(
          policy,
          Object.fromEntries(Object.entries(raw).filter(([name]) => name !== key)),
        );
        if (whole.kind !== 'facts' || part.kind !== 'facts') return;
        const before = compiled.determine(part.facts);
        if (before.verdict === 'unknown') return;
        const after = compiled.determine(whole.facts);
        expect([after.verdict, after.amountYuan]).toEqual([before.verdict, before.amountYuan]);
      }),
      { numRuns: 60 },
    );
  }
}, 60_000);
