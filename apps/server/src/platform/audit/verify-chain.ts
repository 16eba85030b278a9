import type { AuditChain } from '@tenglong/contracts/audit';
import { asc, eq, gt } from 'drizzle-orm';
import type { Tx } from '../database/index.ts';
import { CHAIN_START, chainHash } from './chain-hash.ts';
import { auditHead, auditLog } from './tables.ts';

const PAGE = 1000;

/**
 * Walks the whole chain: every entry hashes to what it says, follows the one before it, and the last is the one the
 * head remembers (so cutting off the end shows too). Reads `PAGE` rows at a time.
 */
export async function verifyAuditChain(tx: Tx): Promise<AuditChain> {
  let seq = 0;
  let hash = CHAIN_START;
  const broken = (at: number, finding: string): AuditChain => ({
    intact: false,
    entries: seq,
    head: hash,
    brokenAt: at,
    finding,
  });
  for (;;) {
    const rows = await tx.orm
      .select()
      .from(auditLog)
      .where(gt(auditLog.seq, seq))
      .orderBy(asc(auditLog.seq))
      .limit(PAGE);
    for (const row of rows) {
      if (row.seq !== seq + 1) return broken(seq + 1, `第 ${seq + 1} 条审计记录缺失`);
      if (row.previousHash !== hash || chainHash(hash, row) !== row.hash) {
        return broken(row.seq, `第 ${row.seq} 条审计记录与写入时不一致`);
      }
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length < PAGE) break;
  }
  const [head] = await tx.orm.select().from(auditHead);
  if ((head?.seq ?? 0) !== seq || (head?.hash ?? CHAIN_START) !== hash) {
    return broken(seq + 1, `第 ${seq + 1} 条起的审计记录缺失`);
  }
  return {
    intact: true,
    entries: seq,
    head: hash,
    brokenAt: null,
    finding: `共 ${seq} 条审计记录，完整无改动`,
  };
}

/** The hash that an entry was written with, if there is such an entry. */
export async function findEntryHash(tx: Tx, seq: number): Promise<string | undefined> {
  const [row] = await tx.orm.select({ hash: auditLog.hash }).from(auditLog).where(eq(auditLog.seq, seq));
  return row?.hash;
}
