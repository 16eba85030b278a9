import type { PolicyFile, TracedDetermination } from '@tenglong/domain/policy';
import { formatDay, formatMoney, formatNumber, type LightKind } from '../../shared/value/index.ts';

/** 743,362.83 元（74.34 万元） */
export function yuanWords(yuan: string): string {
  const exact = `${formatNumber(yuan, { decimals: 2 })} 元`;
  return Number(yuan) >= 10_000 ? `${exact}（${formatMoney(yuan)}）` : exact;
}

/** −12.00 元, +3,000.00 元, 相同 */
export function differenceWords(yuan: string): string {
  if (/^-?0+(\.0+)?$/.test(yuan)) return '相同';
  const less = yuan.startsWith('-');
  return `${less ? '少' : '多'} ${formatNumber(less ? yuan.slice(1) : yuan, { decimals: 2 })} 元`;
}

/** 2022 年 1 月 1 日起的版本, of `22-equipment@2022-01-01`. */
export const versionWords = (version: string | null): string =>
  version === null ? '当日无有效版本' : `${formatDay(version.split('@')[1]?.slice(0, 10))}起的版本`;

/** What a determination gives, without its verdict. */
export function outcomeWords({
  amountYuan,
  grade,
  term,
}: Pick<TracedDetermination, 'amountYuan' | 'grade' | 'term'>): string {
  if (amountYuan !== undefined)
    return amountYuan === null ? '未知' : `${formatNumber(amountYuan, { decimals: 2 })} 元`;
  const given = grade ?? term;
  return given === undefined || given === null ? '—' : String(given);
}

/** The one sentence of a calculation. */
export function determinationSentence(file: PolicyFile, determination: TracedDetermination): string {
  const { verdict, amountYuan, grade, term, missing, trace } = determination;
  if (trace.reason !== undefined) return trace.reason;
  if (verdict === 'unknown') return `再填 ${missing.length} 项就能算出`;
  const given = grade ?? term;
  if (verdict === 'ineligible') {
    const failed = trace.provisions.find(({ applies, meets }) => applies !== false && meets === false);
    const why = failed ? `不符合“${failed.says}”` : '不符合条件';
    return given === undefined || given === null ? why : `${why}，仍为 ${given}`;
  }
  if (file.outcome !== 'amount')
    return given === undefined || given === null ? '可以适用' : `可以适用，定为 ${given}`;
  if (amountYuan === undefined || amountYuan === null) return '符合条件';
  return /^0+(\.0+)?$/.test(amountYuan)
    ? '符合条件，但当年的限额已经用完，这次为 0 元'
    : `可得 ${yuanWords(amountYuan)}`;
}

export const STATES: Readonly<
  Record<
    'met' | 'failed' | 'given' | 'stated' | 'aside' | 'unknown' | 'waived',
    { readonly light: LightKind; readonly word: string }
  >
> = {
  met: { light: 'done', word: '符合' },
  failed: { light: 'late', word: '不符合' },
  given: { light: 'good', word: '计算' },
  stated: { light: 'none', word: '写明' },
  aside: { light: 'none', word: '不适用' },
  unknown: { light: 'slow', word: '待定' },
  waived: { light: 'done', word: '经决定放宽' },
};

export const PARTS: Readonly<Record<string, string>> = {
  applies: '适用于',
  when: '适用于',
  requires: '条件',
  gives: '给予',
  caps: '至多',
  sets: '定为',
  quantity: '数量',
};
export const KINDS = { strict: '从严', adopted: '采用', generous: '从宽' } as const;
