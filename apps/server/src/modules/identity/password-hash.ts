import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, two passes: the least that OWASP's password storage sheet asks for. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let decoy: Promise<string> | undefined;

/**
 * Checks a password; without a hash (no such account) it works as long and says no, so that time tells nothing.
 *
 * @param check - how a password is held against a hash
 */
export async function verifyPassword(
  passwordHash: string | undefined,
  password: string,
  check: (passwordHash: string, password: string) => Promise<boolean> = verify,
): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await check(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== undefined;
}
