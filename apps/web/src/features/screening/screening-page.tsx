import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ScreeningPage, ScreeningRow } from '@tenglong/contracts/screening';
import { useMemo } from 'react';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { FilterChips } from '../../shared/filter/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Section, Segmented, Sentence } from '../../shared/layout/index.ts';
import { useSession, whoseFigures } from '../../shared/session/index.ts';
import { ListCount, usePagedList } from '../../shared/table/index.ts';
import { readSort, stringifySearch, writeSort } from '../../shared/url/index.ts';
import { formatCount } from '../../shared/value/index.ts';
import { RuleList } from './rule-list.tsx';
import './screening.css';
import {
  screeningFields,
  screeningFilterWords,
  screeningValues,
  toScreeningFilter,
  withScreeningFilter,
} from './screening-filter.ts';
import { ScreeningList, shownColumns } from './screening-list.tsx';
import { listScreening, SCREENING_ROWS, screenedYearsQuery } from './screening-queries.ts';

const route = getRouteApi('/shell/screening');
const href = ({ creditCode }: ScreeningRow) => `/enterprises/${creditCode}?tab=years`;
const NO_RULES: ScreeningPage['rules'] = [];

/** 高耗低效排查: who is on the list by which rule, and who cannot be judged yet and why. */
export function ScreeningPageView() {
  const { year } = route.useSearch();
  const { data, error, isPending, refetch } = useQuery(screenedYearsQuery);
  if (error) return <ErrorState what="排查没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={12} what="排查" />;
  const shown = year ?? data[0];
  if (shown === undefined) {
    return (
      <Page title="高耗低效排查">
        <Sentence>还没有排查过</Sentence>
        <EmptyState
          action={
            <AddressLink className="btn btn-primary" href="/evaluation">
              去测算
            </AddressLink>
          }
        >
          测算亩均评价时一并排查
        </EmptyState>
      </Page>
    );
  }
  return <Year year={shown} years={data} />;
}

function Year({ year, years }: { readonly year: number; readonly years: readonly number[] }) {
  const { name } = whoseFigures(useSession());
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useMemo(() => toScreeningFilter(search), [search]);
  const { first, rows, onVisible } = usePagedList({
    queryKey: ['screening', 'list', year, filter],
    load: (request) => listScreening(year, filter, request),
    size: SCREENING_ROWS,
  });
  if (first.error)
    return <ErrorState what="排查没有读出来" error={first.error} onRetry={() => void first.refetch()} />;
  const found = first.data;
  const words = screeningFilterWords(found, search);
  const columns = shownColumns(rows, found?.rules ?? NO_RULES, found?.list);
  const link = (change: Partial<typeof search>) =>
    `/screening${stringifySearch({ ...search, year, ...change })}`;
  return (
    <Page
      title="高耗低效排查"
      wide
      context={`${year} 年度`}
      asOf={`${name}，${year} 年度`}
      filter={words || '全部'}
    >
      <Sentence
        lead="已知有一项不符即不列入；其余缺数据的，暂不能判定，补齐后重新测算即可重判。"
        actions={
          <>
            <ExportButton
              path={`/screening/${year}/export`}
              query={{ ...filter, columns: columns.join(','), filterText: words }}
              fileName={`高耗低效排查-${year}年.xlsx`}
            />
            <PrintButton />
          </>
        }
      >
        {found ? screeningSentence(name, found) : `${year} 年高耗低效排查`}
      </Sentence>
      <div className="dt-tools">
        <Segmented
          label="年度"
          current={String(year)}
          items={years.map((each) => ({
            id: String(each),
            label: `${each} 年`,
            href: link({ year: each }),
          }))}
        />
      </div>
      {found ? (
        <Section title={`${found.rules.length} 条规则`} note={`家数是${name}的；点家数只看这一条`}>
          <RuleList rules={found.rules} current={search.rule} href={(rule) => link({ rule })} />
        </Section>
      ) : null}
      <div className="dt-tools">
        <FilterChips
          fields={screeningFields(found)}
          values={screeningValues(search)}
          onChange={(id, values) =>
            void navigate({ search: withScreeningFilter(search, id, values), resetScroll: false })
          }
        />
        <span className="dt-tools-end">
          <ListCount total={found?.total} measure="条" />
          <CopyLink />
        </span>
      </div>
      <ScreeningList
        label={`${year} 年排查清单`}
        rows={rows}
        rules={found?.rules ?? NO_RULES}
        list={found?.list}
        href={href}
        sort={readSort(search.sort ?? 'unit')}
        onSort={(next) => void navigate({ search: { ...search, sort: writeSort(next) }, resetScroll: false })}
        onVisible={onVisible}
        pending={first.isPending}
      />
    </Page>
  );
}

/** `大麦屿街道 2022 年列入高耗低效清单 64 家，其中 50 家不在高耗低效整治清单上；另有 5 家暂不能判定`: all of it the reader's own. */
function screeningSentence(
  name: string,
  { year, distinct, undecided, list }: Pick<ScreeningPage, 'year' | 'distinct' | 'undecided' | 'list'>,
): string {
  const lacking =
    list && list.unlisted > 0 ? `，其中 ${formatCount(list.unlisted, '家')}不在${list.title}清单上` : '';
  const rest = undecided > 0 ? `${lacking ? '；' : '，'}另有 ${formatCount(undecided, '家')}暂不能判定` : '';
  return `${name} ${year} 年列入高耗低效清单 ${formatCount(distinct, '家')}${lacking}${rest}`;
}
