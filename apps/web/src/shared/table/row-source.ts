/** The rows of a list, which need not all be here yet: `at` answers `undefined` for those still on their way. */
export interface RowSource<Row> {
  readonly count: number;
  at(index: number): Row | undefined;
  /** Rows of the list that are left out here: on paper, those past the limit. */
  readonly beyond?: number;
  /** Names the list and its filter: under another name it is another list, read from its first row. */
  readonly of?: string;
}

export function rowSource<Row>(rows: readonly Row[] | RowSource<Row>): RowSource<Row> {
  return 'at' in rows && 'count' in rows ? rows : { count: rows.length, at: (index) => rows[index] };
}

/** Rows that arrive in pages of one size. */
export function pagedRows<Row>(
  total: number,
  size: number,
  page: (index: number) => readonly Row[] | undefined,
): RowSource<Row> {
  return { count: total, at: (index) => page(Math.floor(index / size))?.[index % size] };
}

/** Which pages a stretch of rows lies on, first and last included. */
export function pagesOf(first: number, last: number, size: number): readonly number[] {
  const from = Math.floor(Math.max(first, 0) / size);
  const to = Math.floor(Math.max(last, 0) / size);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
