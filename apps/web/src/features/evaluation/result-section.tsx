import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ResultRow, RunDetail, RunScheme } from '@tenglong/contracts/evaluation';
import { useMemo, useState } from 'react';
import { ColumnMenu, FilterChips, type FilterField, type FilterValues } from '../../shared/filter/index.ts';
import { CopyLink } from '../../shared/forms/index.ts';
import { pagedRows, pagesOf } from '../../shared/table/index.ts';
import { readSort, writeSort } from '../../shared/url/index.ts';
import { formatCount } from '../../shared/value/index.ts';
import { RESULT_ROWS, type ResultFilter, resultsQuery } from './evaluation-queries.ts';
import type { EvaluationSearch } from './evaluation-search.ts';
import { resultColumnSets } from './result-columns.ts';
import { ResultList } from './result-list.tsx';

const route = getRouteApi('/shell/evaluation');

function fieldsOf(run: RunDetail): readonly FilterField[] {
  const units = new Map(run.byUnit.map(({ unitId, unitName }) => [unitId, unitName]));
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
      id: 'grade',
      label: '等级',
      options: [
        ...['A', 'B', 'C', 'D'].map((value) => ({ value, label: value })),
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

const valuesOf = (search: EvaluationSearch): FilterValues => ({
  q: search.q ? [search.q] : [],
  unit: search.unit,
  grade: search.grade,
  adjusted: search.adjusted ? ['1'] : [],
});

function withFilter(search: EvaluationSearch, id: string, values: readonly string[]): EvaluationSearch {
  if (id === 'unit') return { ...search, unit: [...values] };
  if (id === 'grade') return { ...search, grade: values as EvaluationSearch['grade'] };
  if (id === 'adjusted') return { ...search, adjusted: values.length > 0 || undefined };
  return { ...search, q: values[0] };
}

/** The result list of one run and scale, in pages as they come into sight. */
export function ResultSection({ run, scheme }: { readonly run: RunDetail; readonly scheme: RunScheme }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const sort = search.sort ?? 'rank';
  const filter = useMemo(
    (): ResultFilter => ({
      scale: scheme.scale,
      q: search.q,
      unit: search.unit.join(',') || undefined,
      grade: search.grade.join(',') || undefined,
      adjusted: search.adjusted || undefined,
      sort: sort.replace(/^-/, ''),
      dir: sort.startsWith('-') ? 'desc' : 'asc',
    }),
    [scheme.scale, search, sort],
  );
  const [pages, setPages] = useState<readonly number[]>([0]);
  const first = useQuery({ ...resultsQuery(run.id, filter, 0), placeholderData: keepPreviousData });
  const loaded = useQueries({ queries: pages.map((page) => resultsQuery(run.id, filter, page)) });
  const rows = useMemo(() => {
    const byPage = new Map(loaded.flatMap(({ data }) => (data ? [[data.page, data.rows] as const] : [])));
    return pagedRows<ResultRow>(
      first.data?.total ?? 0,
      RESULT_ROWS,
      (page) => byPage.get(page) ?? (page === 0 ? first.data?.rows : undefined),
    );
  }, [first.data, loaded]);
  const columnSet = search.columns ?? 'scores';
  const href = ({ creditCode }: ResultRow) => `/enterprises/${creditCode}?year=${run.year}`;
  return (
    <>
      <div className="dt-tools">
        <FilterChips
          fields={fieldsOf(run)}
          values={valuesOf(search)}
          onChange={(id, values) =>
            void navigate({ search: withFilter(search, id, values), resetScroll: false })
          }
        />
        <span className="dt-tools-end">
          <span className="muted">{formatCount(first.data?.total ?? 0, '家')}</span>
          <ColumnMenu
            sets={resultColumnSets(scheme.indicators)}
            current={columnSet}
            onPick={(id) => void navigate({ search: { ...search, columns: id }, resetScroll: false })}
          />
          <CopyLink />
        </span>
      </div>
      <ResultList
        label={`${run.year} 年${scheme.scale === 'above' ? '规上' : '规下'}企业评价结果`}
        rows={rows}
        indicators={scheme.indicators}
        columnSet={columnSet}
        href={href}
        sort={readSort(sort)}
        onSort={(next) => void navigate({ search: { ...search, sort: writeSort(next) }, resetScroll: false })}
        onVisible={(from, to) => {
          const wanted = pagesOf(from, to, RESULT_ROWS);
          if (wanted.some((page) => !pages.includes(page))) setPages(wanted);
        }}
        onOpen={(row) => void navigate({ to: href(row) })}
        pending={first.isPending}
        error={first.error}
        onRetry={() => void first.refetch()}
      />
    </>
  );
}
