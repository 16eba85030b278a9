import type { BatchDetail, BatchEffect } from '@tenglong/contracts/intake';
import type { ReactNode } from 'react';
import { ActionBar } from '../../shared/layout/index.ts';
import { formatCount } from '../../shared/value/index.ts';
import { matchedRows } from './commit-obstacle.ts';

export interface CommitBarProps {
  readonly counts: NonNullable<BatchDetail['counts']>;
  /** Why it cannot be committed yet, and what comes first; empty if it can. */
  readonly obstacle: string;
  /** Its rows are records about enterprises, not their figures: violations, honours. */
  readonly records: boolean;
  /** Nothing while it is being worked out. */
  readonly effect: BatchEffect | 'failed' | undefined;
  /** 看这 14 家, 存草稿, 入库. */
  readonly children: ReactNode;
}

/** A subject that stands on its list moves on the platform from then on: a workbook does not overwrite it. */
function listSentence({ added, standing, reports }: NonNullable<BatchEffect['list']>): string {
  const parts = [
    added > 0 ? `新列入清单 ${formatCount(added, '项')}` : '',
    standing > 0 ? `${formatCount(standing, '项')}已在清单上，不动` : '',
    reports > 0 ? `报告任务进展 ${formatCount(reports, '条')}` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('，') : '入库不改动任何清单';
}

/** What committing will do, said before the button: `影响 14 家，3 家等级可能变化`. */
export function effectSentence(effect: CommitBarProps['effect']): string {
  if (effect === 'failed') return '影响没有算出来，点“重试”看清后再入库';
  if (!effect) return '正在测算影响';
  if (effect.list) return listSentence(effect.list);
  if (effect.enterprises === 0) return '入库不改动任何企业';
  const head = `影响 ${formatCount(effect.enterprises, '家')}`;
  if (!effect.evaluable) return `${head}，数据未齐，等级暂不能测算`;
  const moved = effect.gradeMoveCount;
  const grades = moved === 0 ? '等级都不变' : `${formatCount(moved, '家')}等级可能变化`;
  return effect.screeningMoves === 0
    ? `${head}，${grades}`
    : `${head}，${grades}，${formatCount(effect.screeningMoves, '家')}进出排查名单`;
}

/** What stays and what is held back. */
export function keptSentence({
  unchanged,
  held,
}: Pick<CommitBarProps['counts'], 'unchanged' | 'held'>): string {
  const stays = unchanged > 0 ? `${formatCount(unchanged, '家')}不变；` : '';
  const holds = held > 0 ? `${formatCount(held, '处')}暂缓，不挡其余入库。` : '';
  return `${stays}${holds}入库后可整批撤回`;
}

/** What a list of records adds; whoever is measured after that is measured with them. */
export const recordsSentence = (counts: CommitBarProps['counts']): string =>
  `记入 ${formatCount(matchedRows(counts), '条')}，下次测算和排查起按它判断`;

export function CommitBar({ counts, effect, obstacle, records, children }: CommitBarProps) {
  const sentence = records ? recordsSentence(counts) : effectSentence(effect);
  return (
    <ActionBar effect={obstacle || sentence} note={obstacle ? '' : keptSentence(counts)}>
      {children}
    </ActionBar>
  );
}
