import { type AuditPage, type AuditQuery, auditActions } from '@tenglong/contracts/audit';
import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../database/index.ts';
import type { AuditWords } from './describe-subjects.ts';
import { auditLog } from './tables.ts';

const titles: ReadonlyMap<string, string> = new Map(Object.entries(auditActions));

/**
 * A page of the audit, newest first. Days are those of Asia/Shanghai, both ends included; a subject is an id, or the words it
 * goes by.
 */
export async function listAudit(
  tx: Tx,
  query: AuditQuery,
  { auditWords, auditSubjects, auditRegisters }: AuditWords,
): Promise<AuditPage> {
  const { page, size, account, action, subject, from, to } = query;
  const where = and(
    account ? eq(auditLog.account, account) : undefined,
    action ? eq(auditLog.action, action) : undefined,
    subject
      ? sql`(${auditLog.subject} = ${subject} or ${auditLog.subject} in (${auditSubjects(subject)}))`
      : undefined,
    from ? sql`${auditLog.at} >= ${from}::date::timestamp at time zone 'Asia/Shanghai'` : undefined,
    to ? sql`${auditLog.at} < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'` : undefined,
  );
  const [counted] = await tx.orm.select({ total: count() }).from(auditLog).where(where);
  const rows = await tx.orm
    .select()
    .from(auditLog)
    .where(where)
    .orderBy(desc(auditLog.seq))
    .limit(size)
    .offset(page * size);
  const words = await auditWords(tx, [...new Set(rows.map((row) => row.subject))]);
  return {
    rows: rows.map(({ actorId, previousHash: _previous, ...row }) => ({
      ...row,
      byPerson: actorId !== null,
      subjectTitle: words.get(row.subject) ?? '',
      actionTitle: titles.get(row.action) ?? row.action,
    })),
    registers: [...(await auditRegisters(tx, registersOf(rows)))],
    total: counted?.total ?? 0,
    page,
    size,
  };
}

/** Every list that rows speak of, wherever they keep its name. */
function registersOf(rows: readonly { readonly source: unknown; readonly after: unknown }[]): string[] {
  const kept = rows
    .flatMap(({ source, after }) => [source, after])
    .flatMap((part) => {
      if (typeof part !== 'object' || part === null) return [];
      return [
        Reflect.get(part, 'register'),
        Reflect.get(part, 'registers'),
        Reflect.get(part, 'against'),
      ].flat();
    });
  return [...new Set(kept.filter((one): one is string => typeof one === 'string'))];
}
