import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { ResultRow, RunDetail, RunScheme } from '@tenglong/contracts/evaluation';
import { useCallback, useMemo } from 'react';
import { ColumnMenu, FilterChips } from '../../shared/filter/index.ts';
import { CopyLink } from '../../shared/forms/index.ts';
import { ListCount, usePagedList } from '../../shared/table/index.ts';
import { readSort, writeSort } from '../../shared/url/index.ts';
import { listResults, RESULT_ROWS } from './evaluation-queries.ts';
import { choosableColumns, resultColumnSets, shownSet } from './result-columns.ts';
import { resultFields, resultValues, toResultFilter, withResultFilter } from './result-filter.ts';
import { ResultList } from './result-list.tsx';

const route = getRouteApi('/shell/evaluation');

/** The result list of one run and scale, in pages as they come into sight. */
export function ResultSection({ run, scheme }: { readonly run: RunDetail; readonly scheme: RunScheme }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const filter = useMemo(() => toResultFilter(search, scheme.scale), [scheme.scale, search]);
  const { first, rows, onVisible } = usePagedList({
    queryKey: ['evaluation', 'results', run.id, filter],
    load: (request) => listResults(run.id, filter, request),
    size: RESULT_ROWS,
  });
  const href = useCallback(
    ({ creditCode }: ResultRow) => `/enterprises/${creditCode}?year=${run.year}`,
    [run.year],
  );
  const shown = useMemo(
    () => shownSet(scheme.indicators, search.columns),
    [scheme.indicators, search.columns],
  );
  return (
    <>
      <div className="dt-tools">
        <FilterChips
          fields={resultFields(run)}
          values={resultValues(search)}
          onChange={(id, values) =>
            void navigate({ search: withResultFilter(search, id, values), resetScroll: false })
          }
        />
        <span className="dt-tools-end">
          <ListCount total={first.data?.total} measure="家" />
          <ColumnMenu
            sets={resultColumnSets(scheme.indicators)}
            shown={shown}
            columns={choosableColumns(scheme.indicators)}
            onPick={(columns) => void navigate({ search: { ...search, columns }, resetScroll: false })}
          />
          <CopyLink />
        </span>
      </div>
      <ResultList
        label={`${run.year} 年${scheme.scale === 'above' ? '规上' : '规下'}企业评价结果`}
        rows={rows}
        indicators={scheme.indicators}
        shown={shown}
        href={href}
        sort={readSort(search.sort ?? 'rank')}
        onSort={(next) => void navigate({ search: { ...search, sort: writeSort(next) }, resetScroll: false })}
        onVisible={onVisible}
        onOpen={(row) => router.history.push(href(row))}
        pending={first.isPending}
        error={first.error}
        onRetry={() => void first.refetch()}
      />
    </>
  );
}
