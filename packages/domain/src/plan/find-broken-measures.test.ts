import { expect, test } from 'vitest';
import { smallDocuments } from '../../test/plan/small-county.ts';
import { assemblePlan } from './assemble-plan.ts';

const scheme = {
  id: 'above',
  title: '评价',
  clause: '1',
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
      denominator: 'landMu',
      weight: '100',
    },
  ],
  formula: { family: 'baselineRatio' },
  baseline: { origin: 'ratioOfSums' },
  quotas: null,
  ties: [],
  promotion: null,
  publication: { totalDecimals: 2, scoreDecimals: 2, rounding: 'halfAwayFromZero' },
};
const fact = (id: string) => ({
  id,
  title: id,
  unit: '万元',
  decimals: 2,
  department: 'caizheng',
  sensitivity: 'restricted',
});
const screening = {
  title: '排查',
  rules: [
    {
      id: 'low',
      title: '低效企业',
      clause: '1',
      figures: ['tax'],
      years: [0],
      population: { equal: [{ fact: 'scale' }, 'above'] },
      when: { atMost: [{ fact: 'tax' }, { value: '5', unit: '万元' }] },
    },
  ],
};
const register = (id: string, subject: string) => ({
  id,
  title: `${id}清单`,
  shortTitle: id,
  clauses: ['1'],
  subject,
  subjectLabel: '对象',
  fields: { note: { type: 'text', label: '备注', sensitivity: 'public' } },
  evidence: {},
  stages: [
    { id: 'open', title: '在办' },
    { id: 'done', title: '办结', kind: 'closed' },
  ],
  opening: { title: '新增', stage: 'open', by: ['office'] },
  moves: [
    {
      id: 'finish',
      title: '办结',
      from: ['open'],
      to: 'done',
      by: ['office'],
      fields: ['note'],
      second: true,
    },
  ],
});

/** What is said of a goal that is measured like this. */
function errorsOf(quantity: object): string[] {
  const goal = {
    key: '某目标',
    title: '某目标',
    unit: '%',
    role: 'target',
    direction: 'atLeast',
    baseline: 'absolute',
    additive: false,
    stated: [{ at: '二', value: '100', strict: false, period: 'byEnd' }],
    ...quantity,
  };
  const files: Readonly<Record<string, unknown>> = {
    'facts.yaml': { facts: [fact('tax'), fact('landMu')] },
    'evaluation/above.yaml': scheme,
    'screening.yaml': screening,
    'registers/firms.yaml': register('firms', 'enterprise'),
    'registers/parks.yaml': register('parks', 'park'),
  };
  const documents = smallDocuments().map((one) => {
    if (one.path !== 'indicators.yaml') return one;
    const file = one.value as { quantities: object[] };
    return { ...one, value: { ...file, quantities: [...file.quantities, goal] } };
  });
  const assembly = assemblePlan([
    ...documents,
    ...Object.entries(files).map(([path, value]) => ({ path, value })),
  ]);
  return assembly.ok ? [] : assembly.errors.map(({ file, message }) => `${file} ${message}`);
}

const share = (more: object = {}) => ({
  measuredBy: { screening: 'low', year: 2021, register: 'firms', ...more },
});
const level = (more: object = {}) => ({ measuredBy: { scheme: 'above', indicator: 'taxPerMu', ...more } });
const CHANGE = { baseline: 'cumulativeChange', direction: 'decrease' };

test.each([
  ['a share of those whom screening listed', share()],
  ['an indicator as it stands', level()],
  ['its change since a year', { ...CHANGE, ...level({ since: 2020 }) }],
  ['the change of its reciprocal', { ...CHANGE, ...level({ since: 2020, inverse: true }) }],
  ['a figure that a department publishes', { publishedBy: '县财政局' }],
])('fits: %s', (_title, quantity) => {
  expect(errorsOf(quantity)).toEqual([]);
});

test.each([
  ['a rule that is not there', share({ screening: 'high' }), '没有“high”这条排查规则'],
  ['a list that is not there', share({ register: 'none' }), '没有“none”这张清单'],
  ['a list that is not of enterprises', share({ register: 'parks' }), '“parks”的对象不是企业'],
  ['a share of a goal in firms', { ...share(), unit: '家' }, '现状按 % 算，这个量不是'],
  ['a share that is to fall', { ...share(), direction: 'atMost' }, '办结的比例只能是“不低于”的绝对数'],
  ['a scheme that is not there', { measuredBy: { scheme: 'x', indicator: 'y' } }, '没有“x”这个评价办法'],
  ['an indicator that is not there', level({ indicator: 'y' }), '“评价”没有“y”这项指标'],
  ['a change without a base', { ...CHANGE, ...level() }, '累计变化没有写从哪一年起算'],
  ['a base without a change', level({ since: 2020 }), '不是累计变化，不用写从哪一年起算'],
  ['a reciprocal as it stands', level({ inverse: true }), '只有累计变化能取倒数'],
  ['a change in 亩', { ...CHANGE, ...level({ since: 2020 }), unit: '亩' }, '现状按 % 算，这个量不是'],
  ['a publisher that is not there', { publishedBy: '县水务局' }, '部门“县水务局”不在 departments.yaml 里'],
  ['both measured and published', { ...level(), publishedBy: '县财政局' }, '写了取数来源，又写了由部门公布'],
])('is refused: %s', (_title, quantity, message) => {
  expect(errorsOf(quantity)).toEqual([`indicators.yaml ${message}`]);
});
