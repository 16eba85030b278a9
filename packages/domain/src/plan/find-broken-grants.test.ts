import { expect, test } from 'vitest';
import { smallDocuments } from '../../test/plan/small-county.ts';
import { assemblePlan } from './assemble-plan.ts';

const policy = {
  id: '3-tools',
  title: '设备补助',
  clause: '3',
  summary: '补助。',
  outcome: 'amount',
  effective: { from: '2021-01-01', until: '2023-12-31' },
  inputs: {
    filed: { type: 'boolean', label: '已备案', source: 'form' },
    items: {
      type: 'list',
      label: '设备',
      source: 'form',
      fields: { price: { type: 'number', label: '单价', unit: '元', decimals: 2, source: 'form' } },
    },
  },
  provisions: [{ id: 'filed', clause: '3', says: '须已备案', requires: { fact: 'filed' } }],
};
const cases = {
  asOf: '2022-12-31',
  bases: { filed: { filed: true, items: [] } },
  leftOut: [],
  cases: [{ id: 'one', says: '已备案', of: 'filed', expect: { verdict: 'eligible', amountYuan: '0.00' } }],
};

const words = (label: string) => ({ type: 'text', label, sensitivity: 'public' });
const day = (label: string) => ({ type: 'date', label, sensitivity: 'public' });
const projects = {
  id: 'works',
  title: '项目清单',
  shortTitle: '项目',
  clauses: ['3'],
  subject: 'project',
  subjectLabel: '项目',
  measure: '个',
  evidence: {},
  opening: { title: '列入', by: ['office'], stage: 'working', fields: ['owner'] },
  fields: { owner: words('建设单位') },
  stages: [
    { id: 'working', title: '在建' },
    { id: 'done', title: '建成', kind: 'closed' },
  ],
  moves: [{ id: 'finish', title: '建成', from: ['working'], to: 'done', by: ['office'], second: true }],
};
const rule = {
  id: '3-tools',
  number: 'number',
  decided: 'decided',
  granted: ['granted'],
  facts: { filed: { given: 'filedOn' } },
};
const applications = (policyRule: object) => ({
  id: 'applications',
  title: '申报清单',
  shortTitle: '申报',
  clauses: ['3'],
  subject: 'enterprise',
  subjectLabel: '企业',
  measure: '件',
  evidence: {},
  policy: policyRule,
  opening: { title: '申报', by: ['office'], stage: 'asked', fields: ['number'] },
  fields: {
    number: words('项目编号'),
    project: words('项目名称'),
    filedOn: day('备案日期'),
    begin: day('开工'),
    end: day('完工'),
    decided: { type: 'number', label: '核定金额', unit: '元', decimals: 2, sensitivity: 'public' },
  },
  stages: [
    { id: 'asked', title: '申报' },
    { id: 'granted', title: '已核定', kind: 'closed' },
  ],
  moves: [
    {
      id: 'grant',
      title: '核定',
      from: ['asked'],
      to: 'granted',
      by: ['office'],
      second: true,
      fields: ['decided', 'filedOn', 'begin', 'end', 'project'],
    },
  ],
});

function errorsWith(more: object): string[] {
  const assembly = assemblePlan([
    ...smallDocuments(),
    { path: 'policies/3-tools/policy.yaml', value: policy },
    { path: 'policies/3-tools/cases.yaml', value: cases },
    { path: 'registers/works.yaml', value: projects },
    { path: 'registers/applications.yaml', value: applications({ ...rule, ...more }) },
  ]);
  return assembly.ok ? [] : assembly.errors.map(({ path, message }) => `${path} ${message}`);
}

const PROJECT = { register: 'works', builder: 'owner', title: 'project' };

test('an application may name its fields as it likes: the rule says which of them is what', () => {
  expect(errorsWith({ project: PROJECT, period: { from: 'begin', until: 'end' } })).toEqual([]);
});

test.each<[string, object, string]>([
  ['a policy that is not there', { id: '9-none' }, 'policy.id 没有政策“9-none”'],
  [
    'a fact that the policy does not ask',
    { facts: { landMu: { field: 'number' } } },
    '没有政策的事实“landMu”',
  ],
  ['a fact out of a field that is not there', { facts: { filed: { given: 'filed' } } }, '没有字段“filed”'],
  ['a field of the sum that is not there', { decided: 'sum' }, 'policy 没有字段“sum”'],
  ['a stage that is not there', { granted: ['paid'] }, 'policy.granted 没有阶段“paid”'],
  [
    'a period out of a field that is no day',
    { period: { from: 'number', until: 'end' } },
    'policy.period.from 没有日期字段“number”',
  ],
  [
    'a period out of a field that is not there',
    { period: { from: 'begin', until: 'until' } },
    'policy.period.until 没有日期字段“until”',
  ],
  ['projects of a list that is not there', { project: { ...PROJECT, register: 'none' } }, '没有清单“none”'],
  [
    'a builder that list does not have',
    { project: { ...PROJECT, builder: 'boss' } },
    '没有“项目清单”的字段“boss”',
  ],
  [
    'a title for a field that is not there',
    { project: { ...PROJECT, title: 'name' } },
    'policy.project.title 没有字段“name”',
  ],
  [
    'a list that the policy does not have',
    { lists: { floors: [{ price: { field: 'number' } }] } },
    '没有政策的清单“floors”',
  ],
  [
    'a column that list does not have',
    { lists: { items: [{ area: { field: 'number' } }] } },
    '没有清单的栏目“area”',
  ],
])('%s is named', (_title, more, sentence) => {
  expect(errorsWith(more).join('\n')).toContain(sentence);
});
