import type { GradeAdjustment } from '@tenglong/contracts/evaluation';

/** What an adjustment does, in the office's words. */
export function adjustmentText({ kind, grade }: Pick<GradeAdjustment, 'kind' | 'grade'>): string {
  if (kind === 'atMost') return `降档：不高于 ${grade}`;
  return grade === 'C' ? '激励：不评为 D' : `激励：不低于 ${grade}`;
}

/** Whether it counts, and since when it will. */
export function adjustmentState({ withdrawnAt, inLatestRun }: GradeAdjustment): {
  readonly kind: 'done' | 'slow' | 'none';
  readonly word: string;
} {
  if (withdrawnAt !== null)
    return inLatestRun ? { kind: 'none', word: '已撤销' } : { kind: 'slow', word: '已撤销，待重新测算' };
  return inLatestRun ? { kind: 'done', word: '已计入' } : { kind: 'slow', word: '待重新测算' };
}
