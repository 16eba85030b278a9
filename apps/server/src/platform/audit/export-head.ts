import type { Actor } from '../actor/index.ts';
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
    const source = { seq: chain.entries };
    await recordAudit(tx, { actor, action: 'audit.headSigned', subject: 'audit', at, source });
    return head;
  });
}
