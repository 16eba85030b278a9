import type { ListColumnProgress, PlanListProgress } from '@tenglong/contracts/register';
import type { LightKind } from '../../shared/value/index.ts';

/** What a list asks for: its columns that are no part of another. */
export const headColumns = ({ columns }: Pick<PlanListProgress, 'columns'>): readonly ListColumnProgress[] =>
  columns.filter(({ part }) => !part);

/** 总数 says nothing by itself: the head above it does; a list with one column is named by the list alone. */
export function columnName(
  { column, group }: Pick<ListColumnProgress, 'column' | 'group'>,
  list: Pick<PlanListProgress, 'columns' | 'shortTitle'>,
): string {
  if (headColumns(list).length === 1) return '数量';
  return column === '总数' && group !== '' ? group.replace(/数$/, '') : column;
}

export type ColumnState = 'none' | 'done' | 'pace' | 'slow' | 'late';

/** Below eight tenths of what should be done is late, below all of it slow. */
export function columnState({
  done,
  target,
  expected,
}: Pick<ListColumnProgress, 'done' | 'target' | 'expected'>): ColumnState {
  const [has, wants, should] = [Number(done), Number(target), Number(expected)];
  if (wants <= 0) return 'none';
  if (has >= wants) return 'done';
  if (has >= should) return 'pace';
  return has * 10 < should * 8 ? 'late' : 'slow';
}

export const stateSign = (state: ColumnState): LightKind | undefined =>
  state === 'late' ? 'late' : state === 'slow' ? 'slow' : undefined;

const WORDS: Readonly<Record<ColumnState, string>> = {
  none: '没有任务',
  done: '已达',
  pace: '跟上序时',
  slow: '慢于序时',
  late: '落后',
};
export const stateWords = (state: ColumnState): string => WORDS[state];

/** The entries of a unit behind a figure. */
export const cellHref = (
  { register }: Pick<ListColumnProgress, 'register'>,
  unitId: string,
): string | undefined => (register === null ? undefined : `/registers/${register}?unit=${unitId}`);
