import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RunComparison } from '@tenglong/contracts/evaluation';
import { useMemo } from 'react';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Section, Segmented, Sentence } from '../../shared/layout/index.ts';
import { DataTable, RowCard, rowSource } from '../../shared/table/index.ts';
import { stringifySearch } from '../../shared/url/index.ts';
import { formatCount, formatInstant, formatNumber, GradeMark } from '../../shared/value/index.ts';
import { comparisonColumns } from './comparison-columns.tsx';
import './evaluation.css';
import { comparisonQuery } from './evaluation-queries.ts';

const route = getRouteApi('/shell/evaluation/compare');

/** 变更页: what changed between two frozen runs, and why. */
export function ComparisonPage() {
  const { from, to } = route.useSearch();
  const { data, error, isPending, refetch } = useQuery({
    ...comparisonQuery(from ?? '', to ?? ''),
    enabled: from !== undefined && to !== undefined,
  });
  if (!from || !to) {
    return (
      <Page title="变更页">
        <Sentence>还没有选要比的两次测算</Sentence>
        <EmptyState
          action={
            <AddressLink className="btn btn-primary" href="/evaluation?view=runs">
              去历次测算
            </AddressLink>
          }
        >
          在历次测算里点“与第几次比”
        </EmptyState>
      </Page>
    );
  }
  if (error) return <ErrorState what="变更页没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={12} what="变更页" />;
  return <Comparison found={data} />;
}

/** `3 家等级变了`, and how the others fared. */
function Comparison({ found }: { readonly found: RunComparison }) {
  const { from, to, rows, changed, drifted, unchanged, causes } = found;
  const { show } = route.useSearch();
  const moved = rows.filter(({ gradeFrom, gradeTo }) => gradeFrom !== gradeTo);
  const columns = useMemo(
    () => comparisonColumns(({ creditCode }) => `/enterprises/${creditCode}?year=${to.year}`),
    [to.year],
  );
  const link = (id: string) =>
    `/evaluation/compare${stringifySearch({ from: from.id, to: to.id, show: id === 'all' ? undefined : id })}`;
  return (
    <Page
      title="变更页"
      wide
      context={`${to.year} 年度`}
      asOf={`第 ${to.number} 次测算比第 ${from.number} 次，${formatInstant(to.startedAt)} 封存`}
      filter={show === 'grades' ? '只列等级变了的' : '全部变动'}
    >
      <Sentence
        path={<AddressLink href={`/evaluation?run=${to.id}`}>亩均评价</AddressLink>}
        lead={`${formatNumber(changed)} 家有变动，${formatNumber(drifted)} 家只随他人进退，${formatNumber(unchanged)} 家完全不变。`}
        actions={
          <>
            <ExportButton
              path={`/evaluation/runs/${from.id}/compare/${to.id}/export`}
              query={{ show }}
              fileName="亩均评价变更页.xlsx"
            />
            <PrintButton />
          </>
        }
      >
        {`第 ${to.number} 次比第 ${from.number} 次：${formatCount(moved.length, '家')}等级变了`}
      </Sentence>
      <Section title="变动的原因" note="一家可能有几个原因">
        {causes.length === 0 ? (
          <p className="muted">两次测算的数据、办法、裁定都相同</p>
        ) : (
          <p className="signs">
            {causes.map(({ kind, text, count }) => (
              <span key={kind}>
                {text} <b>{formatNumber(count)}</b> 家
              </span>
            ))}
          </p>
        )}
      </Section>
      <div className="dt-tools">
        <Segmented
          label="变动"
          current={show}
          items={[
            { id: 'all', label: `全部变动 ${formatCount(changed, '家')}`, href: link('all') },
            { id: 'grades', label: `等级变了 ${formatCount(moved.length, '家')}`, href: link('grades') },
          ]}
        />
        <span className="dt-tools-end">
          <span className="muted">
            {rows.length < changed ? `先列 ${formatCount(rows.length, '家')}，全部见导出` : ''}
          </span>
          <CopyLink />
        </span>
      </div>
      <DataTable
        label="变动的企业"
        columns={columns}
        rows={{ ...rowSource(show === 'grades' ? moved : rows), of: show }}
        rowKey={({ creditCode, scale }) => `${creditCode} ${scale}`}
        rowHeight={44}
        card={(row) => (
          <RowCard
            href={`/enterprises/${row.creditCode}?year=${to.year}`}
            title={row.name}
            note={row.why.join('；')}
            state={
              <>
                <GradeMark grade={row.gradeFrom} /> → <GradeMark grade={row.gradeTo} />
              </>
            }
          />
        )}
        empty={<EmptyState>没有企业的等级变动</EmptyState>}
      />
    </Page>
  );
}
