import { sql } from 'drizzle-orm';
import type { Actor } from '../actor/index.ts';
import type { Tx } from '../database/index.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem/index.ts';
import { recordAudit } from './record-audit.ts';
import { type AuditKey, type SignedHead, signHead } from './signed-head.ts';
import { verifyAuditChain } from './verify-chain.ts';

/**
 * Signs the end of the chain for whoever puts it away elsewhere, and writes down who took it.
 * @throws Problem AUDIT_BROKEN where the chain is not whole
 */
export function exportHead({ db, clock }: Deps, actor: Actor, key: AuditKey): Promise<SignedHead> {
  return db.transaction(async (tx) => {
    const chain = await verifyAuditChain(tx);
    if (!chain.intact) throw new Problem('AUDIT_BROKEN', { details: [{ path: '', message: chain.finding }] });
    const at = clock.now();
    const head = signHead(key, { seq: chain.entries, hash: chain.head, at: at.toISOString() });
    // Which key signed: another node on this database knows by it whose signature it looks at.
    const source = { seq: chain.entries, publicKey: key.publicKey };
    await recordAudit(tx, { actor, action: 'audit.headSigned', subject: 'audit', at, source });
    return head;
  });
}

/**
 * The key that a head is to be held against where nobody names one: the node's own, or that of another node on the same
 * database, whose signatures stand in the chain. As good as the chain: who fears for the whole database names the key.
 *
 * @returns `undefined` if the key has never signed here
 */
export async function findTrustedKey(tx: Tx, head: SignedHead, own: string): Promise<string | undefined> {
  if (head.publicKey === own) return own;
  const signed = await tx.rows(sql`
    select 1 from audit_log where action = 'audit.headSigned' and source->>'publicKey' = ${head.publicKey} limit 1`);
  return signed.length > 0 ? head.publicKey : undefined;
}
