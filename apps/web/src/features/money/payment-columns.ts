import type { PaymentRow } from '@tenglong/contracts/money';
import {
  type Column,
  type ColumnSet,
  columnSetOf,
  dayColumn,
  figureColumn,
  lightColumn,
  linkColumn,
  textColumn,
} from '../../shared/table/index.ts';
import { figureOf } from '../../shared/value/index.ts';
import { paymentLight } from './payment-words.ts';

export interface OpenPayment {
  readonly open: string | undefined;
  readonly onOpen: (entryId: string) => void;
}

type Sum = 'computedYuan' | 'decidedYuan' | 'orderedYuan' | 'paidYuan' | 'owedYuan' | 'recoveredYuan';

/** Every sum opens the postings it comes from. */
export function paymentColumns({ open, onOpen }: OpenPayment): readonly Column<PaymentRow>[] {
  const sum = (id: string, head: string, key: Sum, sort?: 'desc'): Column<PaymentRow> =>
    figureColumn<PaymentRow>({
      id,
      head,
      unit: '元',
      width: 106,
      sort,
      decimals: 2,
      figure: (row) => figureOf(row[key]),
      source: {
        subject: ({ name }) => `${name} ${head}`,
        isOpen: ({ entryId }) => entryId !== null && entryId === open,
        open: ({ entryId }) => {
          if (entryId !== null) onOpen(entryId);
        },
      },
    });
  return [
    lightColumn<PaymentRow>({
      id: 'state',
      head: '状态',
      width: 88,
      frozen: true,
      sort: 'asc',
      light: paymentLight,
    }),
    linkColumn<PaymentRow>({
      id: 'name',
      head: '企业',
      width: 190,
      frozen: true,
      value: ({ name }) => name,
      href: ({ entryId, creditCode }) =>
        entryId === null ? `/enterprises/${creditCode}` : `/entries/${entryId}`,
    }),
    textColumn<PaymentRow>({ id: 'unit', head: '乡镇', width: 92, value: ({ unitName }) => unitName }),
    textColumn<PaymentRow>({
      id: 'policy',
      head: '政策',
      width: 172,
      value: ({ policyTitle }) => policyTitle,
    }),
    textColumn<PaymentRow>({
      id: 'project',
      head: '项目',
      width: 170,
      sort: undefined,
      value: ({ project, caseNumber }) => [caseNumber, project].filter((part) => part !== '').join(' '),
    }),
    sum('computed', '按政策计算', 'computedYuan'),
    sum('decided', '核定', 'decidedYuan'),
    sum('ordered', '下达', 'orderedYuan', 'desc'),
    sum('paid', '已兑付', 'paidYuan', 'desc'),
    sum('owed', '应收追缴', 'owedYuan', 'desc'),
    sum('recovered', '已追回', 'recoveredYuan', 'desc'),
    textColumn<PaymentRow>({
      id: 'order',
      head: '拨付通知文号',
      width: 150,
      sort: undefined,
      value: ({ orderNumber }) => orderNumber,
    }),
    dayColumn<PaymentRow>({
      id: 'orderedOn',
      head: '下达日期',
      width: 132,
      sort: 'desc',
      day: ({ orderedOn }) => orderedOn,
    }),
    dayColumn<PaymentRow>({
      id: 'paidOn',
      head: '兑付日期',
      width: 132,
      sort: 'desc',
      day: ({ paidOn }) => paidOn,
    }),
    textColumn<PaymentRow>({
      id: 'fund',
      head: '资金',
      width: 170,
      sort: undefined,
      value: ({ fundTitle, year }) => `${fundTitle} ${year} 年`,
    }),
  ];
}

const NOTHING: OpenPayment = { open: undefined, onOpen: () => undefined };

/** What fits the width of an office's screen, and what a sum rests on; the workbook has all of it. */
export const paymentColumnSets: readonly ColumnSet[] = [
  {
    id: 'money',
    title: '金额',
    columns: ['policy', 'decided', 'ordered', 'paid', 'owed', 'recovered', 'paidOn'],
  },
  {
    id: 'grounds',
    title: '凭据',
    columns: ['project', 'computed', 'decided', 'order', 'orderedOn', 'paidOn', 'fund'],
  },
  {
    id: 'all',
    title: '全部',
    columns: paymentColumns(NOTHING).flatMap(({ id, frozen }) => (frozen ? [] : [id])),
  },
];

/** What can be chosen column by column. */
export const choosablePaymentColumns = paymentColumns(NOTHING).flatMap(({ id, head, frozen }) =>
  frozen ? [] : [{ id, title: head }],
);

/** The columns that the address asks for. */
export const shownPaymentColumns = (current: string | undefined): ColumnSet | undefined =>
  columnSetOf(paymentColumnSets, choosablePaymentColumns, current);
