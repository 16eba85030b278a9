import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Finding, FindingPage } from '@tenglong/contracts/intake';
import { EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { Page, Pager, Segmented, Sentence } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { FindingCard } from './finding-card.tsx';
import { findingsSentence, KIND_TITLES } from './finding-text.ts';
import type { FindingsSearch } from './findings-search.ts';
import { findingsQuery, reopenFinding, ruleOnFinding } from './intake-queries.ts';
import { IntakeTabs } from './intake-tabs.tsx';
import './findings.css';

const route = getRouteApi('/shell/intake/findings');

/** The same list with something else asked of it. */
function addressOf(search: FindingsSearch, change: Partial<FindingsSearch>): string {
  const { state, kind, year, page } = { ...search, page: 0, ...change };
  const parts = [
    state === 'open' ? '' : `state=${state}`,
    kind ? `kind=${kind}` : '',
    year ? `year=${year}` : '',
    page ? `page=${page}` : '',
  ].filter((part) => part !== '');
  return `/intake/findings${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

/** 待裁定: what departments or enterprises report differently, for the office to decide. */
export function FindingsPage() {
  const search = route.useSearch();
  const { data, error, isPending, refetch } = useQuery({
    ...findingsQuery(search),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorState what="待裁定没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={14} what="待裁定" />;
  return <Desk page={data} search={search} />;
}

function Desk({ page, search }: { readonly page: FindingPage; readonly search: FindingsSearch }) {
  const { open, ruled } = page.counts;
  const mayRule = useCan('intake.rule');
  const client = useQueryClient();
  async function done(words: string) {
    await client.invalidateQueries();
    toast(words);
  }
  const acts = (finding: Finding) => ({
    onRule: mayRule
      ? async (body: Parameters<typeof ruleOnFinding>[1]) => {
          await ruleOnFinding(finding.id, body);
          await done('裁定已记下，现有的数随之改变');
        }
      : undefined,
    onReopen: mayRule
      ? async (reason: string) => {
          await reopenFinding(finding.id, { reason });
          await done('已重新打开，数回到裁定之前');
        }
      : undefined,
  });
  const kinds = [undefined, 'departmentsDisagree', 'sharedParcel', 'oneSidedLease'] as const;
  return (
    <Page title="待裁定" wide>
      <Sentence
        lead="两边的数都留着，哪一个算数由专班裁定；裁定之前按方案的口径，方案没有写的按未知，不按 0。"
        actions={<PrintButton />}
      >
        {findingsSentence(page.counts)}
      </Sentence>
      <IntakeTabs current="findings" />
      <div className="dt-tools finding-tools">
        <Segmented
          label="按状态看"
          current={search.state}
          items={[
            { id: 'open', label: `待裁定 ${open}`, href: addressOf(search, { state: 'open' }) },
            { id: 'ruled', label: `已裁定 ${ruled}`, href: addressOf(search, { state: 'ruled' }) },
            { id: 'all', label: `全部 ${open + ruled}`, href: addressOf(search, { state: 'all' }) },
          ]}
        />
        <Segmented
          label="按种类看"
          current={search.kind ?? 'every'}
          items={kinds.map((kind) => ({
            id: kind ?? 'every',
            label: kind ? KIND_TITLES[kind] : '各类',
            href: addressOf(search, { kind }),
          }))}
        />
      </div>
      {page.rows.length === 0 ? (
        <EmptyState>
          {search.state === 'ruled'
            ? '还没有裁定过的'
            : '没有待裁定的。两个部门报同一项数而不相等、几家企业报同一宗地、租赁只有一边报时，会列在这里。'}
        </EmptyState>
      ) : null}
      {page.rows.map((finding) => (
        <FindingCard key={`${finding.id} ${finding.ruling === null}`} finding={finding} {...acts(finding)} />
      ))}
      <Pager
        word="处"
        page={page.page}
        size={page.size}
        total={page.total}
        href={(next) => addressOf(search, { page: next })}
      />
    </Page>
  );
}
