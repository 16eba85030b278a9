import { createHash, randomBytes } from 'node:crypto';
import type { FactorOffer } from '@tenglong/contracts/identity';
import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IdentityDeps } from './deps.ts';
import { enrolmentUri, matchingStep, randomSecret, toBase32 } from './one-time-code.ts';
import { recoveryCodes, users } from './tables.ts';
import { findUser, type User } from './users.ts';

const RECOVERY_CODES = 10;

/** Letters as they are typed from paper: no blanks or dashes, capitals. Ten random bytes need no slow hash. */
const hashRecovery = (code: string): string =>
  createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest('hex');

/** Eighty bits in four groups of four. */
const randomRecovery = (): string => toBase32(randomBytes(10)).replace(/(.{4})(?=.)/g, '$1-');

/** A new secret for one's own account; nothing changes until a code of it was given. */
export function offerFactor({ db, county }: IdentityDeps, actor: Actor): Promise<FactorOffer> {
  return db.transaction(async (tx) => {
    const user = await findUser(tx, actor.account);
    if (!user) throw new Problem('NOT_SIGNED_IN');
    // An old factor is taken away by whoever runs the server, never by whoever found the session open.
    if (user.factorConfirmedAt !== null) throw new Problem('NOT_ALLOWED');
    const secret = randomSecret();
    await tx.orm.update(users).set({ factorSecret: secret, factorStep: null }).where(eq(users.id, user.id));
    const { name } = await county(tx);
    return { secret, uri: enrolmentUri(secret, user.account, `腾笼${name}`) };
  });
}

/** Puts the offered secret into force. @returns the recovery codes, once */
export function confirmFactor({ db, clock }: IdentityDeps, actor: Actor, code: string): Promise<string[]> {
  return db.transaction(async (tx) => {
    const user = await findUser(tx, actor.account);
    const at = clock.now();
    if (!user?.factorSecret || user.factorConfirmedAt !== null) throw new Problem('NOT_ALLOWED');
    const step = matchingStep(user.factorSecret, code, at, user.factorStep);
    if (step === undefined) {
      throw new Problem('INPUT_INVALID', {
        details: [{ path: 'code', message: '动态口令不对，请核对手机时间后填最新的六位数字' }],
      });
    }
    await tx.orm
      .update(users)
      .set({ factorConfirmedAt: at.toISOString(), factorStep: step })
      .where(eq(users.id, user.id));
    const codes = Array.from({ length: RECOVERY_CODES }, randomRecovery);
    await tx.orm.delete(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
    await tx.orm
      .insert(recoveryCodes)
      .values(codes.map((one) => ({ userId: user.id, codeHash: hashRecovery(one) })));
    await recordAudit(tx, { actor, action: 'factor.enrolled', subject: user.id, at });
    return codes;
  });
}

/** Takes a code of the account's factor, or one of its recovery codes; each is good once. @returns how, or nothing */
export async function takeFactor(
  tx: Tx,
  user: User,
  code: string,
  at: Date,
): Promise<'code' | 'recovery' | undefined> {
  const [fresh] = await tx.orm.select().from(users).where(eq(users.id, user.id)).for('update');
  const step = fresh?.factorSecret ? matchingStep(fresh.factorSecret, code, at, fresh.factorStep) : undefined;
  if (step !== undefined) {
    await tx.orm.update(users).set({ factorStep: step }).where(eq(users.id, user.id));
    return 'code';
  }
  const used = await tx.orm
    .update(recoveryCodes)
    .set({ usedAt: at.toISOString() })
    .where(
      and(
        eq(recoveryCodes.userId, user.id),
        eq(recoveryCodes.codeHash, hashRecovery(code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ userId: recoveryCodes.userId });
  return used.length > 0 ? 'recovery' : undefined;
}

/** Takes an account's factor away. Returns whether there is such an account. */
export async function removeFactor(tx: Tx, actor: Actor, account: string, at: Date): Promise<boolean> {
  const user = await findUser(tx, account);
  if (!user) return false;
  await tx.orm
    .update(users)
    .set({ factorSecret: null, factorConfirmedAt: null, factorStep: null })
    .where(eq(users.id, user.id));
  await tx.orm.delete(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
  await recordAudit(tx, { actor, action: 'factor.removed', subject: user.id, at });
  return true;
}
