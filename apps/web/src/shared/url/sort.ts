import { z } from 'zod';

export interface Sort<Column extends string = string> {
  readonly column: Column;
  readonly direction: 'asc' | 'desc';
}

/** `rank` sorts upwards, `-total` downwards. */
export type SortText<Column extends string = string> = Column | `-${Column}`;

/** The sort of a list in the address; an unknown column falls back to the default. */
export function sortParam<const Column extends string>(
  columns: readonly Column[],
  otherwise: SortText<Column>,
) {
  const known = new Map<string, SortText<Column>>();
  for (const column of columns) {
    known.set(column, column);
    known.set(`-${column}`, `-${column}`);
  }
  return z
    .string()
    .optional()
    .catch(undefined)
    .transform((text) => known.get(text ?? '') ?? otherwise);
}

export function readSort<Column extends string>(text: SortText<Column>): Sort<Column> {
  return text.startsWith('-')
    ? { column: text.slice(1) as Column, direction: 'desc' }
    : { column: text as Column, direction: 'asc' };
}

export const writeSort = <Column extends string>({ column, direction }: Sort<Column>): SortText<Column> =>
  direction === 'desc' ? `-${column}` : column;

/** Pressing a head: its natural direction first, then the other way round. */
export function toggleSort<Column extends string>(
  now: Sort<Column> | undefined,
  column: Column,
  natural: 'asc' | 'desc',
): Sort<Column> {
  if (now?.column !== column) return { column, direction: natural };
  return { column, direction: now.direction === 'asc' ? 'desc' : 'asc' };
}
