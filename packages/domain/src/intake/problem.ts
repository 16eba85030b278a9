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
  secrecy: 'unknown',
  'shared-value': 'unknown',
  'unit-in-cell': 'hint',
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
