import type { MatchPage, MatchRow } from '@tenglong/contracts/policy';
import { decimal, isZero, sum, toDecimalString } from '@tenglong/domain/values';
import { describeFilters, type FilterField, type FilterValues } from '../../shared/filter/index.ts';
import { sortQuery } from '../../shared/url/index.ts';
import { formatMoney, formatNumber, type LightKind } from '../../shared/value/index.ts';
import type { MatchFilter } from './match-queries.ts';
import type { MatchSearch } from './match-search.ts';

const VERDICTS: Readonly<Record<MatchRow['verdict'], { readonly kind: LightKind; readonly word: string }>> = {
  eligible: { kind: 'done', word: '符合' },
  unknown: { kind: 'slow', word: '待补' },
  ineligible: { kind: 'none', word: '不符合' },
};
export const matchLight = ({ verdict }: Pick<MatchRow, 'verdict'>) => VERDICTS[verdict];

/** What it comes to: money, a grade, a term; while it is not settled, the most it can be. */
export function gainWords({ verdict, amountYuan, mostYuan, outcome }: MatchRow): string {
  if (mostYuan !== null) return `至多 ${formatMoney(mostYuan)}`;
  if (verdict !== 'eligible') return '';
  if (amountYuan !== null) return `${formatNumber(amountYuan, { decimals: 2 })} 元`;
  return outcome === null ? '可以适用' : `定为 ${outcome}`;
}

/** What to do about it, in a line: how close it is, what has to be told, or why not. */
export function nextWords(row: MatchRow): string {
  const { verdict, near, missing, missingCount, reason, withoutForm, barred } = row;
  if (barred !== null && verdict === 'eligible') return barred;
  if (verdict === 'unknown') {
    const more = missingCount > 2 ? ` 等 ${missingCount} 项` : '';
    const asks = `要知道：${missing.slice(0, 2).join(' ')}${more}`;
    return near === null ? asks : `${near}。${asks}`;
  }
  if (near !== null) return near;
  if (withoutForm) return '免申即享，不用再填';
  return reason === '' ? '' : `不符合“${reason}”`;
}

export const matchFields = (found: MatchPage | undefined): readonly FilterField[] => [
  { kind: 'text', id: 'q', label: '名称', placeholder: '企业、项目或代码' },
  {
    kind: 'choice',
    id: 'policy',
    label: '政策',
    single: true,
    options: (found?.tallies ?? []).map(({ policy, title }) => ({ value: policy, label: title })),
  },
  {
    kind: 'choice',
    id: 'verdict',
    label: '结论',
    single: true,
    options: [
      { value: 'eligible', label: '符合' },
      { value: 'near', label: '差一点' },
      { value: 'unknown', label: '待补' },
      { value: 'ineligible', label: '不符合' },
    ],
  },
  {
    kind: 'choice',
    id: 'unit',
    label: '乡镇',
    options: (found?.units ?? []).map(({ id, name }) => ({ value: id, label: name })),
  },
];

export const matchValues = (search: MatchSearch): FilterValues => ({
  q: search.q ? [search.q] : [],
  policy: search.policy ? [search.policy] : [],
  verdict: search.verdict ? [search.verdict] : [],
  unit: search.unit,
});

const VERDICT_IDS = ['eligible', 'near', 'unknown', 'ineligible'] as const;

/** A chip that changed, back into the address. */
export function withMatchFilter(search: MatchSearch, id: string, values: readonly string[]): MatchSearch {
  const [first] = values;
  if (id === 'unit') return { ...search, unit: [...values] };
  if (id === 'verdict') return { ...search, verdict: VERDICT_IDS.find((one) => one === first) };
  return id === 'policy' ? { ...search, policy: first } : { ...search, q: first };
}

export const matchFilterWords = (found: MatchPage | undefined, search: MatchSearch): string =>
  describeFilters(matchFields(found), matchValues(search));

/** The address as the server's query. */
export function toMatchFilter(search: MatchSearch): MatchFilter {
  return {
    policy: search.policy,
    verdict: search.verdict,
    unit: search.unit.join(',') || undefined,
    q: search.q,
    ...sortQuery(search.sort ?? 'verdict'),
  };
}

/** The one sentence of the page. */
export function matchSentence(year: number, { tallies }: MatchPage): string {
  const eligible = tallies.reduce((all, one) => all + one.eligible, 0);
  const near = tallies.reduce((all, one) => all + one.near, 0);
  const unknown = tallies.reduce((all, one) => all + one.unknown, 0);
  const money = sum(tallies.flatMap(({ amountYuan }) => (amountYuan === null ? [] : [decimal(amountYuan)])));
  const worth = isZero(money) ? '' : `、${formatMoney(toDecimalString(money, 2))}`;
  const close = near > 0 ? `，差一点的 ${formatNumber(near)} 件` : '';
  return `${year} 年符合条件的 ${formatNumber(eligible)} 件${worth}${close}，再补资料可判定 ${formatNumber(unknown)} 件`;
}
