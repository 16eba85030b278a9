import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../folder/index.ts';
import { canonicalJson } from './chain-hash.ts';

/** The end of the chain at an instant, signed by this installation: put away elsewhere, it proves the past. */
export const SignedHead = z.strictObject({
  kind: z.literal('tenglong-audit-head'),
  version: z.literal(1),
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  /** Ed25519, SubjectPublicKeyInfo in DER as base64. */
  publicKey: z.string().max(200),
  signature: z.string().max(200),
});
export type SignedHead = z.infer<typeof SignedHead>;

const FILE = 'audit-key.pem';

export interface AuditKey {
  readonly key: KeyObject;
  readonly publicKey: string;
  /** Made just now: its public part wants to be written down. */
  readonly fresh: boolean;
}

const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

/** A key that nobody has had before. */
export function newAuditKey(): AuditKey {
  const key = generateKeyPairSync('ed25519').privateKey;
  return { key, publicKey: publicKeyOf(key), fresh: true };
}

/**
 * The installation's signing key, made at its first use. It lies in the data folder, not in the database: whoever can
 * rewrite the database cannot sign for what they wrote.
 */
export function auditKey(dataFolder: string): AuditKey {
  const path = join(dataFolder, FILE);
  if (existsSync(path)) {
    const key = createPrivateKey(readFileSync(path));
    return { key, publicKey: publicKeyOf(key), fresh: false };
  }
  const made = newAuditKey();
  makeFolder(dataFolder);
  writeFileSync(path, made.key.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 });
  return made;
}

const signedBytes = ({ signature: _signature, ...rest }: SignedHead): Buffer =>
  Buffer.from(canonicalJson(rest));

/** Signs the end of the chain. */
export function signHead(
  { key, publicKey }: AuditKey,
  head: Pick<SignedHead, 'seq' | 'hash' | 'at'>,
): SignedHead {
  const unsigned: SignedHead = {
    kind: 'tenglong-audit-head',
    version: 1,
    ...head,
    publicKey,
    signature: '',
  };
  return { ...unsigned, signature: sign(null, signedBytes(unsigned), key).toString('base64') };
}

/** Whether a head is as it was signed, and by the key that is trusted. */
export function isSignedBy(head: SignedHead, trusted: string): boolean {
  if (head.publicKey !== trusted) return false;
  const key = createPublicKey({ key: Buffer.from(trusted, 'base64'), format: 'der', type: 'spki' });
  return verify(null, signedBytes(head), key, Buffer.from(head.signature, 'base64'));
}
