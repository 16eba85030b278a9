import { GRANT_STATES, type GrantState, type PaymentPage, type PaymentRow } from '@tenglong/contracts/money';
import { decimal, sign, subtract, toDecimalString } from '@tenglong/domain/values';
import { describeFilters, type FilterField, type FilterValues } from '../../shared/filter/index.ts';
import { sortQuery } from '../../shared/url/index.ts';
import { formatMoney, formatNumber, type LightKind } from '../../shared/value/index.ts';
import type { PaymentFilterText } from './money-queries.ts';
import type { PaymentSearch } from './payment-search.ts';

const STATES: Readonly<Record<GrantState, { readonly kind: LightKind; readonly word: string }>> = {
  ordered: { kind: 'slow', word: '待拨付' },
  paid: { kind: 'done', word: '已兑付' },
  released: { kind: 'none', word: '已撤销' },
  owed: { kind: 'late', word: '应收追缴' },
  recovered: { kind: 'done', word: '已追回' },
};
export const paymentLight = ({ state }: Pick<PaymentRow, 'state'>) => STATES[state];

const choices = (options: readonly { readonly id: string; readonly title: string }[] = []) =>
  options.map(({ id, title }) => ({ value: id, label: title }));

export const paymentFields = (found: PaymentPage | undefined): readonly FilterField[] => [
  { kind: 'text', id: 'q', label: '查找', placeholder: '企业、项目、文号或代码' },
  {
    kind: 'choice',
    id: 'state',
    label: '状态',
    single: true,
    options: Object.entries(STATES).map(([value, { word }]) => ({ value, label: word })),
  },
  { kind: 'choice', id: 'policy', label: '政策', options: choices(found?.policies) },
  { kind: 'choice', id: 'fund', label: '资金', options: choices(found?.funds) },
  { kind: 'choice', id: 'unit', label: '乡镇', options: choices(found?.units) },
  {
    kind: 'choice',
    id: 'year',
    label: '预算年度',
    single: true,
    options: (found?.years ?? []).map((year) => ({ value: String(year), label: `${year} 年` })),
  },
];

export const paymentValues = ({ q, state, policy, fund, unit, year }: PaymentSearch): FilterValues => ({
  q: q ? [q] : [],
  state: state ? [state] : [],
  policy,
  fund,
  unit,
  year: year === undefined ? [] : [String(year)],
});

/** A chip that changed, back into the address. */
export function withPaymentFilter(
  search: PaymentSearch,
  id: string,
  values: readonly string[],
): PaymentSearch {
  const [first] = values;
  if (id === 'policy' || id === 'fund' || id === 'unit') return { ...search, [id]: [...values] };
  if (id === 'year') return { ...search, year: first === undefined ? undefined : Number(first) };
  if (id === 'state') {
    return { ...search, state: GRANT_STATES.find((state) => state === first) };
  }
  return { ...search, q: first };
}

export const paymentFilterWords = (found: PaymentPage | undefined, search: PaymentSearch): string =>
  describeFilters(paymentFields(found), paymentValues(search));

const joined = (values: readonly string[]): string | undefined => values.join(',') || undefined;

/** The address as the server's query. */
export const toPaymentFilter = (search: PaymentSearch): PaymentFilterText => ({
  q: search.q,
  policy: joined(search.policy),
  fund: joined(search.fund),
  unit: joined(search.unit),
  year: search.year?.toString(),
  state: search.state,
  ...(search.sort && sortQuery(search.sort)),
});

/** The one sentence of the page. */
export function paymentSentence({ total, sums }: PaymentPage): string {
  if (total === 0) return '还没有下达过拨付通知';
  const waiting = leftOf(sums.orderedYuan, sums.paidYuan);
  const rest = waiting === undefined ? '，没有待拨付的' : `，待拨付 ${formatMoney(waiting)}`;
  const owed = leftOf(sums.owedYuan, sums.recoveredYuan);
  const back = owed === undefined ? '' : `；还有 ${formatMoney(owed)}没有追回`;
  return `共 ${formatNumber(total)} 件，下达 ${formatMoney(sums.orderedYuan)}，已兑付 ${formatMoney(sums.paidYuan)}${rest}${back}`;
}

/** What of a sum in yuan is left when a part of it is done, to the fen; `undefined` for nothing. */
export function leftOf(whole: string, part: string): string | undefined {
  const left = subtract(decimal(whole), decimal(part));
  return sign(left) > 0 ? toDecimalString(left, 2) : undefined;
}
