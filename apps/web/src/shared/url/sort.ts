export interface Sort<Column extends string = string> {
  readonly column: Column;
  readonly direction: 'asc' | 'desc';
}

/** `rank` sorts upwards, `-total` downwards. */
export type SortText<Column extends string = string> = Column | `-${Column}`;

export function readSort<Column extends string>(text: SortText<Column>): Sort<Column> {
  return text.startsWith('-')
    ? { column: text.slice(1) as Column, direction: 'desc' }
    : { column: text as Column, direction: 'asc' };
}

export const writeSort = <Column extends string>({ column, direction }: Sort<Column>): SortText<Column> =>
  direction === 'desc' ? `-${column}` : column;

/** A sort as the server asks for it. */
export function sortQuery(text: string): { readonly sort: string; readonly dir: 'asc' | 'desc' } {
  const { column, direction } = readSort(text);
  return { sort: column, dir: direction };
}

/** Pressing a head: its natural direction first, then the other way round. */
export function toggleSort<Column extends string>(
  now: Sort<Column> | undefined,
  column: Column,
  natural: 'asc' | 'desc',
): Sort<Column> {
  if (now?.column !== column) return { column, direction: natural };
  return { column, direction: now.direction === 'asc' ? 'desc' : 'asc' };
}
