import type { ListColumnProgress, Pace, PlanListProgress } from '@tenglong/contracts/register';
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

const LIGHTS: Readonly<Record<Pace, LightKind>> = {
  none: 'none',
  done: 'done',
  pace: 'good',
  slow: 'slow',
  late: 'late',
};
/** The light of a target, the same on every page. */
export const paceLight = (pace: Pace): LightKind => LIGHTS[pace];

/** What is marked where figures stand close: only what is behind. */
export const paceSign = (pace: Pace): LightKind | undefined =>
  pace === 'late' || pace === 'slow' ? LIGHTS[pace] : undefined;

const WORDS: Readonly<Record<Pace, string>> = {
  none: '没有任务',
  done: '已达',
  pace: '跟上序时',
  slow: '慢于序时',
  late: '落后',
};
export const paceWords = (pace: Pace): string => WORDS[pace];

/** What a township is told of a target that the county keeps for itself. */
export const UNDIVIDED = '全市统筹，未分解';

/** The entries of a unit behind a figure. */
export const cellHref = (
  { register }: Pick<ListColumnProgress, 'register'>,
  unitId: string,
): string | undefined => (register === null ? undefined : `/registers/${register}?unit=${unitId}`);
