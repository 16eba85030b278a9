import type { AuditAction } from '@tenglong/contracts/audit';
import { eq } from 'drizzle-orm';
import type { Actor } from '../actor/index.ts';
import type { Tx } from '../database/index.ts';
import { CHAIN_START, chainHash } from './chain-hash.ts';
import { auditHead, auditLog } from './tables.ts';

export interface AuditRecord {
  readonly actor: Pick<Actor, 'userId' | 'account' | 'displayName'>;
  readonly action: AuditAction;
  /** What it was done to: an id or address, not a name. */
  readonly subject: string;
  readonly at: Date;
  /** Where the change came from: batch and file, clause, network address. */
  readonly source?: unknown;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** As the database will hold it: `undefined` dropped, instants as text. */
const asStored = (value: unknown): unknown =>
  value === undefined ? null : JSON.parse(JSON.stringify(value));

/** Rows of one statement; each has eleven parameters. */
const AT_ONCE = 500;

/**
 * Writes an audit row in the transaction of the change itself: either both are committed or neither. The row joins
 * the chain just before the commit, because appending makes writers wait for one another.
 */
export const recordAudit = (tx: Tx, record: AuditRecord): Promise<void> => recordAudits(tx, [record]);

/** Several rows in their order, for a change of many things at once: the chain is held and moved on once. */
export async function recordAudits(tx: Tx, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  const entries = records.map(({ actor, action, subject, at, source, before, after }) => ({
    at: at.toISOString(),
    actorId: actor.userId ?? null,
    account: actor.account,
    name: actor.displayName,
    action,
    subject,
    source: asStored(source),
    before: asStored(before),
    after: asStored(after),
  }));
  tx.beforeCommit(async () => {
    let { seq, hash } = await holdHead(tx);
    const rows = entries.map((entry) => {
      const chained = { ...entry, seq: seq + 1 };
      const row = { ...chained, previousHash: hash, hash: chainHash(hash, chained) };
      ({ seq, hash } = row);
      return row;
    });
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      await tx.orm.insert(auditLog).values(rows.slice(at, at + AT_ONCE));
    }
    await tx.orm.update(auditHead).set({ seq, hash }).where(eq(auditHead.single, true));
  });
}

/** The end of the chain, held until the commit; the very first writer makes it. */
async function holdHead(tx: Tx): Promise<{ seq: number; hash: string }> {
  const [head] = await tx.orm.select().from(auditHead).for('update');
  if (head) return head;
  await tx.orm.insert(auditHead).values({ seq: 0, hash: CHAIN_START }).onConflictDoNothing();
  const [made] = await tx.orm.select().from(auditHead).for('update');
  return made ?? { seq: 0, hash: CHAIN_START };
}
