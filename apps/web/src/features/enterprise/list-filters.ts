import type { EnterprisePage } from '@tenglong/contracts/enterprise';
import { Grade } from '@tenglong/contracts/page';
import type { FilterField, FilterValues } from '../../shared/filter/index.ts';
import { sortQuery } from '../../shared/url/index.ts';
import type { ListFilter } from './enterprise-queries.ts';
import type { EnterpriseListSearch } from './enterprise-search.ts';

export interface UnitChoice {
  readonly id: string;
  readonly name: string;
}

/** What the list can be narrowed by: place, size, grade, words, and a range of every fact of the dictionary. */
export function listFields(
  facts: EnterprisePage['facts'],
  units: readonly UnitChoice[],
  years: readonly number[],
): readonly FilterField[] {
  return [
    { kind: 'text', id: 'q', label: '名称', placeholder: '名称、代码或拼音首字母' },
    {
      kind: 'choice',
      id: 'year',
      label: '年度',
      single: true,
      options: years.map((year) => ({ value: String(year), label: `${year} 年` })),
    },
    {
      kind: 'choice',
      id: 'unit',
      label: '乡镇',
      options: units.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      id: 'scale',
      label: '规模',
      single: true,
      options: [
        { value: 'above', label: '规上' },
        { value: 'below', label: '规下' },
      ],
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
    { kind: 'text', id: 'industry', label: '行业代码', placeholder: '二至四位，如 3443' },
    ...facts.map(
      ({ id, title, unit }): FilterField => ({ kind: 'range', id: `range.${id}`, label: title, unit }),
    ),
  ];
}

/** The address as the chips read it. */
export function filterValues(search: EnterpriseListSearch): FilterValues {
  const ranges = search.range.map((text) => {
    const [fact = '', from = '', to = ''] = text.split(':');
    return [`range.${fact}`, [from, to]] as const;
  });
  return {
    q: search.q ? [search.q] : [],
    year: search.year ? [String(search.year)] : [],
    unit: search.unit,
    scale: search.scale ? [search.scale] : [],
    grade: search.grade,
    industry: search.industry ? [search.industry] : [],
    ...Object.fromEntries(ranges),
  };
}

/** A chip that changed, back into the address. */
export function withFilter(
  search: EnterpriseListSearch,
  id: string,
  values: readonly string[],
): EnterpriseListSearch {
  if (id.startsWith('range.')) {
    const fact = id.slice('range.'.length);
    const others = search.range.filter((text) => !text.startsWith(`${fact}:`));
    const [from = '', to = ''] = values;
    return { ...search, range: from === '' && to === '' ? others : [...others, `${fact}:${from}:${to}`] };
  }
  const [first] = values;
  switch (id) {
    case 'unit':
      return { ...search, unit: [...values] };
    case 'grade':
      return {
        ...search,
        grade: search.grade.length === 0 && values.length === 0 ? [] : (values as typeof search.grade),
      };
    case 'year':
      return { ...search, year: first === undefined ? undefined : Number(first) };
    case 'scale':
      return { ...search, scale: first === 'above' || first === 'below' ? first : undefined };
    case 'industry':
      return { ...search, industry: first };
    default:
      return { ...search, q: first };
  }
}

/** The address as the server's query. */
export function toQuery(search: EnterpriseListSearch): ListFilter {
  const where = search.range.flatMap((text) => {
    const [fact = '', from = '', to = ''] = text.split(':');
    return [...(from ? [`fact.${fact}:ge:${from}`] : []), ...(to ? [`fact.${fact}:le:${to}`] : [])];
  });
  return {
    q: search.q,
    year: search.year,
    unit: search.unit.join(',') || undefined,
    scale: search.scale,
    grade: search.grade.join(',') || undefined,
    industry: search.industry,
    where: where.join(';') || undefined,
    ...sortQuery(search.sort ?? 'unit'),
  };
}
