/** The words by which an exported annex that comes home is known; old exports carry them, so they never change. */
export const ANNEX_MARK = 'lists-of-the-annex';
export const UNIT_HEADER = '单位编号（勿改）';
/** How the row of sums is known. */
export const TOTAL_ID = '合计';
export const TARGET = '任务';
export const DONE = '完成';

/** Heads of a column as one text, by which it is found again wherever it stands. */
export const headKey = (heads: readonly string[]): string => heads.map((head) => head.trim()).join('｜');

/** The columns of the hidden sheet: one row for every figure that went out. */
export const KEPT_COLUMNS = ['表', '清单', '栏', '单位编号', '单位', '表头', '数'] as const;
