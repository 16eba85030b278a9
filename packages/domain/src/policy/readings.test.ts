import { describe, expect, test } from 'vitest';
import { compilePolicy } from './compile-policy.ts';
import { determine } from './determine.ts';
import { PolicyFile } from './policy-file.ts';
import { preparePolicy } from './prepare-policy.ts';
import { readFacts } from './read-facts.ts';

/** 5% from 1000 yuan; by another reading what was spent on other roofs counts towards the 1000. */
const roofs = (needs = 'others') => ({
  id: 'roofs',
  title: '屋顶',
  clause: '1',
  summary: '按花费补助。',
  outcome: 'amount',
  effective: { from: '2023-01-01', until: '2023-12-31' },
  inputs: {
    spent: { type: 'number', label: '花费', unit: '元', decimals: 2, least: '0' },
    others: { type: 'number', label: '其他屋顶的花费', unit: '元', decimals: 2, least: '0' },
  },
  parameters: {
    least: { label: '起点', value: '1000', unit: '元' },
    rate: { label: '比例', value: '5', unit: '%' },
  },
  definitions: { base: { label: '看的花费', unit: '元', is: { fact: 'spent' } } },
  provisions: [
    {
      id: 'least',
      clause: '1',
      says: '满 1000 元',
      requires: { atLeast: [{ use: 'base' }, { param: 'least' }] },
    },
    {
      id: 'grant',
      clause: '1',
      says: '补 5%',
      gives: { multiply: [{ fact: 'spent' }, { param: 'rate' }] },
    },
  ],
  readings: [
    {
      id: 'together',
      clause: '1',
      question: '一处还是几处合计',
      alternatives: [
        { kind: 'adopted', says: '一处' },
        {
          kind: 'generous',
          says: '几处合计',
          needs,
          beyond: '还要其他屋顶的花费',
          definitions: { base: { add: [{ fact: 'spent' }, { fact: 'others' }] } },
        },
      ],
    },
  ],
});

function determined(facts: object) {
  const prepared = preparePolicy(PolicyFile.parse(roofs()));
  if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
  const reading = readFacts(prepared.policy, facts);
  if (reading.kind !== 'facts') throw new Error('impossible');
  const { trace: _trace, ...interpreted } = determine(prepared.policy, reading.facts, '2023-06-30');
  expect(compilePolicy(prepared.policy, '2023-06-30').determine(reading.facts)).toEqual(interpreted);
  const [, generous] = interpreted.readings[0]?.alternatives ?? [];
  return { ...interpreted, generous };
}

describe('a reading that asks for a fact of its own', () => {
  test.each([
    ['just below the bound together', '199.99', 'ineligible', '0.00'],
    ['at the bound together', '200', 'eligible', '40.00'],
    ['above it', '200.01', 'eligible', '40.00'],
  ])('is computed where the fact is told: %s', (_title, others, verdict, amountYuan) => {
    const { generous, ...adopted } = determined({ spent: '800', others });
    expect(adopted).toMatchObject({ verdict: 'ineligible', amountYuan: '0.00', missing: [] });
    expect(generous).toMatchObject({ verdict, amountYuan });
    expect(generous).not.toHaveProperty('beyond');
  });

  test.each([
    ['eligible', '1000', '50.00'],
    ['ineligible', '999.99', '0.00'],
  ])(
    'says what it would need where it is not told, and nothing is missing: %s',
    (verdict, spent, amountYuan) => {
      const { generous, ...adopted } = determined({ spent });
      expect(adopted).toMatchObject({ verdict, amountYuan, missing: [] });
      expect(generous).toMatchObject({ verdict: null, amountYuan: null, beyond: '还要其他屋顶的花费' });
    },
  );

  test('names only an input of the policy', () => {
    const prepared = preparePolicy(PolicyFile.parse(roofs('neighbours')));
    expect(prepared).toMatchObject({
      kind: 'problems',
      problems: [{ path: ['readings', 0, 'alternatives', 1, 'needs'], message: '没有“neighbours”这项事实' }],
    });
  });

  test('says what it would need', () => {
    const file = roofs();
    const [reading] = file.readings;
    const without = reading?.alternatives.map(
      ({ beyond: _beyond, ...rest }: Record<string, unknown>) => rest,
    );
    expect(PolicyFile.safeParse({ ...file, readings: [{ ...reading, alternatives: without }] }).success).toBe(
      false,
    );
  });
});
