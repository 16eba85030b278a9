import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.ts';

const PASSWORD = 'Right-Horse-7';
const costOf = (hash: string) => hash.split('$').slice(1, 4).join(' ');

test('a password is kept by argon2id with 19 MiB and two passes', async () => {
  expect(costOf(await hashPassword(PASSWORD))).toBe('argon2id v=19 m=19456,t=2,p=1');
});

test('a password is right or wrong', async () => {
  const known = await hashPassword(PASSWORD);
  expect(await verifyPassword(known, PASSWORD)).toBe(true);
  expect(await verifyPassword(known, 'Wrong-Horse-7')).toBe(false);
  expect(await verifyPassword(undefined, PASSWORD)).toBe(false);
});

test('an account that does not exist costs the same work as one that does, and is not let in by any password', async () => {
  const known = await hashPassword(PASSWORD);
  const held: string[] = [];
  const check = async (hash: string) => {
    held.push(costOf(hash));
    return true;
  };
  expect(await verifyPassword(known, PASSWORD, check)).toBe(true);
  expect(await verifyPassword(undefined, PASSWORD, check)).toBe(false);
  expect(held).toEqual([costOf(known), costOf(known)]);
});
