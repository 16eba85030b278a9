import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ScreeningRow } from '@tenglong/contracts/screening';
import { useMemo, useState } from 'react';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { FilterChips, type FilterField, type FilterValues } from '../../shared/filter/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Section, Segmented, Sentence } from '../../shared/layout/index.ts';
import { pagedRows, pagesOf } from '../../shared/table/index.ts';
import { readSort, writeSort } from '../../shared/url/index.ts';
import { formatCount } from '../../shared/value/index.ts';
import { RuleList } from './rule-list.tsx';
import './screening.css';
import { ScreeningList } from './screening-list.tsx';
import { SCREENING_ROWS, screenedYearsQuery, screeningQuery } from './screening-queries.ts';
import type { ScreeningSearch } from './screening-search.ts';

const route = getRouteApi('/shell/screening');

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

const valuesOf = (search: ScreeningSearch): FilterValues => ({
  q: search.q ? [search.q] : [],
  unit: search.unit,
  verdict: search.verdict ? [search.verdict] : [],
});

function withFilter(search: ScreeningSearch, id: string, values: readonly string[]): ScreeningSearch {
  const [first] = values;
  if (id === 'unit') return { ...search, unit: [...values] };
  if (id === 'verdict')
    return { ...search, verdict: first === 'yes' || first === 'unknown' ? first : undefined };
  return { ...search, q: first };
}

function Year({ year, years }: { readonly year: number; readonly years: readonly number[] }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const sort = search.sort ?? 'unit';
  const filter = useMemo(
    () => ({
      rule: search.rule,
      verdict: search.verdict,
      unit: search.unit.join(',') || undefined,
      q: search.q,
      sort: sort.replace(/^-/, ''),
      dir: sort.startsWith('-') ? 'desc' : 'asc',
    }),
    [search, sort],
  );
  const [pages, setPages] = useState<readonly number[]>([0]);
  const first = useQuery({ ...screeningQuery(year, filter, 0), placeholderData: keepPreviousData });
  const loaded = useQueries({ queries: pages.map((page) => screeningQuery(year, filter, page)) });
  const rows = useMemo(() => {
    const byPage = new Map(loaded.flatMap(({ data }) => (data ? [[data.page, data.rows] as const] : [])));
    return pagedRows<ScreeningRow>(
      first.data?.total ?? 0,
      SCREENING_ROWS,
      (page) => byPage.get(page) ?? (page === 0 ? first.data?.rows : undefined),
    );
  }, [first.data, loaded]);
  if (first.error)
    return <ErrorState what="排查没有读出来" error={first.error} onRetry={() => void first.refetch()} />;
  const found = first.data;
  const unknown = found?.rules.reduce((most, rule) => Math.max(most, rule.unknown), 0) ?? 0;
  const fields: readonly FilterField[] = [
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
  ];
  const link = (rule: string | undefined) => `/screening?year=${year}${rule ? `&rule=${rule}` : ''}`;
  return (
    <Page title="高耗低效排查" wide context={`${year} 年度`} asOf={`${year} 年度`} unit="万元、亩">
      <Sentence
        lead="已知有一项不符即不列入；其余缺数据的，暂不能判定，补齐后重新测算即可重判。"
        actions={
          <>
            <ExportButton
              path={`/screening/${year}/export`}
              query={filter}
              fileName={`高耗低效排查-${year}年.xlsx`}
            />
            <PrintButton />
          </>
        }
      >
        {found
          ? `${year} 年列入高耗低效清单 ${formatCount(found.distinct, '家')}${unknown > 0 ? `，另有 ${formatCount(unknown, '家')}缺数据待定` : ''}`
          : `${year} 年高耗低效排查`}
      </Sentence>
      <div className="dt-tools">
        <Segmented
          label="年度"
          current={String(year)}
          items={years.map((each) => ({
            id: String(each),
            label: `${each} 年`,
            href: `/screening?year=${each}`,
          }))}
        />
      </div>
      {found ? (
        <Section title={`${found.rules.length} 条规则`} note="点家数只看这一条">
          <RuleList rules={found.rules} current={search.rule} href={link} />
        </Section>
      ) : null}
      <div className="dt-tools">
        <FilterChips
          fields={fields}
          values={valuesOf(search)}
          onChange={(id, values) =>
            void navigate({ search: withFilter(search, id, values), resetScroll: false })
          }
        />
        <span className="dt-tools-end">
          <span className="muted">{`${found?.total ?? 0} 条`}</span>
          <CopyLink />
        </span>
      </div>
      <ScreeningList
        label={`${year} 年排查清单`}
        rows={rows}
        rules={found?.rules ?? []}
        href={({ creditCode }) => `/enterprises/${creditCode}?tab=years`}
        sort={readSort(sort)}
        onSort={(next) => void navigate({ search: { ...search, sort: writeSort(next) }, resetScroll: false })}
        onVisible={(from, to) => {
          const wanted = pagesOf(from, to, SCREENING_ROWS);
          if (wanted.some((page) => !pages.includes(page))) setPages(wanted);
        }}
        pending={first.isPending}
      />
    </Page>
  );
}
