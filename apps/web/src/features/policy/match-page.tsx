import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { MatchPage, MatchRow } from '@tenglong/contracts/policy';
import { useMemo } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { FilterChips } from '../../shared/filter/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import {
  AddressLink,
  cell,
  HeadRow,
  LineRow,
  num,
  Page,
  ScrollStrip,
  Section,
  Segmented,
  Sentence,
} from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { DataTable, ListCount, RowCard, usePagedList } from '../../shared/table/index.ts';
import { readSort, stringifySearch, writeSort } from '../../shared/url/index.ts';
import {
  formatCount,
  formatDay,
  formatMoney,
  formatNumber,
  Light,
  LightSign,
} from '../../shared/value/index.ts';
import { MATCH_EXPORT, matchColumns } from './match-columns.ts';
import { listMatches, MATCH_ROWS, matchYearsQuery, startMatch } from './match-queries.ts';
import type { MatchSearch } from './match-search.ts';
import {
  gainWords,
  matchFields,
  matchFilterWords,
  matchLight,
  matchSentence,
  matchValues,
  nextWords,
  toMatchFilter,
  withMatchFilter,
} from './match-words.ts';
import './match.css';

const route = getRouteApi('/shell/policies/matches');

/** 政策找企业: who may have what, who is close to it, and what has to be known yet. */
export function MatchPageView() {
  const { year } = route.useSearch();
  const { data, error, isPending, refetch } = useQuery(matchYearsQuery);
  if (error) return <ErrorState what="政策找企业没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={14} what="政策找企业" />;
  const shown = year ?? data[0];
  if (shown === undefined) {
    return (
      <Page title="政策找企业">
        <Sentence>还没有可以匹配的年度</Sentence>
        <EmptyState
          action={
            <AddressLink className="btn btn-primary" href="/evaluation">
              去测算
            </AddressLink>
          }
        >
          先测算一个年度的亩均评价，再匹配政策
        </EmptyState>
      </Page>
    );
  }
  return <Year year={shown} years={data} />;
}

function Year({ year, years }: { readonly year: number; readonly years: readonly number[] }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useMemo(() => toMatchFilter(search), [search]);
  const { first, rows, onVisible } = usePagedList({
    queryKey: ['policy', 'matches', year, filter],
    load: (request) => listMatches(year, filter, request),
    size: MATCH_ROWS,
  });
  if (first.error) {
    return (
      <ErrorState what="政策找企业没有读出来" error={first.error} onRetry={() => void first.refetch()} />
    );
  }
  const found = first.data;
  const words = matchFilterWords(found, search);
  const link = (change: Partial<MatchSearch>) =>
    `/policies/matches${stringifySearch({ ...search, year, ...change })}`;
  return (
    <Page
      title="政策找企业"
      wide
      context={`${year} 年度`}
      asOf={found?.made ? `判定日 ${formatDay(found.made.asOf)}` : undefined}
      filter={words || '全部'}
    >
      <Sentence
        lead="按已掌握的数据逐户逐项判定；没有掌握的算未知，不当作不符合。"
        actions={
          <>
            <StartMatch year={year} again={found?.made != null} />
            <ExportButton
              path={`/policies/matches/${year}/export`}
              query={{ ...filter, columns: MATCH_EXPORT, filterText: words }}
              fileName={`政策找企业-${year}年.xlsx`}
            />
            <PrintButton />
          </>
        }
      >
        {found?.made ? matchSentence(year, found) : `${year} 年${found ? '还没有匹配过政策' : '政策找企业'}`}
      </Sentence>
      <div className="dt-tools">
        <Segmented
          label="年度"
          current={String(year)}
          items={years.map((each) => ({ id: String(each), label: `${each} 年`, href: link({ year: each }) }))}
        />
        {found?.made ? (
          <span className="muted">
            {found.made.stale ? <LightSign kind="slow" label="请留意" /> : null}{' '}
            {`按 ${formatDay(found.made.asOf)}掌握的数据${found.made.stale ? '，之后数据、测算或方案有变动，请重新匹配' : ''}`}
          </span>
        ) : null}
      </div>
      {found?.made ? <Tallies found={found} search={search} link={link} /> : null}
      <div className="dt-tools">
        <FilterChips
          fields={matchFields(found)}
          values={matchValues(search)}
          onChange={(id, values) =>
            void navigate({ search: withMatchFilter(search, id, values), resetScroll: false })
          }
        />
        <span className="dt-tools-end">
          <ListCount total={found?.total} measure="件" />
          <CopyLink />
        </span>
      </div>
      <DataTable
        label={`${year} 年政策找企业`}
        rows={rows}
        columns={matchColumns}
        rowKey={rowKey}
        card={card}
        sort={readSort(search.sort ?? 'verdict')}
        onSort={(next) => void navigate({ search: { ...search, sort: writeSort(next) }, resetScroll: false })}
        onVisible={onVisible}
        pending={first.isPending}
      />
    </Page>
  );
}

