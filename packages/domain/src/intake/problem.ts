/**
 * - `hold`: the row is kept out until it is mended or ruled on;
 * - `unknown`: the row counts, one of its fields does not;
 * - `hint`: nothing is kept back, somebody should look.
 */
export type Severity = 'hold' | 'unknown' | 'hint';

/** Every kind of problem and how much it stops. The first six are those of the rules of reading. */
export const PROBLEM_KINDS = {
  'duplicate-identical': 'hint',
  'duplicate-conflicting': 'unknown',
  'credit-code-check-digit': 'hold',
  'unknown-enterprise': 'hold',
  'not-a-number': 'unknown',
  missing: 'unknown',
  'matched-by-name': 'hint',
  'matched-by-ruling': 'hint',
  'carried-down': 'hint',
  'ambiguous-name': 'hold',
  'no-key': 'hold',
  'not-a-date': 'unknown',
  'not-a-choice': 'unknown',
  'shared-value': 'unknown',
  'shared-parcel': 'hint',
  'one-sided-lease': 'hint',
  'unit-in-cell': 'hint',
  'percent-in-cell': 'unknown',
  'unit-assumed': 'hint',
  'unit-not-understood': 'unknown',
  'unit-suspect': 'hint',
  'percent-suspect': 'hint',
  'negative-value': 'hint',
  'name-code-disagree': 'hint',
  'unknown-unit': 'hint',
  'total-mismatch': 'hint',
  'departments-disagree': 'unknown',
  'column-missing': 'unknown',
  'column-not-understood': 'hint',
  'column-ambiguous': 'hint',
  'column-guessed': 'hint',
  'sheet-skipped': 'hint',
  'year-uncertain': 'hint',
} as const satisfies Record<string, Severity>;
export type ProblemKind = keyof typeof PROBLEM_KINDS;

/** Something in a workbook that a person should know, at the sender's own row number and column letter. */
export interface IntakeProblem {
  readonly kind: ProblemKind;
  readonly severity: Severity;
  readonly file: string;
  readonly sheet: string;
  /** 1-based; 0 when the problem is of the whole sheet or file. */
  readonly row: number;
  /** Every row concerned, ascending, when there is more than one. */
  readonly rows: readonly number[];
  /** Column letters, or empty when it concerns the whole row. */
  readonly column: string;
  readonly fields: readonly string[];
  readonly code: string;
  readonly name: string;
  /** What the sender wrote. */
  readonly value: string;
  /** One sentence in Chinese. */
  readonly message: string;
  /** What to do about it, one sentence in Chinese. */
  readonly remedy: string;
  readonly year: number | null;
}

/** What each kind is called on screen and in summaries. */
export const PROBLEM_TITLES: Readonly<Record<ProblemKind, string>> = {
  'duplicate-identical': '重复行',
  'duplicate-conflicting': '重复行不一致',
  'credit-code-check-digit': '代码校验不过',
  'unknown-enterprise': '名录中没有',
  'not-a-number': '不是数字',
  missing: '缺填',
  'matched-by-name': '按名称对应',
  'matched-by-ruling': '按裁定对应',
  'carried-down': '沿用上一行企业',
  'ambiguous-name': '同名企业',
  'no-key': '没有写企业',
  'not-a-date': '不是日期',
  'not-a-choice': '不在可选词里',
  'shared-value': '几家合用一格',
  'shared-parcel': '一宗多企',
  'one-sided-lease': '租赁两边不符',
  'unit-in-cell': '格内带单位',
  'percent-in-cell': '格式是百分比',
  'unit-assumed': '没写计量单位',
  'unit-not-understood': '计量单位不符',
  'unit-suspect': '计量单位存疑',
  'percent-suspect': '疑为百分比',
  'negative-value': '负数',
  'name-code-disagree': '代码与名称不符',
  'unknown-unit': '乡镇不认得',
  'total-mismatch': '合计不符',
  'departments-disagree': '部门数据不一',
  'column-missing': '缺列',
  'column-not-understood': '未用的列',
  'column-ambiguous': '列有歧义',
  'column-guessed': '列系推定',
  'sheet-skipped': '工作表未读',
  'year-uncertain': '年度不明',
};
