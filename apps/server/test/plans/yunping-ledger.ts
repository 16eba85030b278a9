import type { PlanDocument } from '@tenglong/domain/plan';

export const BRIDGE = '339921001';
export const HILL = '339921101';

const ACCOUNTS = [
  { id: 'improve', title: '就地提升', kind: 'source' },
  { id: 'close', title: '关停', kind: 'source' },
  { id: 'reserve', title: '储备', kind: 'pool' },
  { id: 'merged', title: '归重组后企业', kind: 'kept', clause: '1' },
  { id: 'unruled', title: '归属待核', kind: 'pending' },
  { id: 'workshops', title: '新建厂房', kind: 'use' },
  { id: 'dormitories', title: '职工宿舍', kind: 'use' },
];
const LEDGER: PlanDocument = {
  path: 'ledger.yaml',
  value: {
    title: '腾退台账',
    clauses: ['附件3#1'],
    resources: [
      { id: 'land', title: '用地', unit: '亩', decimals: 2 },
      { id: 'energy', title: '用能', unit: '吨标准煤', decimals: 1, limit: 'county' },
    ],
    accounts: ACCOUNTS,
  },
};
const number = (label: string, unit: string) => ({
  type: 'number',
  label,
  unit,
  decimals: 2,
  sensitivity: 'public',
});
const common = {
  clauses: ['附件3#1'],
  measure: '家',
  evidence: {},
};
const merging = {
  when: { all: [{ equal: [{ fact: 'way' }, 'improve'] }, { equal: [{ fact: 'stays' }, true] }] },
  to: 'merged',
  unknown: 'unruled',
  holder: 'acquirer',
};

/** Yards are cleared: a township reports, the office closes, and one may fall back. */
const YARDS: PlanDocument = {
  path: 'registers/yards.yaml',
  value: {
    ...common,
    id: 'yards',
    title: '堆场腾退清单',
    shortTitle: '堆场腾退',
    subject: 'other',
    subjectLabel: '堆场',
    fields: {
      way: {
        type: 'text',
        label: '办法',
        options: { improve: '就地提升', close: '关停' },
        sensitivity: 'public',
      },
      freed: number('腾出用地', '亩'),
      saved: number('腾出用能', '吨标准煤'),
      stays: { type: 'boolean', label: '兼并后仍在本县', sensitivity: 'public' },
      acquirer: { type: 'text', label: '兼并方', sensitivity: 'public' },
    },
    stages: [
      { id: 'working', title: '腾退' },
      { id: 'accepted', title: '验收' },
      { id: 'done', title: '办结', kind: 'closed' },
    ],
    opening: { title: '新增', stage: 'working', by: ['office', 'unit'] },
    moves: [
      { id: 'accept', title: '验收通过', from: ['working'], to: 'accepted', by: ['office', 'unit'] },
      {
        id: 'return',
        title: '退回',
        from: ['accepted'],
        to: 'working',
        by: ['office'],
        back: true,
        reason: true,
      },
      { id: 'finish', title: '办结', from: ['accepted'], to: 'done', by: ['office', 'unit'], second: true },
      { id: 'relapse', title: '回潮', from: ['done'], to: 'working', by: ['office'] },
    ],
    ledger: [
      ...['land', 'energy'].map((resource) => ({
        resource,
        in: ['accepted', 'done'],
        from: { field: 'way' },
        to: 'reserve',
        amount: { fact: resource === 'land' ? 'freed' : 'saved' },
        when: { known: { fact: resource === 'land' ? 'freed' : 'way' } },
        except: [merging],
      })),
    ],
  },
};
const SITES: PlanDocument = {
  path: 'registers/sites.yaml',
  value: {
    ...common,
    id: 'sites',
    title: '落地项目清单',
    shortTitle: '落地项目',
    subject: 'project',
    subjectLabel: '项目',
    fields: {
      takes: number('占用用地', '亩'),
      burns: number('占用用能', '吨标准煤'),
      use: {
        type: 'text',
        label: '用途',
        options: { workshops: '新建厂房', dormitories: '职工宿舍' },
        sensitivity: 'public',
      },
    },
    stages: [
      { id: 'talks', title: '在谈' },
      { id: 'landed', title: '落地' },
      { id: 'running', title: '投产', kind: 'closed' },
      { id: 'dropped', title: '终止', kind: 'dropped' },
    ],
    opening: { title: '新增', stage: 'talks', by: ['office', 'unit'] },
    moves: [
      {
        id: 'land',
        title: '报落地',
        from: ['talks'],
        to: 'landed',
        by: ['office', 'unit'],
        fields: ['takes', 'use'],
      },
      { id: 'run', title: '投产', from: ['landed'], to: 'running', by: ['office', 'unit'], second: true },
      { id: 'drop', title: '终止', from: ['talks', 'landed'], to: 'dropped', by: ['office'], reason: true },
    ],
    ledger: ['land', 'energy'].map((resource) => ({
      resource,
      in: ['landed', 'running'],
      from: 'reserve',
      to: { field: 'use' },
      amount: { fact: resource === 'land' ? 'takes' : 'burns' },
      when: { known: { fact: resource === 'land' ? 'takes' : 'burns' } },
    })),
  },
};

interface Indicators {
  quantities: { key: string; stated: { at: string }[]; [more: string]: unknown }[];
}

/** The invented county with a ledger, two registers that book, and a goal that the ledger measures. */
export const withLedger = (documents: readonly PlanDocument[]): readonly PlanDocument[] => {
  const plan = documents.find(({ path }) => path === 'plan.yaml')?.value as { goals: string };
  const goal = {
    key: '腾出用能',
    title: '腾出用能',
    unit: '万吨标准煤',
    role: 'target',
    direction: 'atLeast',
    baseline: 'absolute',
    additive: true,
    measuredBy: { ledger: 'energy' },
    stated: [{ at: plan.goals, value: '1', strict: false, period: 'byEnd' }],
  };
  return [
    ...documents
      .filter(({ path }) => path !== 'ledger.yaml')
      .map((document) =>
        document.path === 'indicators.yaml'
          ? {
              path: document.path,
              value: {
                ...(document.value as Indicators),
                quantities: [...(document.value as Indicators).quantities, goal],
              },
            }
          : document,
      ),
    ...[LEDGER, YARDS, SITES],
  ];
};
