import type { JournalRow, LedgerOverview } from '@tenglong/contracts/ledger';
import { useMemo } from 'react';
import { EmptyState } from '../../shared/feedback/index.ts';
import { FilterChips, type FilterField, type FilterValues } from '../../shared/filter/index.ts';
import { CopyLink } from '../../shared/forms/index.ts';
import { AddressLink, Section } from '../../shared/layout/index.ts';
import {
  type Column,
  DataTable,
  dayColumn,
  figureColumn,
  ListCount,
  RowCard,
  textColumn,
  usePagedList,
} from '../../shared/table/index.ts';
import { formatDay, formatNumber } from '../../shared/value/index.ts';
import { JOURNAL_ROWS, type JournalFilterText, listJournal } from './ledger-queries.ts';
import type { LedgerSearch } from './ledger-search.ts';

/** What the journal can be narrowed by. */
export const journalFields = ({ units, accounts, registers }: LedgerOverview): readonly FilterField[] => [
  { kind: 'text', id: 'q', label: '条目', placeholder: '企业或项目名称' },
  {
    kind: 'choice',
    id: 'unit',
    label: '乡镇',
    options: units.map(({ id, name }) => ({ value: id, label: name })),
  },
  {
    kind: 'choice',
    id: 'account',
    label: '科目',
    options: accounts.map(({ id, title }) => ({ value: id, label: title })),
  },
  {
    kind: 'choice',
    id: 'register',
    label: '清单',
    options: registers.map(({ id, title }) => ({ value: id, label: title })),
  },
];

export const journalValues = ({ q, unit, account, register }: LedgerSearch): FilterValues => ({
  q: q ? [q] : [],
  unit,
  account,
  register,
});

/** A chip that changed, back into the address. */
function withJournalFilter(search: LedgerSearch, id: string, values: readonly string[]): LedgerSearch {
  if (id === 'unit' || id === 'account' || id === 'register') return { ...search, [id]: [...values] };
  return { ...search, q: values[0] };
}

const joined = (values: readonly string[]): string | undefined => values.join(',') || undefined;

/** The address as the server's query. */
export const toJournalFilter = (search: LedgerSearch, resource: string): JournalFilterText => ({
  resource,
  q: search.q,
  unit: joined(search.unit),
  account: joined(search.account),
  register: joined(search.register),
});

const where = (title: string, unit: string, sameUnit: boolean): string =>
  sameUnit ? title : `${title}（${unit}）`;
const way = (row: JournalRow): [string, string] => {
  const same = row.fromUnit === row.toUnit;
  return [where(row.fromTitle, row.fromUnit, same), where(row.toTitle, row.toUnit, same)];
};
const subject = (row: JournalRow): string => row.subjectName || '专班调剂';
const occasion = (row: JournalRow): string =>
  [row.reversal ? '冲回' : '', row.occasion, row.reason].filter((part) => part !== '').join('，');

const subjectColumn: Column<JournalRow> = {
  id: 'subject',
  head: '条目',
  width: 230,
  frozen: true,
  grows: true,
  cell: (row) =>
    row.entryId === null ? (
      subject(row)
    ) : (
      <AddressLink className="dt-thing" href={`/entries/${row.entryId}`}>
        {subject(row)}
      </AddressLink>
    ),
  text: subject,
};

const columns: readonly Column<JournalRow>[] = [
  figureColumn({
    id: 'number',
    head: '笔号',
    width: 56,
    sort: undefined,
    figure: ({ number }) => number,
  }),
  dayColumn({
    id: 'on',
    head: '日期',
    width: 128,
    sort: undefined,
    align: 'start',
    day: ({ on }) => on,
  }),
  subjectColumn,
  textColumn({
    id: 'unit',
    head: '乡镇',
    width: 100,
    sort: undefined,
    value: ({ fromUnit }) => fromUnit,
  }),
  textColumn({ id: 'from', head: '从', width: 170, sort: undefined, value: (row) => way(row)[0] }),
  textColumn({
    id: 'to',
    head: '到',
    width: 170,
    sort: undefined,
    value: (row) => way(row)[1] + (row.holder ? `：${row.holder}` : ''),
  }),
  {
    id: 'amount',
    head: '数量',
    width: 84,
    align: 'end' as const,
    cell: (row) => formatNumber(row.amount, { decimals: row.decimals }),
    text: (row, form) => formatNumber(row.amount, { decimals: row.decimals }, form),
  },
  textColumn({ id: 'occasion', head: '事由', width: 340, sort: undefined, value: occasion }),
  textColumn({ id: 'by', head: '经办', width: 120, sort: undefined, value: ({ by }) => by }),
];

export interface JournalSectionProps {
  readonly overview: LedgerOverview;
  readonly resource: LedgerOverview['resources'][number];
  readonly search: LedgerSearch;
  readonly onSearch: (search: LedgerSearch) => void;
}

/** 明细账: every line of a resource, the latest first, each leading to the entry that made it. */
export function JournalSection({ overview, resource, search, onSearch }: JournalSectionProps) {
  const filter = useMemo(() => toJournalFilter(search, resource.id), [search, resource.id]);
  const { first, rows, onVisible } = usePagedList({
    queryKey: ['ledger', 'journal', filter],
    load: (request) => listJournal(filter, request),
    size: JOURNAL_ROWS,
  });
  const nothing = overview.transactions === 0;
  return (
    <Section
      className="ledger-journal"
      title={`${resource.title}明细账`}
      note={`单位：${resource.unit}。每条都从一个科目到另一个科目，只增不改；改正用冲回`}
    >
      <div className="dt-tools">
        <FilterChips
          fields={journalFields(overview)}
          values={journalValues(search)}
          onChange={(id, values) => onSearch(withJournalFilter(search, id, values))}
        />
        <span className="dt-tools-end">
          <ListCount total={first.data?.total} measure="条" />
          <CopyLink />
        </span>
      </div>
      <DataTable
        label={`${resource.title}明细账`}
        columns={columns}
        rows={rows}
        rowKey={({ number, line }) => `${number}-${line}`}
        onVisible={onVisible}
        pending={first.isPending}
        error={first.error}
        onRetry={() => void first.refetch()}
        empty={nothing ? <EmptyState>账上还没有一笔</EmptyState> : undefined}
        card={(row) => <JournalCard row={row} />}
      />
    </Section>
  );
}

/** Two lines on a phone: whose it is and how much, and from where to where. */
function JournalCard({ row }: { readonly row: JournalRow }) {
  const [from, to] = way(row);
  const amount = `${formatNumber(row.amount, { decimals: row.decimals })} ${row.unit}`;
  return (
    <RowCard
      href={row.entryId === null ? '/ledger' : `/entries/${row.entryId}`}
      title={subject(row)}
      note={`${formatDay(row.on)}，${from} → ${to}${row.reversal ? '，冲回' : ''}`}
      state={<span className="ledger-amount">{amount}</span>}
    />
  );
}
