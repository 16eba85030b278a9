import type { Finding, FindingChoice, FindingEffect, FindingKind } from '@tenglong/contracts/intake';
import { formatGrade, formatNumber } from '../../shared/value/index.ts';

export const KIND_TITLES: Readonly<Record<FindingKind, string>> = {
  departmentsDisagree: '部门数据不一',
  sharedParcel: '一宗多企',
  oneSidedLease: '租赁两边不符',
};

/** The sentence of the page. */
export function findingsSentence({ open, ruled }: { readonly open: number; readonly ruled: number }): string {
  if (open + ruled === 0) return '各部门的数据没有要裁定的分歧';
  if (open === 0) return `${ruled} 处分歧都已裁定`;
  return `${open} 处数据分歧待裁定${ruled > 0 ? `，已裁定 ${ruled} 处` : ''}`;
}

const points = (total: number | null): string =>
  total === null ? '未评分' : formatNumber(total, { decimals: 2 });
const place = (rank: number | null): string => (rank === null ? '无名次' : `第 ${rank} 名`);

/** `总分 未评分 → 50.00，无名次 → 第 4 名，未评 → C` ; what stays is said once. */
export function effectText(effect: FindingEffect): string {
  if (!effect.evaluated) return '不在参评范围';
  const step = (from: string, to: string) => (from === to ? to : `${from} → ${to}`);
  return [
    `总分 ${step(points(effect.totalFrom), points(effect.totalTo))}`,
    step(place(effect.rankFrom), place(effect.rankTo)),
    `${step(formatGrade(effect.gradeFrom), formatGrade(effect.gradeTo))} 档`,
  ].join('，');
}

/** Who else moves when it is decided so. */
export function othersText({ changes, effects, othersMoved }: FindingChoice): string {
  if (changes.length === 0) return '不改动数据';
  if (changes.some(({ to }) => to === null)) return '这家企业的现有数未知，先补数才能这样裁定';
  if (effects.length === 0) return '不参评，或这一年还不能测算';
  return othersMoved === 0 ? '其他企业的等级不变' : `另有 ${othersMoved} 家等级变化`;
}

/** A difference as the table shows it: `+10.0%`. */
export const differsText = (differs: string): string =>
  differs === '' ? '—' : `${differs.replace('-', '−')}%`;

/** Whose figure can be entered: each enterprise concerned, once. */
export const enterable = ({ sources }: Finding): { creditCode: string; name: string }[] => [
  ...new Map(sources.map(({ creditCode, name }) => [creditCode, { creditCode, name }])).values(),
];
