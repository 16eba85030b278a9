import { describe, expect, test } from 'vitest';
import { PolicyFile } from '../policy-file.ts';
import {
  addCondition,
  changeCondition,
  checkCondition,
  conditionOn,
  conditionRoom,
  conditionShape,
  findConditions,
} from './index.ts';

const machine = {
  price: { type: 'number', label: '单价', unit: '元' },
  productive: { type: 'boolean', label: '生产性设备' },
  boughtOn: { type: 'date', label: '购置日期' },
};
const NOTHING = { value: '0', unit: '元' };
const sumOf = (where: object, meet?: object) => ({ where, ...(meet && { meet }), sum: { item: 'price' } });

/** An invented policy with a condition in every place that one can stand in. */
const file = PolicyFile.parse({
  id: 'roofs',
  title: '屋顶改造补助',
  clause: '4',
  summary: '按设备补助。',
  outcome: 'amount',
  effective: { from: '2023-01-01', until: '2024-12-31' },
  inputs: {
    filed: { type: 'boolean', label: '已备案' },
    grade: { type: 'text', label: '评定等级', options: { A: 'A 类', B: 'B 类' } },
    machines: { type: 'list', label: '设备', fields: machine },
    leases: {
      type: 'list',
      label: '合同',
      fields: {
        total: { type: 'number', label: '合同额', unit: '元' },
        items: { type: 'list', label: '设备', fields: machine },
      },
    },
  },
  parameters: { low: { label: '计入的最低单价', value: '500', unit: '元' } },
  definitions: {
    counted: {
      label: '计入的设备',
      is: {
        where: { fact: 'machines' },
        meet: { all: [{ item: 'productive' }, { atLeast: [{ item: 'price' }, { param: 'low' }] }] },
      },
    },
    large: {
      label: '大合同',
      is: { where: { fact: 'leases' }, meet: { above: [{ item: 'total' }, NOTHING] } },
    },
    total: {
      label: '设备总额',
      is: {
        add: [
          sumOf({ use: 'counted' }),
          { where: { use: 'large' }, sum: sumOf({ item: 'items' }, { item: 'productive' }) },
        ],
      },
    },
    worthwhile: { label: '值得补助', is: { above: [{ use: 'total' }, NOTHING] } },
    reward: {
      label: '奖励',
      // biome-ignore lint/suspicious/noThenProperty: the word of the language; a rule is data and never awaited
      is: { max: [{ if: { use: 'worthwhile' }, then: { use: 'total' }, else: NOTHING }, NOTHING] },
    },
  },
  provisions: [
    {
      id: 'filed',
      clause: '4',
      says: '已备案',
      when: { equal: [{ fact: 'grade' }, 'A'] },
      requires: { fact: 'filed' },
    },
    { id: 'money', clause: '4', says: '补助', gives: { use: 'reward' } },
  ],
});

const ofDefinition = (name: string) => findConditions(file.definitions[name]!, ['definitions', name]);
const roomOf = (name: string) => conditionRoom(file, ofDefinition(name)[0]!)!;

describe('conditions of a policy are found where they stand', () => {
  test('whom a sentence concerns and what it asks, with their places in the file', () => {
    expect(findConditions(file.provisions[0]!, ['provisions', 0])).toEqual([
      {
        role: 'when',
        at: ['provisions', 0, 'when'],
        lists: [],
        expression: { equal: [{ fact: 'grade' }, 'A'] },
      },
      { role: 'requires', at: ['provisions', 0, 'requires'], lists: [], expression: { fact: 'filed' } },
    ]);
    expect(findConditions(file.provisions[1]!, ['provisions', 1])).toEqual([]);
  });

  test('which items of a list count, with the list around, once', () => {
    expect(ofDefinition('counted')).toMatchObject([
      { role: 'meet', at: ['definitions', 'counted', 'is', 'meet'], lists: [{ fact: 'machines' }] },
    ]);
  });

  test('a list inside a list has both around it', () => {
    const found = ofDefinition('total');
    expect(found.map(({ at }) => at.slice(2).join('.'))).toEqual(['is.add.1.sum.meet']);
    expect(found[0]!.lists).toEqual([{ use: 'large' }, { item: 'items' }]);
  });

  test('which way a choice takes, and a condition that is a definition', () => {
    expect(ofDefinition('reward')).toMatchObject([
      { role: 'if', at: ['definitions', 'reward', 'is', 'max', 0, 'if'] },
    ]);
    expect(ofDefinition('worthwhile')).toMatchObject([
      { role: 'part', at: ['definitions', 'worthwhile', 'is'] },
    ]);
  });
});

