import { describe, expect, test } from 'vitest';
import { determine } from './determine.ts';
import { explainDetermination } from './explain-determination.ts';
import { PolicyFile } from './policy-file.ts';
import { preparePolicy } from './prepare-policy.ts';
import { readFacts } from './read-facts.ts';

/** 5% of all machines together, 7% from 100 yuan on; nothing without any. */
const file = PolicyFile.parse({
  id: 'machines',
  title: '设备',
  clause: '1',
  summary: '按设备额补助。',
  outcome: 'amount',
  effective: { from: '2023-01-01', until: '2023-12-31' },
  inputs: {
    machines: {
      type: 'list',
      label: '设备',
      fields: { price: { type: 'number', label: '单价', unit: '元', decimals: 2 } },
    },
  },
  parameters: {
    any: { label: '起点', value: '0', unit: '元' },
    more: { label: '第二档', value: '100', unit: '元' },
    low: { label: '一档', value: '5', unit: '%' },
    high: { label: '二档', value: '7', unit: '%' },
  },
  definitions: {
    total: { label: '设备额', is: { where: { fact: 'machines' }, sum: { item: 'price' } } },
  },
  provisions: [
    {
      id: 'grant',
      clause: '1',
      says: '按档补助',
      gives: {
        multiply: [
          { use: 'total' },
          {
            tiers: { use: 'total' },
            mode: 'whole',
            steps: [
              { from: { param: 'any' }, gives: { param: 'low' } },
              { from: { param: 'more' }, gives: { param: 'high' } },
            ],
          },
        ],
      },
    },
  ],
});

function explained(facts: object, policy: PolicyFile = file) {
  const prepared = preparePolicy(policy);
  if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
  const reading = readFacts(prepared.policy, facts);
  if (reading.kind !== 'facts') throw new Error(JSON.stringify(reading));
  return explainDetermination(policy, determine(prepared.policy, reading.facts, '2023-06-30'));
}

describe('a determination explained', () => {
  test('tells the sum, and in a definition of its own name', () => {
    const [grant] = explained({ machines: [{ price: '60' }, { price: '40' }] }).provisions;
    expect(grant).toMatchObject({ state: 'given', says: '按档补助' });
    expect(grant?.lines[0]).toMatchObject({ label: '设备额', value: '100 元' });
    expect(grant?.lines[0]?.formula).toContain('2 项之和');
    expect(grant?.parts[0]?.value).toBe('7 元');
  });

  test('of a list that nobody has told says that it is unknown, not that it has no items', () => {
    const { provisions, questions } = explained({});
    expect(provisions[0]?.lines[0]).toMatchObject({ formula: '设备 未知', value: '未知' });
    expect(questions).toEqual([{ path: 'machines', question: '设备有哪些？' }]);
  });

  test('of an empty list says that there are none', () => {
    const [grant] = explained({ machines: [] }).provisions;
    expect(grant?.lines[0]?.formula).toContain('0 项之和');
    expect(grant?.lines[0]?.value).toBe('0 元');
  });

  test('a sentence that only says something is written down, not met: nobody is judged by it', () => {
    const said = { id: 'quotas', clause: '21', says: '指标归重组后企业所有', states: true as const };
    const { provisions } = explained({ machines: [] }, { ...file, provisions: [...file.provisions, said] });
    expect(provisions[1]).toMatchObject({ says: said.says, state: 'stated', parts: [], lines: [] });
  });

  test('what concerns everybody says nothing of whom, known or not', () => {
    const [grant] = explained({}).provisions;
    expect(grant?.state).toBe('unknown');
    expect(grant?.parts.map(({ part }) => part)).toEqual(['gives']);
  });
});

describe('an item that is not counted', () => {
  const chosen = PolicyFile.parse({
    ...file,
    inputs: {
      machines: {
        type: 'list',
        label: '设备',
        fields: {
          price: { type: 'number', label: '单价', unit: '元', decimals: 2 },
          productive: { type: 'boolean', label: '生产性' },
        },
      },
    },
    definitions: {
      counted: {
        label: '计入的设备',
        is: {
          where: { fact: 'machines' },
          meet: { all: [{ item: 'productive' }, { atLeast: [{ item: 'price' }, { param: 'more' }] }] },
        },
      },
      total: { label: '设备额', is: { where: { use: 'counted' }, sum: { item: 'price' } } },
    },
  });
  const whether = (machine: object) => {
    const lines = explained({ machines: [machine] }, chosen).provisions.flatMap((one) => one.lines);
    return lines
      .find(({ label }) => label === '计入的设备')
      ?.items.map(({ value, formula }) => `${value}：${formula}`);
  };

  test.each([
    ['of unknown kind is not known yet', { price: '100' }, ['不能确定：生产性 未知']],
    [
      'of unknown kind and too cheap is out, whatever its kind',
      { price: '99.99' },
      ['不计入：单价 99.99 元 ≥ 第二档 100 元'],
    ],
    ['of no use for production is out', { price: '100', productive: false }, ['不计入：生产性：否']],
    ['of use for production counts', { price: '100', productive: true }, ['计入：']],
  ])('%s', (_title, machine, expected) => {
    expect(whether(machine)).toEqual(expected);
  });
});
