import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Dossier } from '@tenglong/contracts/enterprise';
import { ChangeList } from '../features/enterprise/change-list.tsx';
import { EnterpriseHead } from '../features/enterprise/enterprise-head.tsx';
import { dossierQuery, sourceQuery } from '../features/enterprise/enterprise-queries.ts';
import { YearTable } from '../features/enterprise/year-table.tsx';
import { AdjustButton } from '../features/evaluation/adjust-button.tsx';
import { BaselineDrawer } from '../features/evaluation/baseline-drawer.tsx';
import { ExplanationPanel } from '../features/evaluation/explanation-panel.tsx';
import { EnterprisePolicies } from '../features/policy/enterprise-policies.tsx';
import { EnterpriseCommitments, SubjectEntries } from '../features/register/index.ts';
import { SourceDrawer } from '../shared/drawer/index.ts';
import { ErrorState, StillLines } from '../shared/feedback/index.ts';
import { PrintButton } from '../shared/forms/index.ts';
import { AddressLink, Page, Segmented } from '../shared/layout/index.ts';
import { useCan } from '../shared/session/index.ts';

const route = getRouteApi('/shell/enterprises/$creditCode');
const TABS = [
  ['score', '评价说明'],
  ['years', '历年数据'],
  ['policies', '可享政策'],
  ['changes', '变更记录'],
] as const;

/** 一企一档: everything held about one enterprise; each number opens its source. */
export function DossierPage() {
  const { creditCode } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(dossierQuery(creditCode));
  if (error) return <ErrorState what="一企一档没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={14} what="一企一档" />;
  return <DossierBody dossier={data} />;
}

function DossierBody({ dossier }: { readonly dossier: Dossier }) {
  const { tab, year: asked, source } = route.useSearch();
  const navigate = route.useNavigate();
  const { creditCode } = dossier;
  const evaluated = dossier.years.filter(({ runId }) => runId !== null);
  const year = asked ?? evaluated[0]?.year;
  const shown = evaluated.find((one) => one.year === year);
  const before = evaluated.find((one) => one.year === (year ?? 0) - 1);
  const link = (id: string) => `/enterprises/${creditCode}${id === 'score' ? '' : `?tab=${id}`}`;
  const open = (key: string | undefined) =>
    void navigate({ search: (now) => ({ ...now, source: key }), replace: true, resetScroll: false });
  return (
    <Page
      title={dossier.name}
      printTitle={TABS.find(([id]) => id === tab)?.[1]}
      context={year === undefined ? undefined : `${year} 年度评价`}
      asOf={tab === 'score' && year !== undefined ? `${year} 年度` : undefined}
    >
      <EnterpriseHead
        enterprise={dossier}
        listHref="/enterprises"
        unitHref={`/enterprises?unit=${dossier.unitId}`}
        note={before?.grade ? `上轮 ${before.grade}` : undefined}
        tabs={TABS.map(([id, label]) => ({ id, label, href: link(id) }))}
        tab={tab}
      />
      {tab === 'score' ? (
        <>
          {evaluated.length > 0 ? (
            <div className="dt-tools noprint ent-tools">
              <Segmented
                label="年度"
                current={String(year)}
                items={evaluated.map((one) => ({
                  id: String(one.year),
                  label: `${one.year} 年`,
                  href: `/enterprises/${creditCode}?year=${one.year}`,
                }))}
              />
              <span className="dt-tools-end">
                {year === undefined ? null : (
                  <AdjustButton creditCode={creditCode} name={dossier.name} year={year} />
                )}
                <PrintButton />
              </span>
            </div>
          ) : null}
          <ExplanationPanel
            key={`${creditCode} ${year}`}
            creditCode={creditCode}
            runId={shown?.runId ?? undefined}
            runs={evaluated.flatMap((one) => (one.runId ? [{ year: one.year, runId: one.runId }] : []))}
            source={{ open: source, onOpen: (key) => open(key === source ? undefined : key) }}
          />
        </>
      ) : null}
      {tab === 'years' ? (
        <YearTable
          dossier={dossier}
          open={source}
          onOpen={(fact, of) => open(source === `${fact}:${of}` ? undefined : `${fact}:${of}`)}
        />
      ) : null}
      {tab === 'policies' ? <EnterprisePolicies creditCode={creditCode} /> : null}
      {tab === 'policies' || tab === 'score' ? <EnterpriseCommitments creditCode={creditCode} /> : null}
      {tab === 'changes' || tab === 'policies' ? null : (
        <SubjectEntries subject={creditCode} name={dossier.name} />
      )}
      {tab === 'changes' ? <ChangeList creditCode={creditCode} /> : null}
      {source?.startsWith('baseline:') && shown?.runId ? (
        <BaselineDrawer
          runId={shown.runId}
          indicator={source.slice('baseline:'.length)}
          of={{ creditCode }}
          onClose={() => open(undefined)}
        />
      ) : source ? (
        <Source dossier={dossier} subject={source} year={year} onClose={() => open(undefined)} />
      ) : null}
    </Page>
  );
}

interface SourceProps {
  readonly dossier: Dossier;
  /** `fact:tax` in the explained year, or `tax:2021`. */
  readonly subject: string;
  readonly year: number | undefined;
  readonly onClose: () => void;
}

function Source({ dossier, subject, year, onClose }: SourceProps) {
  const mayOpenRows = useCan('intake.readRows');
  const [left = '', right = ''] = subject.split(':');
  const fact = left === 'fact' ? right : left;
  const of = left === 'fact' ? year : Number(right);
  const known = dossier.factList.find(({ id }) => id === fact);
  const { data, error, refetch } = useQuery({
    ...sourceQuery(dossier.creditCode, of ?? 0, fact),
    enabled: known !== undefined && of !== undefined,
  });
  if (!known || of === undefined) return null;
  return (
    <SourceDrawer
      title={`${known.title}，${of} 年`}
      source={data}
      error={error}
      onRetry={() => void refetch()}
      onClose={onClose}
      actions={
        data?.source && mayOpenRows ? (
          <AddressLink className="btn" href={`/intake?batch=${data.source.batchId}`}>
            打开原表
          </AddressLink>
        ) : null
      }
    />
  );
}
