import type { ScreeningPage } from '@tenglong/contracts/screening';
import { describeFilters, type FilterField, type FilterValues } from '../../shared/filter/index.ts';
import { sortQuery } from '../../shared/url/index.ts';
import type { ScreeningFilter } from './screening-queries.ts';
import type { ScreeningSearch } from './screening-search.ts';

/** What the list can be narrowed by beside its rules. */
export const screeningFields = (found: ScreeningPage | undefined): readonly FilterField[] => [
  { kind: 'text', id: 'q', label: '名称', placeholder: '名称、代码或拼音首字母' },
  {
    kind: 'choice',
    id: 'unit',
    label: '乡镇',
    options: (found?.byUnit ?? []).map(({ unitId, unitName }) => ({ value: unitId, label: unitName })),
  },
  {
    kind: 'choice',
    id: 'verdict',
    label: '结论',
    single: true,
    options: [
      { value: 'yes', label: '列入' },
      { value: 'unknown', label: '暂不能判定' },
    ],
  },
  ...(found?.list
    ? [
        {
          kind: 'choice' as const,
          id: 'listed',
          label: '清单',
          single: true,
          options: [
            { value: 'no', label: '应列未列', note: String(found.list.unlisted) },
            { value: 'yes', label: '已在清单' },
          ],
        },
      ]
    : []),
];

/** The address as the chips read it. */
export const screeningValues = (search: ScreeningSearch): FilterValues => ({
  q: search.q ? [search.q] : [],
  unit: search.unit,
  verdict: search.verdict ? [search.verdict] : [],
  listed: search.listed ? [search.listed] : [],
});

/** A chip that changed, back into the address. */
export function withScreeningFilter(
  search: ScreeningSearch,
  id: string,
  values: readonly string[],
): ScreeningSearch {
  const [first] = values;
  if (id === 'unit') return { ...search, unit: [...values] };
  if (id === 'listed') return { ...search, listed: first === 'yes' || first === 'no' ? first : undefined };
  if (id === 'verdict')
    return { ...search, verdict: first === 'yes' || first === 'unknown' ? first : undefined };
  return { ...search, q: first };
}

/** The conditions in words, the chosen rule among them, for paper and worksheet. */
export function screeningFilterWords(found: ScreeningPage | undefined, search: ScreeningSearch): string {
  const rule = found?.rules.find(({ id }) => id === search.rule);
  const others = describeFilters(screeningFields(found), screeningValues(search));
  return [rule ? `规则 ${rule.title}` : '', others].filter((part) => part !== '').join('；');
}

/** The address as the server's query. */
export function toScreeningFilter(search: ScreeningSearch): ScreeningFilter {
  return {
    rule: search.rule,
    verdict: search.verdict,
    listed: search.listed,
    unit: search.unit.join(',') || undefined,
    q: search.q,
    ...sortQuery(search.sort ?? 'unit'),
  };
}
