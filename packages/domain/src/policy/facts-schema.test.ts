import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { factsJsonSchema } from './facts-schema.ts';
import { PolicyFile } from './policy-file.ts';
import { preparePolicy } from './prepare-policy.ts';
import { readFacts } from './read-facts.ts';

const file = PolicyFile.parse({
  id: 'roofs',
  title: '屋顶',
  clause: '1',
  summary: '按屋顶。',
  effective: { from: '2023-01-01', until: '2023-12-31' },
  inputs: {
    'site.mapped': { type: 'boolean', label: '已测绘' },
    'site.on': { type: 'date', label: '测绘日期' },
    kind: { type: 'text', label: '类别', options: { flat: '平屋顶', pitched: '坡屋顶' } },
    change: { type: 'number', label: '增减', unit: '㎡', decimals: 2 },
    roofs: {
      type: 'list',
      label: '屋顶',
      fields: {
        areaSqm: { type: 'number', label: '面积', unit: '㎡', decimals: 2, least: '0' },
        count: { type: 'number', label: '处数', decimals: 0, least: '0', whole: true },
      },
    },
    years: { type: 'series', label: '年限', of: { type: 'number', label: '年限', decimals: 0, least: '0' } },
  },
  provisions: [{ id: 'mapped', clause: '1', says: '已测绘', requires: { fact: 'site.mapped' } }],
});
const prepared = preparePolicy(file);
if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
const { policy } = prepared;
// Zod reads a JSON Schema as any other reader would.
const schema = z.fromJSONSchema(factsJsonSchema(file) as Parameters<typeof z.fromJSONSchema>[0]);

describe('the JSON Schema of facts says what is read', () => {
  const agree = (fits: boolean, facts: unknown) => {
    expect(readFacts(policy, facts).kind).toBe(fits ? 'facts' : 'problems');
    expect(schema.safeParse(facts).success).toBe(fits);
  };

  test.each<[boolean, unknown]>([
    [true, {}],
    [true, { site: null, roofs: [null], years: null }],
    [true, { site: { mapped: null, on: '2023-06-30' }, kind: 'flat', years: ['35', 28.5, null] }],
    [false, { site: 3 }],
    [false, { site: { mapped: 'yes' } }],
    [false, { site: { on: '2023-6-30' } }],
    [false, { kind: 'round' }],
    [true, { change: '-1.50' }],
    [true, { change: -1.5 }],
    [false, { change: 'x' }],
    [false, { roofs: {} }],
    [false, { roofs: [{ areaSqm: '-0.01' }] }],
    [true, { roofs: [{ areaSqm: '0.00' }] }],
    [false, { roofs: [{ areaSqm: -0.01 }] }],
    [true, { roofs: [{ areaSqm: 1e15 }] }],
    [false, { roofs: [{ areaSqm: 1e16 }] }],
    [true, { roofs: [{ count: '2.00' }] }],
    [false, { roofs: [{ count: '2.5' }] }],
    [false, { roofs: [{ count: 2.5 }] }],
  ])('%s: %j', agree);

  test.each([
    [4999, true],
    [5000, true],
    [5001, false],
  ])('a list of %i items: %s', (count, fits) => agree(fits, { roofs: Array(count).fill({}) }));
});
