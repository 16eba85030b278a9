import type { TaskRow } from '@tenglong/contracts/register';

/** `2023-08` → `8 月` */
export const monthWords = (month: string): string => `${Number(month.slice(5))} 月`;

const count = (rows: readonly TaskRow[], holds: (row: TaskRow) => boolean): number =>
  rows.filter(holds).length;

/** `31 项任务，实据落后 4 项、偏慢 5 项；5 项自评与实据不一致` */
export function tasksSentence(
  rows: readonly TaskRow[],
  month: string,
  statuses: readonly { readonly value: string; readonly label: string }[],
): string {
  const red = count(rows, ({ light }) => light.light === 'red');
  const amber = count(rows, ({ light }) => light.light === 'amber');
  const flagged = count(rows, ({ flags }) => flags.length > 0);
  const slow = [...(red > 0 ? [`落后 ${red} 项`] : []), ...(amber > 0 ? [`偏慢 ${amber} 项`] : [])].join(
    '、',
  );
  const said = statuses
    .map(({ value, label }) => [label, count(rows, ({ report }) => report?.status === value)] as const)
    .filter(([, n]) => n > 0)
    .map(([label, n]) => `${label} ${n}`)
    .join('、');
  const head = slow === '' ? `${rows.length} 项任务，实据没有落后的` : `${rows.length} 项任务，实据${slow}`;
  if (said === '') return `${head}；${monthWords(month)}还没有自评`;
  return flagged > 0 ? `${head}；${flagged} 项自评与实据不一致` : `${head}；自评与实据一致`;
}

/** What stands behind the sentence: what the departments said, who said nothing, and what nobody can tell. */
export function tasksLead(rows: readonly TaskRow[], month: string): string {
  const words = new Map<string, number>();
  for (const { report } of rows) {
    if (report?.statusTitle) words.set(report.statusTitle, (words.get(report.statusTitle) ?? 0) + 1);
  }
  const said = [...words].map(([label, n]) => `${label} ${n} 项`).join('、');
  const silent = count(rows, ({ report }) => report === null);
  const blind = count(rows, ({ light }) => light.light === 'grey');
  return [
    `${monthWords(month)}自评：${said || '无'}${silent > 0 ? `，${silent} 项未报` : ''}。`,
    blind > 0 ? `${blind} 项没有可核的数，只有自评。` : '',
    '实据灯只看关联清单和指标，不看自评。',
  ].join('');
}
