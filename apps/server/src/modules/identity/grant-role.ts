import { type GrantRole, roles } from '@tenglong/contracts/identity';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IdentityDeps } from './deps.ts';
import { getManageable } from './manage-person.ts';
import { closeSessionsOf } from './session-store.ts';
import { users } from './tables.ts';

const refuse = (path: string, message: string): never => {
  throw new Problem('INPUT_INVALID', { details: [{ path, message }] });
};

/** Of what was asked, what belongs to the role; all of it has to exist. @throws Problem INPUT_INVALID */
async function partyOf({ parties, enterpriseNames }: IdentityDeps, tx: Tx, asked: GrantRole) {
  const none = { units: null, departmentId: null, creditCode: null };
  const { units, departments } = await parties(tx);
  switch (asked.role) {
    case 'township':
      if (asked.units.length === 0) refuse('units', '请选乡镇（街道）');
      if (!asked.units.every((id) => units.some((one) => one.id === id)))
        refuse('units', '方案里没有这个乡镇（街道）');
      return { ...none, units: asked.units };
    case 'department':
      if (!departments.some(({ id }) => id === asked.departmentId)) refuse('departmentId', '请选责任单位');
      return { ...none, departmentId: asked.departmentId };
    case 'enterprise':
      if (asked.creditCode === null || !(await enterpriseNames(tx, [asked.creditCode])).has(asked.creditCode))
        refuse('creditCode', '企业库里没有这个统一社会信用代码，请核对');
      return { ...none, creditCode: asked.creditCode };
    default:
      return none;
  }
}

/**
 * Says what somebody may do and for whom. Their sessions end, so that it holds at once.
 *
 * @throws Problem PERSON_NOT_FOUND, OWN_ACCOUNT, ADMINISTRATOR_ACCOUNT, INPUT_INVALID
 */
export function grantRole(deps: IdentityDeps, actor: Actor, id: string, asked: GrantRole): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const person = await getManageable(tx, actor, id);
    if (roles[asked.role].administrator) throw new Problem('ADMINISTRATOR_ACCOUNT');
    const granted = { role: asked.role, ...(await partyOf(deps, tx, asked)) };
    await tx.orm.update(users).set(granted).where(eq(users.id, id));
    await closeSessionsOf(tx, id);
    const { role, units, departmentId, creditCode } = person;
    await recordAudit(tx, {
      actor,
      action: 'user.granted',
      subject: id,
      at: deps.clock.now(),
      before: { role, units, departmentId, creditCode },
      after: granted,
    });
  });
}
