import type { RunDetail } from '@tenglong/contracts/evaluation';
import { Grade } from '@tenglong/contracts/page';
import { describeFilters, type FilterField, type FilterValues } from '../../shared/filter/index.ts';
import { sortQuery } from '../../shared/url/index.ts';
import type { ResultFilter } from './evaluation-queries.ts';
import type { EvaluationSearch } from './evaluation-search.ts';

/** What the result list can be narrowed by. */
export function resultFields(run: RunDetail): readonly FilterField[] {
  const units = new Map(run.byUnit.map(({ unitId, unitName }) => [unitId, unitName]));
  const industries = new Map(run.byIndustry.map(({ industry, title }) => [industry, title]));
  return [
    { kind: 'text', id: 'q', label: '名称', placeholder: '名称、代码或拼音首字母' },
    {
      kind: 'choice',
      id: 'unit',
      label: '乡镇',
      options: [...units].map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'choice',
      id: 'industry',
      label: '行业',
      single: true,
      options: [...industries].filter(([value]) => value !== '').map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'choice',
      id: 'grade',
      label: '等级',
      options: [
        ...Grade.options.map((value) => ({ value, label: value })),
        { value: 'none', label: '未评级' },
      ],
    },
    {
      kind: 'choice',
      id: 'adjusted',
      label: '调整',
      single: true,
      options: [{ value: '1', label: '评定与初评不同' }],
    },
  ];
}

/** The address as the chips read it. */
export const resultValues = (search: EvaluationSearch): FilterValues => ({
  q: search.q ? [search.q] : [],
  unit: search.unit,
  industry: search.industry ? [search.industry] : [],
  grade: search.grade,
  adjusted: search.adjusted ? ['1'] : [],
});

/** A chip that changed, back into the address. */
export function withResultFilter(
  search: EvaluationSearch,
  id: string,
  values: readonly string[],
): EvaluationSearch {
  if (id === 'unit') return { ...search, unit: [...values] };
  if (id === 'industry') return { ...search, industry: values[0] };
  if (id === 'grade') return { ...search, grade: values as EvaluationSearch['grade'] };
  if (id === 'adjusted') return { ...search, adjusted: values.length > 0 || undefined };
  return { ...search, q: values[0] };
}

/** The conditions in words, for paper and worksheet. */
export const resultFilterWords = (run: RunDetail, search: EvaluationSearch): string =>
  describeFilters(resultFields(run), resultValues(search));

/** The address as the server's query. */
export function toResultFilter(search: EvaluationSearch, scale: string): ResultFilter {
  return {
    scale,
    q: search.q,
    unit: search.unit.join(',') || undefined,
    industry: search.industry,
    grade: search.grade.join(',') || undefined,
    adjusted: search.adjusted || undefined,
    ...sortQuery(search.sort ?? 'rank'),
  };
}
