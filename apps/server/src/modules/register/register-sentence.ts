import type { ListProgress, RegisterSummary, UnitProgress } from '@tenglong/contracts/register';
import { forecastEnd, lastDay } from '@tenglong/domain/register';
import { add, compare, decimal, type Exact, whole } from '@tenglong/domain/values';
import { dayWords } from './day-words.ts';
import { asksFor } from './list-progress.ts';
import type { LoadedRegister } from './register-library.ts';
import { RECENT_DAYS } from './stage-counts.ts';

const WEEKS = RECENT_DAYS / 7;
const shortUnit = (name: string): string => name.replace(/(街道|镇|乡)$/, '');

/** `大麦屿、沙门等 4 个乡镇落后`, the furthest behind first: those below eight tenths of 序时, or where none is, those below it. */
export function laggardWords(units: readonly UnitProgress[], measure: string): string {
  for (const [pace, word] of [
    ['late', '落后'],
    ['slow', '慢于序时'],
  ] as const) {
    const lacks = new Map<string, Exact>();
    for (const one of units.filter((unit) => unit.pace === pace)) {
      lacks.set(one.unitName, add(lacks.get(one.unitName) ?? whole(0n), decimal(one.lack)));
    }
    const names = [...lacks].sort((a, b) => compare(b[1], a[1])).map(([name]) => shortUnit(name));
    if (names.length === 0) continue;
    const many = names.length > 3 ? `等 ${names.length} ${measure}` : '';
    return `${names.slice(0, 3).join('、')}${many}${word}`;
  }
  return '';
}

/** How an entry that is done is called: 销号, 认定, 办结. */
const closedWord = ({ register }: LoadedRegister): string =>
  (register.file.stages.find(({ kind }) => kind === 'closed')?.title ?? '销号').replace(/^已/, '');

/** What an entry that counts has come to: in the words of the definition it is counted by, else how the list ends. */
function countedWord(loaded: LoadedRegister): string {
  const { counts, goals, definitions } = loaded.register.file;
  const when = (counts[0] ?? goals[0])?.when;
  const parts = typeof when === 'object' && 'all' in when ? when.all : [when];
  for (const part of parts) {
    const label = typeof part === 'object' && 'use' in part ? definitions[part.use]?.label : undefined;
    if (label !== undefined) return label;
  }
  return `已${closedWord(loaded)}`;
}

/** The one sentence a register's page is opened for. */
export function registerSentence(
  loaded: LoadedRegister,
  { shortTitle, measure, open, closed }: RegisterSummary,
  progress: ListProgress | undefined,
  wholeCounty: boolean,
): string {
  const word = closedWord(loaded);
  if (!progress || !asksFor(progress)) {
    return closed + open === 0
      ? `${shortTitle}还没有一${measure}`
      : `${shortTitle}在办 ${open} ${measure}，已${word} ${closed} ${measure}`;
  }
  const { done, target, unit, units, behind, lack } = progress;
  const head = `${shortTitle} ${done}/${target} ${unit}${countedWord(loaded)}`;
  const divided = units.filter(asksFor).length > 1;
  if (wholeCounty && divided) return `${head}，${laggardWords(units, '个乡镇') || '各乡镇都跟上序时'}`;
  return behind ? `${head}，比序时少 ${lack} ${unit}` : `${head}，跟上序时`;
}

/** What stands behind the sentence: 序时, the end at the present pace, and what is in progress. */
export function registerLead(
  { plan, register }: LoadedRegister,
  { open, overdue, closed, measure }: RegisterSummary,
  progress: ListProgress | undefined,
  recent: number,
  today: string,
): string {
  const doing = `在办 ${open} ${measure}${overdue > 0 ? `，其中逾期 ${overdue} ${measure}` : ''}。`;
  if (!progress || !asksFor(progress)) return doing;
  const { years } = plan.meta;
  const end = lastDay(years);
  const pace =
    today > end
      ? `收官日 ${dayWords(end, today)}已过，任务应已全部完成。`
      : `按序时应完成 ${progress.expected} ${progress.unit}。`;
  const inPieces = register.file.counts[0]?.amount === undefined;
  const forecast = inPieces
    ? forecastEnd(decimal(progress.target), closed, recent, RECENT_DAYS, years, today)
    : undefined;
  if (!forecast) return pace + doing;
  const { on, early } = forecast;
  const against = early === 0 ? '正好收官' : early > 0 ? `比收官早 ${early} 天` : `比收官晚 ${-early} 天`;
  const speed = (recent / WEEKS).toFixed(1);
  return `${pace}按近 ${WEEKS} 周的速度（每周 ${speed} ${measure}）${dayWords(on, today)}完成，${against}。${doing}`;
}
