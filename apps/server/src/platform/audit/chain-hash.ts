import { createHash } from 'node:crypto';

/** What stands before the first entry. */
export const CHAIN_START = '0'.repeat(64);

export interface ChainedEntry {
  readonly seq: number;
  readonly at: string;
  readonly actorId: string | null;
  readonly account: string;
  readonly name: string;
  readonly action: string;
  readonly subject: string;
  readonly source: unknown;
  readonly before: unknown;
  readonly after: unknown;
}

/** JSON with keys in the order of their UTF-16 code units, as RFC 8785 writes it: one value, one text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** SHA-256 (hex) over the previous hash and the entry's canonical JSON. */
export function chainHash(previousHash: string, entry: ChainedEntry): string {
  const { seq, at, actorId, account, name, action, subject, source, before, after } = entry;
  const row = { seq, at, actorId, account, name, action, subject, source, before, after };
  return createHash('sha256').update(previousHash).update('\n').update(canonicalJson(row)).digest('hex');
}
