import { type People, type Person, roles } from '@tenglong/contracts/identity';
import { asc } from 'drizzle-orm';
import { listLocks } from './attempts.ts';
import type { IdentityDeps, Parties } from './deps.ts';
import { listDeputies } from './deputies.ts';
import { users } from './tables.ts';
import type { User } from './users.ts';

const nameOf = (choices: Parties['units'], id: string): string =>
  choices.find((one) => one.id === id)?.name ?? id;

/** Whose rows somebody sees, in words. */
export function reachWords(
  user: User,
  { units, departments }: Parties,
  enterprise: string | undefined,
): string {
  switch (roles[user.role].reach) {
    case 'county': {
      if (user.units !== null) return user.units.map((id) => nameOf(units, id)).join('、');
      return user.departmentId === null ? '全市' : `全市，为${nameOf(departments, user.departmentId)}办事`;
    }
    case 'units':
      return (user.units ?? []).map((id) => nameOf(units, id)).join('、') || '还没有指定乡镇（街道）';
    case 'enterprise':
      return enterprise ?? user.creditCode ?? '还没有指定企业';
    case 'nothing':
      return '不接触业务数据';
  }
}

/** Every account in the order of its name. There are as many as the office has people. */
export function listPeople({ db, clock, parties, enterpriseNames }: IdentityDeps): Promise<People> {
  return db.read(async (tx) => {
    const choices = await parties(tx);
    const rows = await tx.orm.select().from(users).orderBy(asc(users.account));
    const locks = await listLocks(
      tx,
      rows.map(({ account }) => account),
      clock.now(),
    );
    const deputies = await listDeputies(tx, clock.today());
    const firms = await enterpriseNames(
      tx,
      rows.flatMap(({ creditCode }) => creditCode ?? []),
    );
    const people = rows.map((user): Person => {
      const { id, account, displayName, department, role, units, departmentId, creditCode } = user;
      return {
        id,
        account,
        displayName,
        department,
        role,
        units,
        departmentId,
        creditCode,
        roleTitle: roles[role].title,
        administrator: roles[role].administrator === true,
        reach: reachWords(user, choices, firms.get(creditCode ?? '')),
        disabled: user.disabledAt !== null,
        lockedUntil: locks.get(account) ?? null,
        lastSignedInAt: user.lastSignedInAt,
        passwordSetAt: user.passwordSetAt,
        mustChangePassword: user.mustChangePassword,
        secondFactor: user.factorConfirmedAt !== null,
        ssoSubject: user.ssoSubject,
        deputies: deputies.get(id) ?? [],
      };
    });
    return { rows: people, ...choices };
  });
}
