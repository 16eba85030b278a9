import type { DeputyRow, Person } from '@tenglong/contracts/identity';
import { formatDay } from '../../shared/value/index.ts';

/** How an account stands, in one word and its light. */
export function personState(person: Person): {
  readonly kind: 'good' | 'slow' | 'none';
  readonly word: string;
} {
  if (person.disabled) return { kind: 'none', word: '已停用' };
  if (person.lockedUntil) return { kind: 'slow', word: '已锁定' };
  if (person.role === 'pending') return { kind: 'slow', word: '待授权' };
  if (person.deputies.some(({ kind, active }) => kind === 'handover' && active))
    return { kind: 'none', word: '已交接' };
  return { kind: 'good', word: '在用' };
}

/** `李四代理，2023 年 9 月 1 日至 9 月 5 日` */
export function deputyText({ kind, deputyName, fromOn, toOn, note, active }: DeputyRow): string {
  const days = toOn === null ? `${formatDay(fromOn)}起` : `${formatDay(fromOn)}至${formatDay(toOn)}`;
  const what = kind === 'handover' ? `交接给${deputyName}` : `由${deputyName}代理`;
  return [what, days, note, active ? '正在进行' : ''].filter((part) => part !== '').join('，');
}

/** By account, name, unit or role. */
export const matchesPerson = (q: string | undefined, person: Person): boolean =>
  q === undefined ||
  [person.account, person.displayName, person.department, person.roleTitle, person.reach].some((text) =>
    text.toLowerCase().includes(q.trim().toLowerCase()),
  );
