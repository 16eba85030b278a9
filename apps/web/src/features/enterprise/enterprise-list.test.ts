import { describe, expect, test } from 'vitest';
import { enterpriseColumnSets, enterpriseColumns } from './enterprise-columns.ts';
import { enterpriseFoot, leftOutText } from './enterprise-list.tsx';

const facts = [
  { id: 'landMu', title: '用地面积', unit: '亩', decimals: 2, department: '市自然资源和规划局' },
  { id: 'tax', title: '入库税收', unit: '万元', decimals: 2, department: '市税务局' },
];
const sums = {
  total: 2980,
  sums: { landMu: { value: '24185.5', unknown: 3 }, tax: { value: '-12.345', unknown: 0 } },
};
const row = {
  creditCode: '913310210340026376',
  name: '玉环丁酉昌塑业有限公司',
  unitId: '331083003',
  unitName: '大麦屿街道',
  scale: 'above',
  industry: '2929',
  industryName: '塑料零件及其他塑料制品制造',
  foundedOn: null,
  facts: { landMu: { value: '8.2893', state: 'known' }, tax: { value: null, state: 'unknown' } },
  total: null,
  rank: null,
  grade: null,
  reason: '缺入库税收',
} as const;

describe('the register of enterprises', () => {
  test('the foot sums the whole filter, with a true minus', () => {
    expect(enterpriseFoot(facts, sums)).toEqual({
      label: '合计 2,980 家',
      cells: { 'fact.landMu': '24,185.50', 'fact.tax': '−12.35' },
    });
  });
  test('what the sums leave out is said', () => {
    expect(leftOutText(facts, sums)).toBe('用地面积 3 家未报或未知，未计入合计');
    expect(leftOutText(facts, { total: 0, sums: {} })).toBe('');
  });
  test('unknown, missing and absent figures read differently, as text too', () => {
    const columns = new Map(
      enterpriseColumns([...facts, { ...facts[0]!, id: 'rd' }], () => '/').map((c) => [c.id, c]),
    );
    const read = (id: string) => columns.get(id)?.text(row, 'read');
    expect([read('fact.landMu'), read('fact.tax'), read('fact.rd'), read('total'), read('grade')]).toEqual([
      '8.29',
      '未知',
      '未报',
      '—',
      '未评',
    ]);
  });
  test('every column set names columns that exist for the sample facts', () => {
    const ids = new Set(
      enterpriseColumns([...facts, { ...facts[0]!, id: 'valueAdded' }], () => '/').map(({ id }) => id),
    );
    for (const { columns } of enterpriseColumnSets(facts))
      for (const id of columns) expect(ids).toContain(id);
  });
});
