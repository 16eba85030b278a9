import type { SpotCheckItem, SpotCheckRow } from '@tenglong/contracts/register';
import { formatDay, type LightKind } from '../../../shared/value/index.ts';

const STATES: Readonly<Record<SpotCheckRow['state'], readonly [LightKind, string]>> = {
  published: ['none', '已公布'],
  due: ['slow', '可以抽了'],
  drawn: ['slow', '核查中'],
  finished: ['done', '查完'],
  void: ['none', '作废'],
};

export const stateWords = ({ state }: Pick<SpotCheckRow, 'state'>) => {
  const [kind, word] = STATES[state];
  return { kind, word };
};

/** `高耗低效整治、技改等 5 张清单` */
export function registerWords(registers: SpotCheckRow['registers']): string {
  const names = registers.map(({ title }) => title);
  return names.length > 3 ? `${names.slice(0, 2).join('、')}等 ${names.length} 张清单` : names.join('、');
}

export const periodWords = ({ closedFrom, closedTo }: Pick<SpotCheckRow, 'closedFrom' | 'closedTo'>) =>
  `${formatDay(closedFrom)}至 ${formatDay(closedTo)}`;

/** What has come of a drawn entry, with its light. */
export function resultWords(item: SpotCheckItem): { readonly kind: LightKind; readonly word: string } {
  if (item.result === 'true') return { kind: 'done', word: '属实' };
  if (item.result === 'false') return { kind: 'late', word: '不属实' };
  return { kind: 'none', word: '待查' };
}

/** Where it stands now: `已退回“整治”`, `只作标记`, or the stage it is in. */
export function followWords({ followed, stageTitle, closed }: SpotCheckItem): string {
  if (followed === 'reopened') return closed ? `退回后又到“${stageTitle}”` : `已退回，现在“${stageTitle}”`;
  if (followed === 'broken') return '承诺已认定未履约，转追缴';
  if (followed === 'marked') return '未能退回，条目上已标明';
  return stageTitle === '' ? '已随清单批次撤回' : stageTitle;
}
