import { describe, expect, test } from 'vitest';
import { codeOf, enrolmentUri, fromBase32, matchingStep, stepOf, toBase32 } from './one-time-code.ts';

/** The secret of the vectors of RFC 6238, appendix B. */
const SECRET = Buffer.from('12345678901234567890');

describe('one-time codes (RFC 6238)', () => {
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at %i seconds the vector is %s', (seconds, code) => {
    expect(codeOf(SECRET, stepOf(new Date(seconds * 1000)), 8)).toBe(code);
  });

  test('base32 is that of RFC 4648, without padding', () => {
    expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(fromBase32('MZXW6YTBOI').toString()).toBe('foobar');
  });

  const secret = toBase32(SECRET);
  const at = new Date(1111111111_000);
  const step = stepOf(at);
  test.each([
    ['two steps ago is too old', -2, undefined],
    ['one step ago will do', -1, step - 1],
    ['the present one', 0, step],
    ['one step ahead will do', 1, step + 1],
    ['two steps ahead is too new', 2, undefined],
  ])('%s', (_title, offset, expected) => {
    expect(matchingStep(secret, codeOf(SECRET, step + offset), at, null)).toBe(expected);
  });

  test('a code is good once', () => {
    expect(matchingStep(secret, codeOf(SECRET, step), at, step - 1)).toBe(step);
    expect(matchingStep(secret, codeOf(SECRET, step), at, step)).toBeUndefined();
  });

  test('an authenticator reads issuer, account and secret out of the address', () => {
    expect(enrolmentUri('ABC', 'anquan', '腾笼玉环')).toBe(
      `otpauth://totp/${encodeURIComponent('腾笼玉环:anquan')}?secret=ABC&issuer=${encodeURIComponent('腾笼玉环')}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
