import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RunDetail, RunSummary } from '@tenglong/contracts/evaluation';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { Page, Segmented, Sentence, Tabs } from '../../shared/layout/index.ts';
import { useSession, whoseFigures } from '../../shared/session/index.ts';
import { stringifySearch } from '../../shared/url/index.ts';
import { formatCount, formatInstant, LightSign } from '../../shared/value/index.ts';
import './evaluation.css';
import { AdjustmentList } from './adjustment-list.tsx';
import { BaselineDrawer } from './baseline-drawer.tsx';
import { DistributionSection } from './distribution-section.tsx';
import { lastHeldYearQuery, runQuery, runsQuery } from './evaluation-queries.ts';
import { GroupTables } from './group-tables.tsx';
import { shownSet } from './result-columns.ts';
import { resultFilterWords, toResultFilter } from './result-filter.ts';
import { ResultSection } from './result-section.tsx';
import { RunList } from './run-list.tsx';
import { ownListed, runLead, runSentence, SCALES } from './run-words.ts';
import { StartRunButton } from './start-run-button.tsx';

const route = getRouteApi('/shell/evaluation');
const VIEWS = [
  ['results', '评价结果'],
  ['units', '按乡镇、行业'],
  ['adjustments', '等级调整'],
  ['runs', '历次测算'],
] as const;

/** 亩均评价: the latest run of a year, its distribution, its result list, and every run before it. */
export function EvaluationPage() {
  const { data, error, isPending, refetch } = useQuery(runsQuery);
  if (error) return <ErrorState what="亩均评价没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={14} what="亩均评价" />;
  return <Runs runs={data} />;
}

function Runs({ runs }: { readonly runs: readonly RunSummary[] }) {
  const { run: asked, year } = route.useSearch();
  const chosen =
    runs.find(({ id }) => id === asked) ?? runs.find((one) => year === undefined || one.year === year);
  const { data, error, refetch } = useQuery({ ...runQuery(chosen?.id ?? ''), enabled: chosen !== undefined });
  if (!chosen) return <NothingRun year={year} />;
  if (error) return <ErrorState what="这次测算没有读出来" error={error} onRetry={() => void refetch()} />;
  if (!data) return <StillLines lines={14} what="这次测算" />;
  return <RunPage run={data} runs={runs} />;
}

function NothingRun({ year }: { readonly year: number | undefined }) {
  const { data } = useQuery(lastHeldYearQuery);
  const proposed = year ?? data;
  return (
    <Page title="亩均评价">
      <Sentence>
        {year === undefined ? '还没有测算过亩均评价' : `还没有测算过 ${year} 年度的亩均评价`}
      </Sentence>
      <EmptyState action={<StartRunButton key={proposed} year={proposed} first />}>
        名录和这一年各部门的数据入库后，就可以测算
      </EmptyState>
    </Page>
  );
}

function RunPage({ run, runs }: { readonly run: RunDetail; readonly runs: readonly RunSummary[] }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const scheme =
    run.schemes.find(({ scale }) => scale === search.scale) ??
    run.schemes.find(({ scale }) => ownListed(run, scale) > 0) ??
    run.schemes[0];
  const years = [...new Set(runs.map(({ year }) => year))].sort((a, b) => b - a);
  const whose = whoseFigures(useSession());
  const link = (change: Partial<typeof search>) =>
    `/evaluation${stringifySearch({ ...search, year: run.year, source: undefined, ...change })}`;
  const listed = search.view === 'results';
  const words = listed ? resultFilterWords(run, search) : '';
  const shown = shownSet(scheme?.indicators ?? [], search.columns);
  return (
    <Page
      title="亩均评价"
      wide
      context={`${run.year} 年度第 ${run.number} 次测算，${formatInstant(run.startedAt)} 封存`}
      asOf={`${run.year} 年度，第 ${run.number} 次测算，${formatInstant(run.startedAt)} 封存`}
      filter={listed ? words || '全部' : undefined}
    >
      <Sentence
        lead={runLead(run, whose)}
        actions={
          <>
            <StartRunButton year={run.year} />
            <ExportButton
              path={`/evaluation/runs/${run.id}/export`}
              query={{
                ...toResultFilter(search, scheme?.scale ?? 'above'),
                columns: ['rank', 'name', ...(shown?.columns ?? [])].join(','),
                filterText: words,
              }}
              fileName={`亩均评价结果-${run.year}年.xlsx`}
            />
            <PrintButton />
          </>
        }
      >
        {runSentence(run, whose)}
      </Sentence>
      {run.stale.map((why) => (
        <p key={why} className="note">
          <LightSign kind="slow" label="请留意" /> {why}，这次测算的结果不变；要用新数据请再测算一次
        </p>
      ))}
      <div className="dt-tools">
        <Segmented
          label="年度"
          current={String(run.year)}
          items={years.map((year) => ({
            id: String(year),
            label: `${year} 年`,
            href: link({ year, run: undefined }),
          }))}
        />
        <Segmented
          label="规模"
          current={scheme?.scale ?? 'above'}
          items={run.schemes.map(({ scale }) => ({
            id: scale,
            label: `${SCALES[scale]} ${formatCount(ownListed(run, scale), '家')}`,
            href: link({ scale }),
          }))}
        />
      </div>
      {scheme ? (
        <DistributionSection
          scheme={scheme}
          whole={whose.whole}
          open={search.source}
          onOpen={(source) => void navigate({ search: { ...search, source }, resetScroll: false })}
        />
      ) : null}
      <Tabs
        label="评价的几个部分"
        current={search.view}
        items={VIEWS.map(([id, label]) => ({
          id,
          label,
          href: link({ view: id }),
        }))}
      />
      {search.view === 'results' && scheme ? <ResultSection run={run} scheme={scheme} /> : null}
      {search.view === 'units' ? <GroupTables run={run} scale={scheme?.scale ?? 'above'} /> : null}
      {search.view === 'adjustments' ? <AdjustmentList year={run.year} /> : null}
      {search.view === 'runs' ? <RunList runs={runs} current={run.id} /> : null}
      {search.source?.startsWith('baseline:') && scheme ? (
        <BaselineDrawer
          runId={run.id}
          indicator={search.source.slice('baseline:'.length)}
          of={{ scale: scheme.scale }}
          onClose={() => void navigate({ search: { ...search, source: undefined }, resetScroll: false })}
        />
      ) : null}
    </Page>
  );
}
