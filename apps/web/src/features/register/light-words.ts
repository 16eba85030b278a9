import type { EntryRow, LightName } from '@tenglong/contracts/register';
import type { LightKind } from '../../shared/value/index.ts';

const KINDS: Readonly<Record<LightName, LightKind>> = {
  green: 'good',
  amber: 'slow',
  red: 'late',
  grey: 'none',
  done: 'done',
};

/** The light of an entry with its word; where a deadline lit it, the days: `逾期 23 天`, `余 3 天`, `今天到期`. */
export function lightWords({ light, leftDays }: Pick<EntryRow, 'light' | 'leftDays'>): {
  readonly kind: LightKind;
  readonly word: string;
} {
  const kind = KINDS[light.light];
  if (leftDays === null || kind === 'done' || kind === 'none') return { kind, word: light.title };
  if (leftDays < 0 && kind === 'late') return { kind, word: `${light.title} ${-leftDays} 天` };
  if (kind === 'slow') return { kind, word: leftDays === 0 ? '今天到期' : `余 ${leftDays} 天` };
  return { kind, word: light.title };
}

/** The same where planned days stand beside it: `办理按期`, `办理逾期 23 天`, `办理期限余 3 天`; what no deadline lit stays as it is. */
export function stepWords(row: Pick<EntryRow, 'light' | 'leftDays'>): ReturnType<typeof lightWords> {
  const { kind, word } = lightWords(row);
  if (row.leftDays === null || kind === 'done' || kind === 'none') return { kind, word };
  return { kind, word: kind === 'slow' ? `办理期限${word}` : `办理${word}` };
}

/** `逾期 23 天`, `今天到期`, `明天到期`, `余 5 天` – for the head of an entry; nothing without a deadline. */
export function dueWords(leftDays: number | null): string {
  if (leftDays === null) return '';
  if (leftDays < 0) return `逾期 ${-leftDays} 天`;
  if (leftDays === 0) return '今天到期';
  return leftDays === 1 ? '明天到期' : `余 ${leftDays} 天`;
}
