import type { TaskGoal, TaskList, TaskReport, TaskRow } from '@tenglong/contracts/register';
import { formatNumber, type LightKind } from '../../shared/value/index.ts';
import { lightWords } from './light-words.ts';
import type { TasksSearch } from './register-search.ts';

/** `2023-08` → `2023 年 8 月` */
export const monthText = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
/** `2023-08` → `8 月` */
export const shortMonth = (month: string): string => `${Number(month.slice(5))} 月`;

const OWN: Readonly<Record<string, LightKind>> = { done: 'done', normal: 'good', late: 'late' };

/** A department's own word with the sign that it claims. */
export function ownLight(report: Pick<TaskReport, 'status' | 'statusTitle'> | null): {
  readonly kind: LightKind;
  readonly word: string;
} {
  if (!report) return { kind: 'none', word: '未报' };
  return { kind: OWN[report.status ?? ''] ?? 'none', word: report.statusTitle || '没有自评' };
}

/** The light of the records. */
export const recordLight = ({ light }: Pick<TaskRow | TaskGoal, 'light'>) =>
  lightWords({ light, leftDays: null });

type Show = TasksSearch['show'];

const SHOWN: Readonly<Record<Show, (row: TaskRow) => boolean>> = {
  all: () => true,
  flagged: ({ flags }) => flags.length > 0,
  behind: ({ light }) => light.light === 'red',
  slow: ({ light }) => light.light === 'amber',
  silent: ({ report }) => report === null,
};

export const SHOWS: readonly (readonly [Show, string])[] = [
  ['all', '全部'],
  ['flagged', '不一致'],
  ['behind', '落后'],
  ['slow', '偏慢'],
  ['silent', '未报'],
];

/** The tasks under the filter, in the order of the annex. */
export const shownTasks = (
  { rows }: Pick<TaskList, 'rows'>,
  { show, lead }: Pick<TasksSearch, 'show' | 'lead'>,
): readonly TaskRow[] =>
  rows.filter(
    (row) => SHOWN[show](row) && (lead.length === 0 || row.leads.some((one) => lead.includes(one))),
  );

export const countShown = ({ rows }: Pick<TaskList, 'rows'>, show: Show): number =>
  rows.filter(SHOWN[show]).length;

/** `61/100 家`, `33.7 万元/亩`; what is not known is said so. */
export function goalFigure({ kind, done, moved, target, unit }: TaskGoal): string {
  if (done === null) return '—';
  if (kind === 'list') return `${formatNumber(done)}/${formatNumber(target)}`;
  return `${moved} ${formatNumber(done)}${unit === '%' ? '%' : ` ${unit}`}`.trim();
}
