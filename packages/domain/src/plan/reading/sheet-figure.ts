/** A figure that the plan alone gives, or the plan with what was measured. */
export interface SheetFigure {
  /** What it is a figure of: a quantity, a department, a list. */
  readonly subject: string;
  readonly title: string;
  /** A number, or words where there is none. */
  readonly value: string;
  /** Without rounding, where `value` is rounded for the reader. */
  readonly exact?: string | undefined;
  readonly unit: string;
}

/** What the figures need besides the plan. */
export interface SheetContext {
  /** What was measured, by quantity, in the quantity's unit. */
  readonly actuals: ReadonlyMap<string, string>;
  /** The calendar day in Asia/Shanghai. */
  readonly today: string;
}