const rowKey = ({ policy, creditCode, caseNumber }: MatchRow) => `${policy} ${creditCode} ${caseNumber}`;
const card = (row: MatchRow) => (
  <RowCard
    href={`/enterprises/${row.creditCode}?tab=policies`}
    title={row.name}
    note={`${row.policyTitle}${gainWords(row) === '' ? '' : `，${gainWords(row)}`}。${nextWords(row)}`}
    state={<Light kind={matchLight(row).kind}>{matchLight(row).word}</Light>}
  />
);

interface TalliesProps {
  readonly found: MatchPage;
  readonly search: MatchSearch;
  readonly link: (change: Partial<MatchSearch>) => string;
}

const VERDICTS = ['eligible', 'near', 'unknown', 'ineligible'] as const;
const WORDS = { eligible: '符合', near: '差一点', unknown: '待补', ineligible: '不符合' } as const;

const HEADS = ['政策', '条款', ...VERDICTS.map((verdict) => num(WORDS[verdict])), num('金额')];

/** Policy by policy how many stand where; pressing a number narrows the list to it. */
function Tallies({ found: { tallies, unheld, ended }, search, link }: TalliesProps) {
  return (
    <Section title={`${formatCount(tallies.length, '项')}政策有数据可比`} note="点件数只看这些">
      <ScrollStrip label="各项政策">
        <table className="tbl tbl-flush match-tallies">
          <HeadRow heads={HEADS} />
          <tbody>
            {tallies.map((tally) => (
              <LineRow
                key={tally.policy}
                heads={HEADS}
                look={tally.policy === search.policy ? 'match-on' : undefined}
                cells={[
                  cell(<AddressLink href={`/policies/${tally.policy}`}>{tally.title}</AddressLink>),
                  tally.clause,
                  ...VERDICTS.map((verdict) =>
                    tally[verdict] === 0
                      ? '0'
                      : cell(
                          <AddressLink href={link({ policy: tally.policy, verdict })}>
                            {formatNumber(tally[verdict])}
                          </AddressLink>,
                        ),
                  ),
                  tally.amountYuan === null ? cell('—', 'match-worthless') : formatMoney(tally.amountYuan),
                ]}
              />
            ))}
          </tbody>
        </table>
      </ScrollStrip>
      {unheld.length > 0 ? (
        <p className="note">
          {`另有 ${formatCount(unheld.length, '项')}没有可比的数据，要由企业先提出：${unheld.map(({ title }) => title).join('、')}`}
        </p>
      ) : null}
      {ended.map(({ policy, title, document, from }) => (
        <p key={policy} className="note">
          {`${title}：${formatDay(from)}起按${document}执行，不再受理新的申报`}
        </p>
      ))}
    </Section>
  );
}

function StartMatch({ year, again }: { readonly year: number; readonly again: boolean }) {
  const may = useCan('policy.match');
  const queryClient = useQueryClient();
  const match = useMutation({
    mutationFn: () => startMatch(year),
    onSuccess: async ({ cases }) => {
      await queryClient.invalidateQueries({ queryKey: ['policy'] });
      toast(`已匹配 ${year} 年，共判定 ${formatNumber(cases)} 件`);
    },
    onError: (error) => {
      const problem = asProblem(error);
      toast(`没有匹配：${problem.message}。${problem.remedy}`);
    },
  });
  if (!may) return null;
  return (
    <button
      type="button"
      className={again ? 'btn' : 'btn btn-primary'}
      disabled={match.isPending}
      onClick={() => match.mutate()}
    >
      {match.isPending ? '正在匹配' : again ? '重新匹配' : '匹配'}
    </button>
  );
}
