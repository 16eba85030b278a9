import { randomUUID } from 'node:crypto';
import { type DeputyRow, type NewDeputy, roles } from '@tenglong/contracts/identity';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IdentityDeps } from './deps.ts';
import { getPerson } from './get-person.ts';
import { closeSessionsOf } from './session-store.ts';
import { deputies, users } from './tables.ts';
import type { User } from './users.ts';

/** Whether an arrangement holds on a day, both its days included. */
const holdsOn = (today: string): SQL =>
  sql`${deputies.endedAt} is null and ${deputies.fromOn} <= ${today}
    and (${deputies.toOn} is null or ${deputies.toOn} >= ${today})`;

/** Everybody somebody may work for on a day. */
export async function listPrincipals(tx: Tx, deputyId: string, today: string): Promise<User[]> {
  const rows = await tx.orm
    .select({ user: users })
    .from(deputies)
    .innerJoin(users, eq(users.id, deputies.userId))
    .where(and(eq(deputies.deputyId, deputyId), isNull(users.disabledAt), holdsOn(today)))
    .orderBy(users.account);
  return [...new Map(rows.map(({ user }) => [user.id, user])).values()];
}

/** Whether somebody has handed over by that day: then their own account is closed. */
export async function hasHandedOver(tx: Tx, userId: string, today: string): Promise<boolean> {
  const rows = await tx.orm
    .select({ id: deputies.id })
    .from(deputies)
    .where(and(eq(deputies.userId, userId), eq(deputies.kind, 'handover'), holdsOn(today)))
    .limit(1);
  return rows.length > 0;
}

/** Every arrangement that was not ended, by who is represented. */
export async function listDeputies(tx: Tx, today: string): Promise<ReadonlyMap<string, DeputyRow[]>> {
  const rows = await tx.orm
    .select({ row: deputies, name: users.displayName, active: sql<boolean>`${holdsOn(today)}` })
    .from(deputies)
    .innerJoin(users, eq(users.id, deputies.deputyId))
    .where(isNull(deputies.endedAt))
    .orderBy(deputies.fromOn, deputies.id);
  const toDeputy = ({ row, name, active }: (typeof rows)[number]): DeputyRow => {
    const { id, kind, deputyId, fromOn, toOn, note } = row;
    return { id, kind, deputyId, deputyName: name, fromOn, toOn, note, active };
  };
  return new Map([...groupRows(rows, ({ row }) => row.userId)].map(([id, own]) => [id, own.map(toDeputy)]));
}

const refuse = (path: string, message: string): never => {
  throw new Problem('INPUT_INVALID', { details: [{ path, message }] });
};

/** The same arrangement stands already, for some of these days. @throws Problem INPUT_INVALID */
async function needNoneAlike(
  tx: Tx,
  asked: Pick<NewDeputy, 'deputyId' | 'kind' | 'fromOn'> & {
    readonly userId: string;
    readonly until: string | null;
  },
): Promise<void> {
  const { userId, deputyId, kind, fromOn, until } = asked;
  // Two at the same moment come one after the other: the second sees the first.
  await tx.run(sql`select 1 from users where id = ${userId} for update`);
  const [alike] = await tx.rows(sql`
    select 1 as one from deputies where user_id = ${userId} and deputy_id = ${deputyId} and kind = ${kind} and ended_at is null
      and daterange(from_on, to_on, '[]') && daterange(${fromOn}::date, ${until}::date, '[]')`);
  if (alike) refuse('deputyId', '这段时间已经由这个人代理，要改的请先结束原来的一条');
}

/**
 * Lets somebody act for another, between two days or for good from a day on.
 *
 * @throws Problem PERSON_NOT_FOUND, OWN_ACCOUNT, ADMINISTRATOR_ACCOUNT, INPUT_INVALID
 */
export function addDeputy(
  { db, clock }: IdentityDeps,
  actor: Actor,
  userId: string,
  { kind, deputyId, fromOn, toOn, note }: NewDeputy,
): Promise<void> {
  return db.transaction(async (tx) => {
    const principal = await getPerson(tx, userId);
    const deputy = await getPerson(tx, deputyId);
    for (const one of [principal, deputy]) {
      if (one.id === actor.userId) throw new Problem('OWN_ACCOUNT');
      if (roles[one.role].administrator) throw new Problem('ADMINISTRATOR_ACCOUNT');
    }
    if (principal.id === deputy.id) refuse('deputyId', '不能由本人代理本人');
    if (deputy.disabledAt !== null) refuse('deputyId', '这个账号已停用，请另选一人');
    if ((principal.role === 'enterprise') !== (deputy.role === 'enterprise')) {
      refuse('deputyId', '企业账号与机关账号不能互相代理');
    }
    if (kind === 'deputy' && toOn === null) refuse('toOn', '代理要写到哪一天为止');
    if (toOn !== null && toOn < fromOn) refuse('toOn', '结束日期应不早于开始日期');
    const until = kind === 'handover' ? null : toOn;
    await needNoneAlike(tx, { userId, deputyId, kind, fromOn, until });
    const at = clock.now();
    const id = randomUUID();
    await tx.orm.insert(deputies).values({
      id,
      userId,
      deputyId,
      kind,
      fromOn,
      toOn: until,
      note,
      madeAt: at.toISOString(),
      madeBy: actor.displayName,
    });
    const after = { kind, deputy: deputy.account, from: fromOn, to: until, note };
    await recordAudit(tx, { actor, action: 'deputy.made', subject: userId, at, after });
  });
}

/** Ends an arrangement now; whoever works by it goes back to their own account. @throws Problem NOT_FOUND */
export function endDeputy({ db, clock }: IdentityDeps, actor: Actor, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    const at = clock.now();
    const [ended] = await tx.orm
      .update(deputies)
      .set({ endedAt: at.toISOString() })
      .where(and(eq(deputies.id, id), isNull(deputies.endedAt)))
      .returning();
    if (!ended) throw new Problem('NOT_FOUND');
    await closeSessionsOf(tx, ended.deputyId);
    const before = { kind: ended.kind, from: ended.fromOn, to: ended.toOn };
    await recordAudit(tx, { actor, action: 'deputy.ended', subject: ended.userId, at, before });
  });
}
