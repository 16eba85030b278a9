import type { Session } from '@tenglong/contracts/identity';

/**
 * Whose the figures of a reader's own lines are, in words: a township is told its own name, an enterprise `本企业`, everybody
 * else sees the whole county.
 */
export function whoseFigures({ role, department }: Pick<Session, 'role' | 'department'>): {
  readonly whole: boolean;
  readonly name: string;
} {
  if (role === 'township') return { whole: false, name: department };
  if (role === 'enterprise') return { whole: false, name: '本企业' };
  return { whole: true, name: '全市' };
}
