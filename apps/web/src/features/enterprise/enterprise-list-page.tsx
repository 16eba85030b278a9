import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { EnterprisePage, EnterpriseRow } from '@tenglong/contracts/enterprise';
import { useMemo } from 'react';
import { EmptyState } from '../../shared/feedback/index.ts';
import { ColumnMenu, describeFilters, FilterChips } from '../../shared/filter/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Sentence } from '../../shared/layout/index.ts';
import { usePagedList } from '../../shared/table/index.ts';
import { readSort, writeSort } from '../../shared/url/index.ts';
import { formatCount } from '../../shared/value/index.ts';
import { choosableColumns, enterpriseColumnSets, shownSet } from './enterprise-columns.ts';
import './enterprise.css';
import { EnterpriseList, leftOutText } from './enterprise-list.tsx';
import { listEnterprises, PAGE_ROWS, sumsQuery } from './enterprise-queries.ts';
import { filterValues, listFields, toQuery, withFilter } from './list-filters.ts';
import { SavedViews } from './saved-views.tsx';

const route = getRouteApi('/shell/enterprises');
const NO_FACTS: EnterprisePage['facts'] = [];
/** Before the first roster there is nothing to filter: what comes first is said instead. */
const NO_ROSTER = (
  <EmptyState
    action={
      <AddressLink className="btn btn-primary" href="/intake">
        去数据归集
      </AddressLink>
    }
  >
    企业从市场监管部门的工业企业名录来，名录入库后列在这里
  </EmptyState>
);
const href = ({ creditCode }: EnterpriseRow) => `/enterprises/${creditCode}`;

/** `工业企业 2,980 家`, and what comes first where there are none at all. */
function headline(total: number, words: string): string {
  if (words !== '') return `符合条件的企业 ${formatCount(total, '家')}`;
  return total === 0 ? '名录还没有入库' : `工业企业 ${formatCount(total, '家')}`;
}

/** 企业库: everybody of the roster with the facts and the grade of one year, any filter, any sort, exported as shown. */
export function EnterpriseListPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const filter = useMemo(() => toQuery(search), [search]);
  const { first, rows, onVisible } = usePagedList({
    queryKey: ['enterprise', 'list', filter],
    load: (request) => listEnterprises(filter, request),
    size: PAGE_ROWS,
  });
  const sums = useQuery(sumsQuery(filter));
  const head = first.data;
  const facts = head?.facts ?? NO_FACTS;
  const fields = useMemo(() => listFields(facts, head?.units ?? [], head?.years ?? []), [facts, head]);
  const values = filterValues(search);
  const words = describeFilters(fields, values);
  const year = head?.year;
  const shown = useMemo(() => shownSet(facts, search.columns), [facts, search.columns]);
  return (
    <Page
      title="企业库"
      wide
      context={year ? `${year} 年数据` : undefined}
      filter={words || '全部'}
      asOf={year ? `${year} 年数据` : undefined}
    >
      <Sentence
        lead="名录由市场监管部门提供，各部门数据按统一社会信用代码对上；未报的不按 0 计。"
        actions={
          <>
            <ExportButton
              path="/enterprises/export"
              query={{ ...filter, columns: ['name', ...(shown?.columns ?? [])].join(','), filterText: words }}
              fileName="企业库.xlsx"
            />
            <PrintButton />
          </>
        }
      >
        {head ? headline(head.total, words) : '企业库'}
      </Sentence>
      <div className="dt-tools">
        <FilterChips
          fields={fields}
          values={values}
          onChange={(id, next) => void navigate({ search: withFilter(search, id, next) })}
        />
        <span className="dt-tools-end">
          <ColumnMenu
            sets={enterpriseColumnSets(facts)}
            shown={shown}
            columns={choosableColumns(facts)}
            onPick={(columns) => void navigate({ search: { ...search, columns } })}
          />
          <SavedViews page="enterprises" />
          <CopyLink />
        </span>
      </div>
      <EnterpriseList
        rows={rows}
        facts={facts}
        sums={sums.data}
        shown={shown}
        href={href}
        sort={readSort(search.sort ?? 'unit')}
        onSort={(sort) => void navigate({ search: { ...search, sort: writeSort(sort) } })}
        onVisible={onVisible}
        onOpen={(row) => router.history.push(href(row))}
        pending={first.isPending}
        error={first.error}
        onRetry={() => void first.refetch()}
        empty={words === '' ? NO_ROSTER : undefined}
      />
      {sums.data ? <p className="note">{leftOutText(facts, sums.data, shown)}</p> : null}
    </Page>
  );
}
