import { expect, test } from 'vitest';
import { smallDocuments } from '../../test/plan/small-county.ts';
import { assemblePlan } from './assemble-plan.ts';

const policy = {
  id: '3-fund',
  title: '专项经费',
  clause: '3',
  summary: '经费。',
  outcome: 'amount',
  effective: { from: '2021-01-01', until: '2023-12-31' },
  inputs: { income: { type: 'number', label: '收入', unit: '元', decimals: 2, source: 'form' } },
  tables: {
    uses: {
      label: '用途',
      clause: '3',
      keys: [{ name: 'use', label: '用途' }],
      columns: { permitted: { label: '可以', type: 'boolean' } },
      // biome-ignore lint/suspicious/noThenProperty: the word of a table's row
      rows: [{ when: {}, then: { permitted: true }, clause: '3' }],
    },
  },
  provisions: [{ id: 'all', clause: '3', says: '全部给予', gives: { fact: 'income' } }],
};
const cases = {
  asOf: '2022-12-31',
  bases: { year: { income: '1' } },
  leftOut: [],
  cases: [{ id: 'one', says: '一元', of: 'year', expect: { verdict: 'eligible', amountYuan: '1.00' } }],
};
const fund = (more: object = {}) => ({ id: 'cage', title: '专项经费', policies: ['3-fund'], ...more });

function errorsWith(file: object): string[] {
  const assembly = assemblePlan([
    ...smallDocuments(),
    { path: 'policies/3-fund/policy.yaml', value: policy },
    { path: 'policies/3-fund/cases.yaml', value: cases },
    { path: 'funds.yaml', value: { title: '资金', keeper: '县财政局', ...file } },
  ]);
  return assembly.ok ? [] : assembly.errors.map(({ message }) => message);
}

const USES = { policy: '3-fund', table: 'uses', key: 'use', permitted: 'permitted' };
test('funds that fit the plan, with the uses they may be spent on', () => {
  expect(errorsWith({ funds: [fund({ uses: USES, clause: '3' })] })).toEqual([]);
});

test.each([
  ['a keeper that is no department', { keeper: '县水务局', funds: [fund()] }, '责任单位“县水务局”不在'],
  ['a clause that is not there', { funds: [fund({ clause: '9' })] }, '方案里没有地址“9”'],
  ['two funds of one name', { funds: [fund(), fund({ policies: [] })] }, '“cage”写了两次'],
  ['a policy that is not there', { funds: [fund({ policies: ['8-none'] })] }, '没有“8-none”这项政策'],
  ['a policy that two funds pay for', { funds: [fund(), fund({ id: 'other' })] }, '已由“专项经费”兑现'],
  [
    'a table of uses that is not there',
    { funds: [fund({ uses: { ...USES, table: 'none' } })] },
    '这样一张表',
  ],
  [
    'an extraction whose facts the policy does not ask',
    {
      funds: [
        fund({
          extraction: {
            policy: '3-fund',
            income: 'income',
            extracted: 'extracted',
            payments: 'income',
            amount: 'amount',
            use: 'use',
          },
        }),
      ],
    },
    '政策没有事实“extracted”',
  ],
])('%s', (_title, file, message) => {
  expect(errorsWith(file).join()).toContain(message);
});
