import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type AuditEntry, auditActions } from '@tenglong/contracts/audit';
import { useState } from 'react';
import { EmptyState } from '../../shared/feedback/index.ts';
import { FilterChips, type FilterField } from '../../shared/filter/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { Page, Sentence } from '../../shared/layout/index.ts';
import { DataTable, pagedRows, pagesOf, RowCard } from '../../shared/table/index.ts';
import { formatInstant } from '../../shared/value/index.ts';
import { auditColumns } from './audit-columns.ts';
import { AuditEntryDrawer } from './audit-entry-drawer.tsx';
import { AUDIT_ROWS, auditChainQuery, auditQuery } from './audit-queries.ts';
import { type AuditSearch, auditHref } from './audit-search.ts';
import { auditNote, chainSentence } from './audit-text.ts';

const route = getRouteApi('/shell/audit');

const fields: readonly FilterField[] = [
  { kind: 'text', id: 'account', label: '账号', placeholder: '登录用的账号' },
  {
    kind: 'choice',
    id: 'action',
    label: '事项',
    single: true,
    options: Object.entries(auditActions).map(([value, label]) => ({ value, label })),
  },
  { kind: 'text', id: 'subject', label: '对象', placeholder: '企业、人员或条目的名称' },
];

/** 审计: who did what, newest first, and whether the record is whole. */
export function AuditPageView() {
  const search = route.useSearch();
  const { account, action, subject, day, entry } = search;
  const navigate = route.useNavigate();
  const chain = useQuery(auditChainQuery);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const first = useQuery({ ...auditQuery(search, 0), placeholderData: keepPreviousData });
  const loaded = useQueries({ queries: pages.map((page) => auditQuery(search, page)) });
  const byPage = new Map(loaded.flatMap(({ data }) => (data ? [[data.page, data.rows] as const] : [])));
  const rows = pagedRows<AuditEntry>(
    first.data?.total ?? 0,
    AUDIT_ROWS,
    (page) => byPage.get(page) ?? (page === 0 ? first.data?.rows : undefined),
  );
  const known = [...(first.data?.rows ?? []), ...[...byPage.values()].flat()];
  const open = entry === undefined ? undefined : known.find(({ seq }) => seq === entry);
  const registers = loaded.flatMap(({ data }) => data?.registers ?? []).concat(first.data?.registers ?? []);
  const href = ({ seq }: AuditEntry) => auditHref(search, seq);
  const columns = auditColumns(href, registers);
  function go(change: Partial<AuditSearch>) {
    void navigate({ search: { ...search, entry: undefined, ...change }, resetScroll: false });
  }
  return (
    <Page title="审计" wide>
      <Sentence
        lead="每一条都带着上一条的校验值，改动或删去任何一条都会被查出；链尾签名导出、另存他处，整条改写也查得出。"
        actions={
          <>
            <PrintButton />
            <ExportButton path="/audit/head" fileName="审计链尾.json">
              导出链尾
            </ExportButton>
          </>
        }
      >
        {chainSentence(chain.data)}
      </Sentence>
      <div className="dt-tools">
        <FilterChips
          fields={fields}
          values={{
            account: account ? [account] : [],
            action: action ? [action] : [],
            subject: subject ? [subject] : [],
          }}
          onChange={(id, [value]) => go({ [id]: value })}
        />
        <label className="audit-day">
          <span className="muted">日期</span>
          <input
            className="input"
            type="date"
            value={day ?? ''}
            onChange={(event) => go({ day: event.target.value || undefined })}
          />
        </label>
        <span className="dt-tools-end">
          <span className="muted">{first.data ? `${first.data.total} 条，新的在前` : ''}</span>
          <CopyLink />
        </span>
      </div>
      <DataTable
        label="审计记录"
        columns={columns}
        rows={rows}
        rowKey={({ seq }) => String(seq)}
        current={entry === undefined ? undefined : String(entry)}
        onOpen={({ seq }) => go({ entry: seq })}
        onVisible={(from, to) => {
          const wanted = pagesOf(from, to, AUDIT_ROWS);
          if (wanted.some((page) => !pages.includes(page))) setPages(wanted);
        }}
        pending={first.isPending}
        error={first.error}
        onRetry={() => void first.refetch()}
        empty={<EmptyState>没有符合条件的记录，可去掉几个条件再看</EmptyState>}
        card={(row) => (
          <RowCard
            href={href(row)}
            title={row.actionTitle}
            note={auditNote(row)}
            state={formatInstant(row.at)}
          />
        )}
      />
      {open ? (
        <AuditEntryDrawer entry={open} registers={registers} onClose={() => go({ entry: undefined })} />
      ) : null}
    </Page>
  );
}
