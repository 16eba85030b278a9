import { expect, test } from 'vitest';
import { smallDocuments } from '../../test/plan/small-county.ts';
import { assemblePlan } from './assemble-plan.ts';

const fact = (id: string, department: string) => ({
  id,
  title: id,
  unit: '万元',
  decimals: 2,
  department,
  sensitivity: 'restricted',
});
const facts = (department = '县财政局') => ({ facts: [fact('tax', department), fact('landMu', 'jingxin')] });

const workbook = (id: string, produces: string, department = 'caizheng') => ({
  id,
  title: '税收',
  department,
  kind: 'yearly',
  recognition: { words: ['税'] },
  keys: { creditCode: ['代码'], name: ['名称'] },
  fields: [{ id: 'paid', title: '入库', type: 'number', unit: '万元', synonyms: ['入库'] }],
  ignore: {},
  facts: [{ id: produces, plus: ['paid'] }],
});

const scheme = (id: string, denominator: string, clause = '1') => ({
  id,
  title: '评价',
  clause,
  source: '示例',
  role: 'default',
  population: { scale: 'above' },
  indicators: [
    {
      id: 'taxPerMu',
      title: '亩均税收',
      unit: '',
      decimals: 2,
      numerator: 'tax',
      denominator,
      weight: '100',
    },
  ],
  formula: { family: 'baselineRatio' },
  baseline: { origin: 'ratioOfSums' },
  quotas: null,
  ties: [],
  promotion: null,
  publication: { totalDecimals: 2, scoreDecimals: 2, rounding: 'halfAwayFromZero' },
});

function errorsWith(files: Record<string, unknown>): string[] {
  const extra = Object.entries(files).map(([path, value]) => ({ path, value }));
  const assembly = assemblePlan([...smallDocuments(), ...extra]);
  return assembly.ok ? [] : assembly.errors.map(({ file, message }) => `${file} ${message}`);
}

test('a dictionary, workbooks and schemes that fit each other and the plan', () => {
  expect(
    errorsWith({
      'facts.yaml': facts(),
      'workbooks/tax.yaml': workbook('tax', 'tax'),
      'evaluation/above.yaml': scheme('above', 'landMu'),
    }),
  ).toEqual([]);
});

test('a department the plan does not have, in the dictionary or a workbook', () => {
  expect(
    errorsWith({ 'facts.yaml': facts('县水务局'), 'workbooks/tax.yaml': workbook('tax', 'tax', 'shuiwu') }),
  ).toEqual([
    'facts.yaml 部门“县水务局”不在 departments.yaml 里',
    'workbooks/tax.yaml 部门“shuiwu”不在 departments.yaml 里',
  ]);
});

test('a fact that the dictionary does not have', () => {
  expect(
    errorsWith({
      'facts.yaml': facts(),
      'workbooks/tax.yaml': workbook('tax', 'taxPaid'),
      'evaluation/above.yaml': scheme('above', 'land'),
    }),
  ).toEqual([
    'workbooks/tax.yaml 用到的事实“taxPaid”不在 facts.yaml 里',
    'evaluation/above.yaml 用到的事实“land”不在 facts.yaml 里',
  ]);
});

test('a scheme that cites a clause the plan does not have; one that cites none is somebody else’s', () => {
  const with9 = { 'facts.yaml': facts(), 'evaluation/above.yaml': scheme('above', 'landMu', '9') };
  expect(errorsWith(with9)).toEqual(['evaluation/above.yaml 方案里没有地址“9”']);
  expect(errorsWith({ ...with9, 'evaluation/above.yaml': scheme('above', 'landMu', '') })).toEqual([]);
});

test('two schemes or two workbooks of one id', () => {
  expect(
    errorsWith({
      'facts.yaml': facts(),
      'evaluation/above.yaml': scheme('above', 'landMu'),
      'evaluation/other.yaml': scheme('above', 'landMu'),
    }),
  ).toEqual(['evaluation/other.yaml 标识“above”已用于 evaluation/above.yaml']);
});

test('a condition that names a fact the dictionary does not have, or compares with another unit', () => {
  const veto = (fact: string, unit: string) => ({
    ...scheme('above', 'landMu'),
    vetoes: [{ id: 'debt', title: '欠税', when: { above: [{ fact }, { value: '1', unit }] }, atMost: 'D' }],
  });
  const errors = (fact: string, unit: string) =>
    errorsWith({ 'facts.yaml': facts(), 'evaluation/above.yaml': veto(fact, unit) });
  expect(errors('tax', '元')).toEqual([]);
  expect(errors('debt', '元')).toHaveLength(1);
  expect(errors('tax', '吨')).toHaveLength(1);
});

const screening = (fact: string, clause: string) => ({
  title: '排查',
  parameters: { line: { label: '低效线', value: '5', unit: '万元', clause } },
  rules: [
    {
      id: 'low',
      title: '低效',
      clause: '1',
      population: { equal: [{ fact: 'scale' }, 'above'] },
      when: { atMost: [{ fact }, { param: 'line' }] },
      figures: [fact],
    },
  ],
});

test('screening rules are checked with their names, units and clauses, deep inside the file', () => {
  const errors = (fact: string, clause: string) =>
    errorsWith({ 'facts.yaml': facts(), 'screening.yaml': screening(fact, clause) });
  expect(errors('tax', '1')).toEqual([]);
  expect(errors('tax', '9')).toEqual(['screening.yaml 方案里没有地址“9”']);
  expect(errors('debt', '1').length).toBeGreaterThan(0);
});
