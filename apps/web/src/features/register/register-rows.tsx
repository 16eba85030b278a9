import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { RegisterDetail } from '@tenglong/contracts/register';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../shared/feedback/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { type ColumnSet, pagedRows, pagesOf } from '../../shared/table/index.ts';
import { readSort, writeSort } from '../../shared/url/index.ts';
import { BulkBar } from './bulk-bar.tsx';
import { entryHref, leftOutText } from './entry-columns.tsx';
import { EntryList } from './entry-list.tsx';
import { OpenEntryButton } from './open-entry-button.tsx';
import { ENTRY_ROWS, type EntryQueryText, entriesQuery, entrySumsQuery } from './register-queries.ts';
import type { RegisterSearch } from './register-search.ts';

export interface RegisterRowsProps {
  readonly register: RegisterDetail;
  readonly filter: EntryQueryText;
  readonly search: RegisterSearch;
  readonly set: ColumnSet | undefined;
  readonly onSearch: (search: RegisterSearch) => void;
}

/** The entries under the filter, page by page as they come into sight, with the sums of all of them. */
export function RegisterRows({ register, filter, search, set, onSearch }: RegisterRowsProps) {
  const router = useRouter();
  const [pages, setPages] = useState<readonly number[]>([0]);
  const first = useQuery({ ...entriesQuery(register.id, filter, 0), placeholderData: keepPreviousData });
  const loaded = useQueries({ queries: pages.map((page) => entriesQuery(register.id, filter, page)) });
  const sums = useQuery({ ...entrySumsQuery(register.id, filter), placeholderData: keepPreviousData });
  const rows = useMemo(() => {
    const byPage = new Map(loaded.flatMap(({ data }) => (data ? [[data.page, data.rows] as const] : [])));
    return pagedRows(
      first.data?.total ?? 0,
      ENTRY_ROWS,
      (page) => byPage.get(page) ?? (page === 0 ? first.data?.rows : undefined),
    );
  }, [first.data, loaded]);
  const nobody = register.total === 0;
  const picking = useCan('register.act') && search.pick === true;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <EntryList
        register={register}
        columnSet={set?.id ?? 'main'}
        rows={rows}
        selected={picking ? selected : undefined}
        onSelect={picking ? setSelected : undefined}
        sums={sums.data}
        sort={readSort(search.sort ?? 'due')}
        onSort={(sort) => onSearch({ ...search, sort: writeSort(sort) })}
        onVisible={(from, to) => {
          const wanted = pagesOf(from, to, ENTRY_ROWS);
          if (wanted.some((page) => !pages.includes(page))) setPages(wanted);
        }}
        onOpen={(row) => router.history.push(entryHref(row))}
        pending={first.isPending}
        error={first.error}
        onRetry={() => void first.refetch()}
        empty={
          nobody ? (
            <EmptyState
              action={register.opening ? <OpenEntryButton register={register} primary /> : undefined}
            >
              {`清单上还没有一${register.measure}${register.opening ? '' : '；列入由专班或牵头部门办'}`}
            </EmptyState>
          ) : undefined
        }
      />
      {picking ? (
        <BulkBar register={register} selected={selected} onClear={() => setSelected(new Set())} />
      ) : null}
      {sums.data ? <p className="note">{leftOutText(register, sums.data, set)}</p> : null}
    </>
  );
}
