import { type GrantRole, roles, type SeenRole } from '@tenglong/contracts/identity';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { changedMeanwhile, recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IdentityDeps } from './deps.ts';
import { reachWords } from './list-people.ts';
import { getManageable } from './manage-person.ts';
import { closeSessionsOf } from './session-store.ts';
import { users } from './tables.ts';
import type { User } from './users.ts';

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

/** Nobody overwrites a role that he has not seen. @throws Problem CHANGED_MEANWHILE */
async function needSeen(
  { parties, enterpriseNames }: IdentityDeps,
  tx: Tx,
  person: User,
  { role, units, departmentId, creditCode }: SeenRole,
): Promise<void> {
  const sorted = (ids: readonly string[] | null) => JSON.stringify(ids && [...ids].sort());
  const same =
    role === person.role && departmentId === person.departmentId && creditCode === person.creditCode;
  if (same && sorted(units) === sorted(person.units)) return;
  const firms = await enterpriseNames(tx, person.creditCode === null ? [] : [person.creditCode]);
  const reach = reachWords(person, await parties(tx), firms.get(person.creditCode ?? ''));
  const now = `岗位改为${roles[person.role].title}，${reach}`;
  throw await changedMeanwhile(tx, { action: 'user.granted', subject: person.id, now });
}

/**
 * Says what somebody may do and for whom. Their sessions end, so that it holds at once.
 *
 * @throws Problem PERSON_NOT_FOUND, OWN_ACCOUNT, ADMINISTRATOR_ACCOUNT, CHANGED_MEANWHILE, INPUT_INVALID
 */
export function grantRole(deps: IdentityDeps, actor: Actor, id: string, asked: GrantRole): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const person = await getManageable(tx, actor, id);
    if (roles[asked.role].administrator) throw new Problem('ADMINISTRATOR_ACCOUNT');
    await needSeen(deps, tx, person, asked.seen);
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