describe('a condition is changed piece by piece', () => {
  const [a, b, c] = [{ fact: 'a' }, { fact: 'b' }, { fact: 'c' }];
  const tree = { all: [a, { any: [b, c] }] };

  test('one inside its groups, the others as they were', () => {
    expect(changeCondition(tree, [1, 0], () => ({ not: b }))).toEqual({
      all: [a, { any: [{ not: b }, c] }],
    });
  });

  test('a group that is left with one is that one, and with none is nothing', () => {
    const gone = () => undefined;
    expect(changeCondition(tree, [1, 0], gone)).toEqual({ all: [a, c] });
    expect(changeCondition({ all: [a, b] }, [1], gone)).toEqual(a);
    expect(changeCondition({ none: [a, b] }, [1], gone)).toEqual({ none: [a] });
    expect(changeCondition({ none: [a] }, [0], gone)).toBeUndefined();
    expect(changeCondition(a, [], gone)).toBeUndefined();
  });

  test('one more stands beside the others of its group, or makes a group with what stood alone', () => {
    expect(addCondition({ all: [a, b] }, c, 'all')).toEqual({ all: [a, b, c] });
    expect(addCondition({ all: [a, b] }, c, 'any')).toEqual({ any: [{ all: [a, b] }, c] });
    expect(addCondition(a, b, 'any')).toEqual({ any: [a, b] });
  });

  test.each([
    [{ not: { fact: 'a' } }, { kind: 'holds', is: false }],
    [{ item: 'a' }, { kind: 'holds', is: true }],
    [{ above: [1, 2] }, { kind: 'comparison', operator: 'above' }],
    [{ not: { all: [a] } }, { kind: 'other' }],
    [{ where: a, none: b }, { kind: 'other' }],
  ])('%j is shown as what it is', (expression, shape) => {
    expect(conditionShape(expression)).toMatchObject(shape);
  });
});

describe('units and types are checked before anything is kept', () => {
  const room = roomOf('counted');
  const price = { item: 'price' };

  test.each([
    ['the same unit is sound', { atLeast: [price, { value: '500', unit: '元' }] }, []],
    ['another unit of the same kind is sound', { atLeast: [price, { value: '5', unit: '万元' }] }, []],
    [
      'a unit of another kind is told',
      { atLeast: [price, { value: '5', unit: '㎡' }] },
      ['单位不相容：“元”与“㎡”不能相加或比较'],
    ],
    ['a day is no figure', { atLeast: [price, { date: '2023-01-01' }] }, ['数值（元）不能与日期比较']],
    ['a name that is gone is told', { atLeast: [{ item: 'gone' }, 1] }, ['清单的每一项里没有“gone”这个栏目']],
    [
      'what is no number is told with how to write it',
      { atLeast: [price, { value: '5万' }] },
      ['这里应是数值，请写成如 50000、0.5、1/3'],
    ],
    ['a figure alone is no condition', price, ['这里应是是非（条件），写的却是数值（元）']],
  ])('%s', (_title, expression, messages) => {
    expect(checkCondition(room, expression).map(({ message }) => message)).toEqual(messages);
  });

  test('the place of what is wrong is told inside the condition', () => {
    const wrong = { all: [{ item: 'productive' }, { above: [price, true] }] };
    expect(checkCondition(room, wrong).map(({ path }) => path)).toEqual(['all[1]']);
  });
});

describe('a new condition begins with what fits', () => {
  const room = roomOf('counted');
  const named = (label: string) => room.operands.find((one) => one.label === label)!;

  test.each([
    ['生产性设备', { item: 'productive' }],
    ['单价', { atLeast: [{ item: 'price' }, { param: 'low' }] }],
    ['购置日期', { atLeast: [{ item: 'boughtOn' }, { date: '2023-01-01' }] }],
    ['评定等级', { equal: [{ fact: 'grade' }, 'A'] }],
  ])('%s', (label, expected) => {
    expect(conditionOn(named(label), room)).toEqual(expected);
    expect(checkCondition(room, conditionOn(named(label), room))).toEqual([]);
  });

  test('a definition does not name itself', () => {
    const labels = roomOf('worthwhile').operands.map(({ label }) => label);
    expect(labels).toContain('设备总额');
    expect(labels).not.toContain('值得补助');
  });
});
