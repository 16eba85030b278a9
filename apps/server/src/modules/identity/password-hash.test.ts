import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.ts';

const PASSWORD = 'Right-Horse-7';

test('a password is kept by argon2id with 19 MiB and two passes', async () => {
  const cost = (await hashPassword(PASSWORD)).split('$').slice(1, 4).join(' ');
  expect(cost).toBe('argon2id v=19 m=19456,t=2,p=1');
});

test('an account that does not exist takes as long as one that does, and is never let in', async () => {
  const known = await hashPassword(PASSWORD);
  expect(await verifyPassword(known, PASSWORD)).toBe(true);
  expect(await verifyPassword(undefined, PASSWORD)).toBe(false);
  const took = async (hash: string | undefined) => {
    const begun = performance.now();
    await verifyPassword(hash, 'Wrong-Horse-7');
    return performance.now() - begun;
  };
  // In turns, and the least of several: other work on the machine makes it longer, never shorter.
  let [real, none] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 8; round += 1) {
    real = Math.min(real, await took(known));
    none = Math.min(none, await took(undefined));
  }
  expect(none / real).toBeGreaterThan(0.6);
  expect(none / real).toBeLessThan(1.6);
});
