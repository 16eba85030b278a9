import { describe, expect, test } from 'vitest';
import { dutyOf } from './users.ts';

const policy = { passwordDays: 90, secondFactor: 'required' } as const;
const user = {
  role: 'reader' as const,
  mustChangePassword: false,
  passwordSetAt: '2023-01-01T00:00:00.000Z',
  factorConfirmedAt: null,
};
/** Ninety days after. */
const LAST = Date.parse('2023-04-01T00:00:00.000Z');

describe('what has to be done before anything else', () => {
  test.each([
    ['a second before ninety days', -1000, undefined],
    ['at ninety days', 0, undefined],
    ['a second past ninety days', 1000, 'password'],
  ])('%s', (_title, offset, duty) => {
    expect(dutyOf(user, policy, new Date(LAST + offset))).toBe(duty);
  });

  const early = new Date('2023-01-02T00:00:00.000Z');
  test.each([
    ['a password that another set', { mustChangePassword: true }, policy, 'password'],
    ['an administrator without a second factor', { role: 'security' as const }, policy, 'factor'],
    [
      'one with it',
      { role: 'security' as const, factorConfirmedAt: '2023-01-01T01:00:00.000Z' },
      policy,
      undefined,
    ],
    [
      'one who need not',
      { role: 'security' as const },
      { ...policy, secondFactor: 'offered' as const },
      undefined,
    ],
    ['whoever is no administrator', {}, policy, undefined],
  ])('%s', (_title, change, of, duty) => {
    expect(dutyOf({ ...user, ...change }, of, early)).toBe(duty);
  });
});
