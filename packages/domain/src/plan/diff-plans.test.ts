import { expect, test } from 'vitest';
import { type SmallFiles, smallDocuments, smallPlan } from '../../test/plan/small-county.ts';
import { diffPlans } from './diff-plans.ts';

const changes = (change: (files: SmallFiles) => void) => diffPlans(smallPlan(), smallPlan(change));

test('two readings of one folder do not differ', () => {
  expect(changes(() => undefined)).toEqual([]);
});

test('a cell of a list is named by its row and column', () => {
  expect(changes(({ lists }) => void lists.lists[1]!.rows[0]!.values.splice(3, 1, 3))).toEqual([
    {
      kind: 'changed',
      file: 'lists.yaml',
      address: '附件2#2/东山镇',
      before: 4,
      after: 3,
      path: 'lists[2].rows[东山镇].values[exporting]',
    },
  ]);
});

test('a statement is named by its address', () => {
  expect(
    changes(({ indicators }) => Object.assign(indicators.quantities[1]!.stated[1]!, { value: '20' })),
  ).toEqual([
    {
      kind: 'changed',
      file: 'indicators.yaml',
      address: '附件1#1',
      before: '12',
      after: '20',
      path: 'quantities[投资完成率].stated[附件1#1].value',
    },
  ]);
});

test('a lead that changes hands is one change at its clause', () => {
  expect(changes(({ clauses }) => Object.assign(clauses.clauses[0]!, { leads: ['县财政局'] }))).toEqual([
    {
      kind: 'changed',
      file: 'clauses.yaml',
      address: '1',
      path: 'clauses[1].leads',
      before: ['县经信局'],
      after: ['县财政局'],
    },
  ]);
});

test('a task put in the middle is one addition, and taken out one removal', () => {
  const extra = { ...smallFilesTask(), number: 4 };
  const added = changes(({ tasks }) => void tasks.tasks.splice(1, 0, extra));
  expect(added).toMatchObject([
    { kind: 'added', address: '附件1#4', path: 'tasks[4]', after: { number: 4 } },
  ]);
  const back = diffPlans(
    smallPlan(({ tasks }) => void tasks.tasks.splice(1, 0, extra)),
    smallPlan(),
  );
  expect(back).toMatchObject([
    { kind: 'removed', address: '附件1#4', path: 'tasks[4]', before: { number: 4 } },
  ]);
});

test('a file that appears is one change', () => {
  const documents = [...smallDocuments(), { path: 'rulings.yaml', value: { rulings: [] } }];
  expect(diffPlans(smallPlan(), { documents })).toMatchObject([
    { kind: 'added', file: 'rulings.yaml', path: '' },
  ]);
});

test('the order of keys is no change', () => {
  const turned = smallDocuments().map(({ path, value }) => ({
    path,
    value: Object.fromEntries(Object.entries(value as object).reverse()),
  }));
  expect(diffPlans(smallPlan(), { documents: turned })).toEqual([]);
});

function smallFilesTask() {
  return {
    number: 1,
    category: '重点工作',
    drive: '实施淘汰落后攻坚行动',
    title: '新任务',
    summary: '新任务。',
    leads: ['县经信局'],
    supports: [],
    clauses: ['1'],
    lists: [],
  };
}
