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

/**
 * Writes an audit row in the transaction of the change itself: either both are committed or neither. The row joins
 * the chain just before the commit, because appending makes writers wait for one another.
 */
export async function recordAudit(tx: Tx, record: AuditRecord): Promise<void> {
  const { actor, action, subject, at } = record;
  const entry = {
    at: at.toISOString(),
    actorId: actor.userId ?? null,
    account: actor.account,
    name: actor.displayName,
    action,
    subject,
    source: asStored(record.source),
    before: asStored(record.before),
    after: asStored(record.after),
  };
  tx.beforeCommit(async () => {
    await tx.orm.insert(auditHead).values({ seq: 0, hash: CHAIN_START }).onConflictDoNothing();
    const [head] = await tx.orm.select().from(auditHead).for('update');
    const previousHash = head?.hash ?? CHAIN_START;
    const chained = { ...entry, seq: (head?.seq ?? 0) + 1 };
    const hash = chainHash(previousHash, chained);
    await tx.orm.insert(auditLog).values({ ...chained, previousHash, hash });
    await tx.orm.update(auditHead).set({ seq: chained.seq, hash }).where(eq(auditHead.single, true));
  });
}
