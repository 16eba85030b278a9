import type { Todo } from '@tenglong/contracts/register';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { listChecks, stateOf } from './spot-check-store.ts';

/** The spot checks that wait for an inspector, the longest first; nothing for others. One query. */
export async function waitingChecks(tx: Tx, actor: Actor, today: string): Promise<Todo['checks']> {
  if (!actor.permissions.has('spotCheck.run')) return [];
  const checks = await listChecks(tx);
  return checks.reverse().flatMap((check): Todo['checks'] => {
    const { number, size, drawn, judged } = check;
    const state = stateOf(check, today);
    if (state === 'due') {
      const when = check.draw_on === today ? '今天抽取' : `${check.draw_on} 就该抽取`;
      return [{ number, title: `第 ${number} 次抽查${when}，抽 ${size} 件`, verb: '去抽取', due: true }];
    }
    if (state !== 'drawn') return [];
    const left = drawn - judged;
    return [{ number, title: `第 ${number} 次抽查还有 ${left} 件没有核查`, verb: '去核查', due: false }];
  });
}
