import { type AuditAction, auditActions } from '@tenglong/contracts/audit';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { shanghaiDay } from '../clock/index.ts';
import type { Tx } from '../database/index.ts';
import { Problem } from '../problem/index.ts';
import { auditLog } from './tables.ts';

interface LastChange {
  readonly action: AuditAction;
  /** Who and on which day: `2023-09-01 甲`. */
  readonly by: string;
}

async function findLast(
  tx: Tx,
  subject: string,
  actions: readonly AuditAction[],
): Promise<LastChange | undefined> {
  const [last] = await tx.orm
    .select({ action: auditLog.action, name: auditLog.name, at: auditLog.at })
    .from(auditLog)
    .where(and(eq(auditLog.subject, subject), inArray(auditLog.action, [...actions])))
    .orderBy(desc(auditLog.seq))
    .limit(1);
  const action = actions.find((one) => one === last?.action);
  return last && action && { action, by: `${shanghaiDay(new Date(last.at))} ${last.name}` };
}

/**
 * Who was first and what they did, for the details of a refusal: `2023-09-01 甲：确认腾笼账调剂`.
 *
 * @param actions - what was done to it may have been any of these
 */
export async function whoWasFirst(
  tx: Tx,
  subject: string,
  ...actions: readonly AuditAction[]
): Promise<{ readonly path: string; readonly message: string }[]> {
  const last = await findLast(tx, subject, actions);
  return last ? [{ path: '', message: `${last.by}：${auditActions[last.action]}` }] : [];
}

/**
 * That somebody else was first: who, when, and what stands now. Whoever was second has overwritten nothing.
 *
 * @param now - what stands now, in words: `岗位改为督查，全市`
 */
export async function changedMeanwhile(
  tx: Tx,
  { action, subject, now }: { readonly action: AuditAction; readonly subject: string; readonly now: string },
): Promise<Problem> {
  const last = await findLast(tx, subject, [action]);
  const message = `${last?.by ?? '别人'}：${now}`;
  return new Problem('CHANGED_MEANWHILE', { details: [{ path: '', message }] });
}
