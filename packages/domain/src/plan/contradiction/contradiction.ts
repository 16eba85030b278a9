/** What kind of disagreement the plan has with itself. The names are part of the output of `plan check --json`. */
export type ContradictionKind =
  | 'value-differs'
  | 'strictness-differs'
  | 'period-differs'
  | 'target-vs-allocation'
  | 'per-year-vs-allocation'
  | 'target-without-split'
  | 'total-differs'
  | 'part-exceeds-whole'
  | 'enumeration-differs'
  | 'lead-differs'
  | 'lead-demoted'
  | 'lead-also-supports'
  | 'no-lead-marked'
  | 'drive-differs'
  | 'drive-name-unknown'
  | 'date-missing'
  | 'unsaid';

/** One side of a disagreement. */
export interface ContradictionSource {
  readonly address: string;
  /** The bare value as the plan data holds it: a figure, or names joined by 、. */
  readonly value: string;
  /** The value as a reader wants it: `10% 以上（含）`. */
  readonly text: string;
  /** Column of a list, where the address is a list. */
  readonly column?: string;
}

/** A place where the plan disagrees with itself, found by rule from the plan data. */
export interface Contradiction {
  readonly kind: ContradictionKind;
  /** What it is about. Kind and quantity together stay the same when the plan is reloaded: rulings attach to them. */
  readonly quantity: string;
  readonly sources: readonly ContradictionSource[];
  /** One line for a heading. */
  readonly title: string;
  /** What disagrees, in one sentence. */
  readonly sentence: string;
  /** How it may be handled until somebody rules. */
  readonly suggestion: string;
}

/** The Chinese name of each kind, for headings and filters. */
export const CONTRADICTION_TITLES: Readonly<Record<ContradictionKind, string>> = {
  'value-differs': '两处数值不同',
  'strictness-differs': '含与不含本数不同',
  'period-differs': '每年数与期末数对不上',
  'target-vs-allocation': '目标与分解数不同',
  'per-year-vs-allocation': '每年目标与分解数不同',
  'target-without-split': '目标没有分解',
  'total-differs': '合计不等于各行之和',
  'part-exceeds-whole': '其中数大于总数',
  'enumeration-differs': '两处列举不同',
  'lead-differs': '条款与任务牵头不同',
  'lead-demoted': '条款牵头、任务只配合',
  'lead-also-supports': '既牵头又配合',
  'no-lead-marked': '没有标明牵头',
  'drive-differs': '所列攻坚行动不同',
  'drive-name-unknown': '攻坚行动名称不一致',
  'date-missing': '没有写明日期',
  unsaid: '没有写明是否同一笔',
};

/** The stable key of a contradiction. */
export const contradictionKey = (kind: string, quantity: string): string => `${kind}:${quantity}`;
