import { keepPreviousData, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { pagedRows, pagesOf, type RowSource } from './row-source.ts';
import { type ListPage, type PageRequest, usePrintRows } from './use-print-rows.ts';

export interface PagedListOptions<Page> {
  /** Names the list and its filter; the page is added. */
  readonly queryKey: readonly unknown[];
  readonly load: (request: PageRequest) => Promise<Page>;
  /** Rows of a page on screen. */
  readonly size: number;
}

export interface PagedList<Page extends ListPage<unknown>> {
  /** The first page: totals, heads, states. */
  readonly first: UseQueryResult<Page>;
  readonly rows: RowSource<Page['rows'][number]>;
  readonly onVisible: (first: number, last: number) => void;
}

/** A list that arrives in pages as they come into sight, and whole when it goes to paper. */
export function usePagedList<Page extends ListPage<unknown>>({
  queryKey,
  load,
  size,
}: PagedListOptions<Page>): PagedList<Page> {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const query = (page: number) => ({
    queryKey: [...queryKey, page],
    queryFn: ({ signal }: { signal: AbortSignal }) => load({ page, size, signal }),
  });
  const first = useQuery({ ...query(0), placeholderData: keepPreviousData });
  const loaded = useQueries({ queries: pages.map(query) });
  const head = first.data;
  const of = JSON.stringify(queryKey);
  const rows = useMemo(() => {
    const byPage = new Map(loaded.flatMap(({ data }) => (data ? [[data.page, data.rows] as const] : [])));
    const paged = pagedRows<Page['rows'][number]>(
      head?.total ?? 0,
      size,
      (page) => byPage.get(page) ?? (page === 0 ? head?.rows : undefined),
    );
    return { ...paged, of };
  }, [head, loaded, size, of]);
  const printed = usePrintRows<Page['rows'][number]>(load);
  const onVisible = useCallback(
    (from: number, to: number) =>
      setPages((now) => {
        const wanted = pagesOf(from, to, size);
        return wanted.every((page) => now.includes(page)) ? now : wanted;
      }),
    [size],
  );
  return { first, rows: printed ? { ...printed, of } : rows, onVisible };
}
