import type { PlanClause, PlanOverview } from '@tenglong/contracts/plan';

/** `市经信局牵头，市发改局、市税务局配合`; a clause without a marked lead says so. */
export function ownersText({
  leads,
  supports,
  leadMarked,
  leadRuled,
}: Pick<PlanClause, 'leads' | 'supports' | 'leadMarked' | 'leadRuled'>): string {
  const parts: string[] = [];
  if (leads.length > 0) parts.push(`${leads.join('、')}${leadMarked || leadRuled ? '牵头' : '（未标▲）'}`);
  else parts.push('未定牵头');
  if (supports.length > 0) parts.push(`${supports.join('、')}配合`);
  return parts.join('，');
}

const NUMERALS = '零一二三四五六七八九十';

/** A clause's number as printed in the margin: `22` stays, `五.3` is 五（三）. */
export function clauseNumber(address: string): string {
  const [, part, section] = /^(\D+)\.(\d+)$/.exec(address) ?? [];
  return part === undefined || section === undefined
    ? address
    : `${part}（${NUMERALS[Number(section)] ?? section}）`;
}

/** What hangs on a clause: `指标 2，任务 3，清单 1，规则 1`. */
export function hangingText({
  indicators,
  tasks,
  lists,
  rules,
}: Pick<PlanClause, 'indicators' | 'tasks' | 'lists' | 'rules'>): string {
  const parts: readonly (readonly [string, number])[] = [
    ['指标', indicators.length],
    ['任务', tasks.length],
    ['清单', lists.length],
    ['规则', rules.length],
  ];
  return parts
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
    .join('，');
}

/** The sentence of 方案总览. */
export function planSentence({ counts }: Pick<PlanOverview, 'counts'>): string {
  const body = `${counts.clauses} 条、${counts.tasks} 项任务、${counts.lists} 张清单`;
  return counts.open > 0 ? `${body}，${counts.open} 处矛盾待裁定` : `${body}，矛盾均已裁定`;
}

/** Whether a clause is found by a word: its number, its title, what it says, who owns it. */
export function clauseMatches(clause: PlanClause, word: string): boolean {
  const wanted = word.trim();
  if (wanted === '') return true;
  const texts = [
    clause.address,
    clause.title,
    clause.summary,
    clause.words ?? '',
    ...clause.leads,
    ...clause.supports,
  ];
  return texts.some((text) => text.includes(wanted));
}

/** Whether a part without clauses of its own is found by a word. */
export function partMatches(
  { summary, words }: { readonly summary: string; readonly words: string | null },
  word: string,
): boolean {
  const wanted = word.trim();
  return summary !== '' && [summary, words ?? ''].some((text) => text.includes(wanted));
}
