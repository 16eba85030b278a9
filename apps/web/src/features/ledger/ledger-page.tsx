import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { LedgerOverview } from '@tenglong/contracts/ledger';
import { useState } from 'react';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { describeFilters } from '../../shared/filter/index.ts';
import { ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { KeyFigures, Page, RulingMark, Segmented, Sentence } from '../../shared/layout/index.ts';
import { stringifySearch } from '../../shared/url/index.ts';
import { formatDay, formatNumber } from '../../shared/value/index.ts';
import { CheckButton } from './check-button.tsx';
import { FlowSection } from './flow-section.tsx';
import { GapSection } from './gap-section.tsx';
import { JournalSection, journalFields, journalValues, toJournalFilter } from './journal-section.tsx';
import './ledger.css';
import { ledgerQuery } from './ledger-queries.ts';
import type { LedgerSearch } from './ledger-search.ts';
import { PendingSection } from './pending-section.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { UnitBalances } from './unit-balances.tsx';

const route = getRouteApi('/shell/ledger');

/** 腾笼账: what was freed, what took it, what is left, and every line that says so. */
export function LedgerPage() {
  const { data, error, refetch } = useQuery(ledgerQuery);
  if (data) return <LedgerBody overview={data} />;
  return (
    <div className="page">
      {error ? (
        <ErrorState what="腾笼账没有读出来" error={error} onRetry={() => void refetch()} />
      ) : (
        <StillLines lines={12} what="腾笼账" />
      )}
    </div>
  );
}

/** The one asked for, or the one the plan sets a goal for. */
const shownResource = ({ resources }: Pick<LedgerOverview, 'resources'>, id: string | undefined) =>
  resources.find((one) => one.id === id) ?? resources.find(({ goal }) => goal !== null) ?? resources[0];

function LedgerBody({ overview }: { readonly overview: LedgerOverview }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [transferring, setTransferring] = useState(false);
  const resource = shownResource(overview, search.resource);
  const go = (next: LedgerSearch) => void navigate({ search: next, resetScroll: false });
  const href = (next: LedgerSearch) => `/ledger${stringifySearch(next)}`;
  const words = describeFilters(journalFields(overview), journalValues(search));
  const asOf = `数据截至 ${formatDay(overview.asOf)}`;
  if (!resource) return null;
  return (
    <Page title={overview.title} context={asOf} asOf={asOf} unit={resource.unit} filter={words || '全部'}>
      <Sentence
        lead={
          <>
            {overview.lead}
            {overview.resources.map(({ id, goal }) =>
              goal?.ruling ? (
                <span key={id}>
                  {goal.title}的目标
                  <RulingMark ruling={goal.ruling} />
                </span>
              ) : null,
            )}
          </>
        }
        actions={
          <>
            <PrintButton />
            <ExportButton
              path="/ledger/export"
              query={{ ...toJournalFilter(search, ''), resource: undefined, filterText: words }}
              fileName={`${overview.title}.xlsx`}
            />
            {overview.mayTransfer ? (
              <>
                <CheckButton />
                <button type="button" className="btn" onClick={() => setTransferring(true)}>
                  调剂
                </button>
              </>
            ) : null}
          </>
        }
      >
        {overview.sentence}
      </Sentence>
      <div className="ledger-head">
        <Segmented
          label="要素"
          current={resource.id}
          items={overview.resources.map(({ id, title }) => ({
            id,
            label: title,
            href: href({ ...search, resource: id }),
          }))}
        />
        <KeyFigures figures={figuresOf(resource)} />
      </div>
      <FlowSection resource={resource} />
      <UnitBalances resource={resource} href={(unit) => href({ ...search, unit: [unit] })} />
      <PendingSection overview={overview} />
      <GapSection gaps={overview.gaps} gapTotal={overview.gapTotal} />
      <JournalSection overview={overview} resource={resource} search={search} onSearch={go} />
      {transferring ? (
        <TransferDialog overview={overview} resource={resource} onClose={() => setTransferring(false)} />
      ) : null}
    </Page>
  );
}

/** Freed, used, left; and what went to merged firms or waits, where there is any. */
function figuresOf({
  freed,
  moved,
  used,
  left,
  kept,
  pending,
  unit,
  decimals,
}: LedgerOverview['resources'][number]) {
  const figure = (label: string, amount: string) => ({
    label,
    unit,
    value: formatNumber(amount, { decimals }),
  });
  return [
    figure('腾出', freed),
    ...(Number(moved) === 0
      ? []
      : [moved.startsWith('-') ? figure('调给别处', moved.slice(1)) : figure('别处调入', moved)]),
    ...[figure('已用', used), figure('结余', left)],
    ...(Number(kept) === 0 ? [] : [figure('归重组后企业', kept)]),
    ...(Number(pending) === 0 ? [] : [figure('归属待核', pending)]),
  ];
}
