import type { ListProgress, RegisterSummary } from '@tenglong/contracts/register';
import { forecastEnd, lastDay } from '@tenglong/domain/register';
import { compare, decimal } from '@tenglong/domain/values';
import { dayWords } from './day-words.ts';
import { asksFor } from './list-progress.ts';
import type { LoadedRegister } from './register-library.ts';
import { RECENT_DAYS } from './stage-counts.ts';

const WEEKS = RECENT_DAYS / 7;
const shortName = (name: string): string => name.replace(/(街道|镇|乡)$/, '');

/** `大麦屿、沙门、龙溪落后`, the furthest behind first. */
function laggards({ units }: ListProgress): string {
  const short = units
    .filter(({ behind }) => behind)
    .sort((a, b) => compare(decimal(b.lack), decimal(a.lack)));
  if (short.length === 0) return '各乡镇都跟上序时';
  const names = short.slice(0, 3).map(({ unitName }) => shortName(unitName));
  return short.length > 3 ? `${names.join('、')}等 ${short.length} 个乡镇落后` : `${names.join('、')}落后`;
}

/** How an entry that is done is called: 销号, 认定, 办结. */
const closedWord = ({ register }: LoadedRegister): string =>
  (register.file.stages.find(({ kind }) => kind === 'closed')?.title ?? '销号').replace(/^已/, '');

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
  const head = `${shortTitle} ${done}/${target} ${unit}已${word}`;
  const divided = units.filter(asksFor).length > 1;
  if (wholeCounty && divided) return `${head}，${laggards(progress)}`;
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
