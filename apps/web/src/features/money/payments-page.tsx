import { getRouteApi } from '@tanstack/react-router';
import type { PaymentRow } from '@tenglong/contracts/money';
import { useMemo } from 'react';
import { ErrorState } from '../../shared/feedback/index.ts';
import { ColumnMenu, FilterChips } from '../../shared/filter/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { KeyFigures, Page, Section, Sentence } from '../../shared/layout/index.ts';
import { DataTable, ListCount, pickColumns, RowCard, usePagedList } from '../../shared/table/index.ts';
import { readSort, writeSort } from '../../shared/url/index.ts';
import { formatMoney, Light } from '../../shared/value/index.ts';
import './money.css';
import { listPayments, PAYMENT_ROWS } from './money-queries.ts';
import {
  choosablePaymentColumns,
  paymentColumnSets,
  paymentColumns,
  shownPaymentColumns,
} from './payment-columns.ts';
import { PaymentDrawer } from './payment-drawer.tsx';
import { PaymentListsSection } from './payment-lists-section.tsx';
import {
  paymentFields,
  paymentFilterWords,
  paymentLight,
  paymentSentence,
  paymentValues,
  toPaymentFilter,
  withPaymentFilter,
} from './payment-words.ts';

const route = getRouteApi('/shell/payments');

/** 兑现台账: what was promised to whom under which policy, what was paid of it, what came back. */
export function PaymentsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useMemo(() => toPaymentFilter(search), [search]);
  const { first, rows, onVisible } = usePagedList({
    queryKey: ['money', 'payments', filter],
    load: (request) => listPayments(filter, request),
    size: PAYMENT_ROWS,
  });
  const set = shownPaymentColumns(search.columns);
  const columns = useMemo(
    () =>
      pickColumns(
        paymentColumns({
          open: search.open,
          onOpen: (open) => void navigate({ search: { ...search, open }, resetScroll: false }),
        }),
        shownPaymentColumns(search.columns),
      ),
    [search, navigate],
  );
  if (first.error) {
    return <ErrorState what="兑现台账没有读出来" error={first.error} onRetry={() => void first.refetch()} />;
  }
  const found = first.data;
  const words = paymentFilterWords(found, search);
  return (
    <Page title="兑现台账" wide unit="元" filter={words || '全部'}>
      <Sentence
        lead="下达拨付通知即占资金当年的预算，撤回即放开；每个数都能点开它的来龙去脉。"
        actions={
          <>
            <ExportButton
              path="/payments/export"
              query={{ ...filter, filterText: words }}
              fileName="惠企政策兑现台账.xlsx"
            />
            <PrintButton />
          </>
        }
      >
        {found ? paymentSentence(found) : '正在读兑现台账'}
      </Sentence>
      {found && found.total > 0 ? (
        <KeyFigures
          figures={[
            { label: '下达', value: formatMoney(found.sums.orderedYuan) },
            { label: '已兑付', value: formatMoney(found.sums.paidYuan) },
            { label: '应收追缴', value: formatMoney(found.sums.owedYuan) },
            { label: '已追回', value: formatMoney(found.sums.recoveredYuan) },
          ]}
        />
      ) : null}
      {found?.mayKeep ? <PaymentListsSection /> : null}
      <Section title="逐件">
        <div className="dt-tools">
          <FilterChips
            fields={paymentFields(found)}
            values={paymentValues(search)}
            onChange={(id, values) =>
              void navigate({ search: withPaymentFilter(search, id, values), resetScroll: false })
            }
          />
          <span className="dt-tools-end">
            <ListCount total={found?.total} measure="件" />
            <ColumnMenu
              sets={paymentColumnSets}
              shown={set}
              columns={choosablePaymentColumns}
              onPick={(picked) =>
                void navigate({ search: { ...search, columns: picked }, resetScroll: false })
              }
            />
            <CopyLink />
          </span>
        </div>
        <DataTable
          label="兑现台账"
          rows={rows}
          columns={columns}
          rowKey={rowKey}
          card={card}
          sort={readSort(search.sort ?? '-orderedOn')}
          onSort={(next) =>
            void navigate({ search: { ...search, sort: writeSort(next) }, resetScroll: false })
          }
          onVisible={onVisible}
          pending={first.isPending}
        />
      </Section>
      {search.open ? (
        <PaymentDrawer
          entryId={search.open}
          onClose={() => void navigate({ search: { ...search, open: undefined }, resetScroll: false })}
        />
      ) : null}
    </Page>
  );
}

const rowKey = ({ policy, creditCode, caseNumber }: PaymentRow) => `${policy} ${creditCode} ${caseNumber}`;
const card = (row: PaymentRow) => (
  <RowCard
    href={row.entryId === null ? `/enterprises/${row.creditCode}` : `/entries/${row.entryId}`}
    title={row.name}
    note={`${row.policyTitle}，下达 ${formatMoney(row.orderedYuan)}，已兑付 ${formatMoney(row.paidYuan)}`}
    state={<Light kind={paymentLight(row).kind}>{paymentLight(row).word}</Light>}
  />
);
