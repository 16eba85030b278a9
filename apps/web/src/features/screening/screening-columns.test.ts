import type { ScreeningRow } from '@tenglong/contracts/screening';
import { describe, expect, test } from 'vitest';
import { missingText, screeningColumns, verdictLight } from './screening-columns.ts';

const figure = (year: number, value: string | null) => ({
  label: '亩均税收',
  unit: '万元/亩',
  year,
  figure: { value, state: value === null ? 'missing' : 'known' } as const,
});
const row = (change: Partial<ScreeningRow>): ScreeningRow => ({
  creditCode: '913310210100199527',
  name: '玉环甲子盛阀门有限公司',
  unitId: '331083001',
  unitName: '玉城街道',
  scale: 'above',
  rule: 'low-tax',
  verdict: 'yes',
  grade: 'D',
  figures: [figure(2022, '4.996'), figure(2021, '3.2')],
  missing: [],
  ...change,
});
const rules = [
  { id: 'low-tax', title: '低效企业', clause: '1', text: '', yes: 1, unknown: 0, unavailable: '' },
];

describe('the screening list', () => {
  const columns = screeningColumns({ sample: [row({})], rules, href: () => '/' });
  test('figures stand by year ascending under their label and unit', () => {
    expect(columns.filter(({ group }) => group).map(({ group, head }) => [group, head])).toEqual([
      ['亩均税收，万元/亩', '2021 年'],
      ['亩均税收，万元/亩', '2022 年'],
    ]);
  });
  test('what decides stands before what it is worked out of', () => {
    const made = (label: string) => ({ ...figure(2022, '5'), label });
    const sample = [row({ figures: [made('入库税收'), made('实际用地'), made('亩均税收')] })];
    const heads = screeningColumns({ sample, rules, href: () => '/' }).flatMap(({ group }) => group ?? []);
    expect(heads.map((head) => head.split('，')[0])).toEqual(['亩均税收', '实际用地', '入库税收']);
  });
  test('a figure that was not reported reads so, and one a rule does not use is no figure at all', () => {
    const text = (each: ScreeningRow) => columns.find(({ id }) => id === '亩均税收 2021')?.text(each, 'read');
    expect(text(row({}))).toBe('3.20');
    expect(text(row({ figures: [figure(2021, null)] }))).toBe('未报');
    expect(text(row({ figures: [] }))).toBe('—');
  });
  test('an open verdict says what is missing and carries no red light', () => {
    const open = row({ verdict: 'unknown', missing: ['2021 年入库税收', '2022 年用地面积'] });
    expect(missingText(open)).toBe('缺 2021 年入库税收、2022 年用地面积');
    expect(verdictLight(open)).toEqual({ kind: 'none', word: '暂不能判定' });
    expect(missingText(row({}))).toBe('');
  });
});
