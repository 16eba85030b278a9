import { expect, test } from 'vitest';
import { decimal } from '../values/index.ts';
import { decideGrant } from './decide-grant.ts';

const asked = { held: false, grants: true, room: decimal('5000000.00'), blind: false };

test.each([
  ['a fen below the room is granted', '4999999.99', 'granted'],
  ['the room itself is granted', '5000000.00', 'granted'],
  ['a fen above the room is refused', '5000000.01', 'over'],
  ['a fen is a sum', '0.01', 'granted'],
  ['less than a fen is none', '0.001', 'no-fen'],
] as const)('%s', (_title, decided, answer) => {
  expect(decideGrant({ ...asked, decided: decimal(decided) })).toBe(answer);
});

test('what was granted this year is not known: nothing is granted, however little', () => {
  expect(decideGrant({ ...asked, blind: true, decided: decimal('0.01') })).toBe('blind');
});

test('without a cap any sum is granted', () => {
  expect(decideGrant({ ...asked, room: undefined, decided: decimal('999999999.00') })).toBe('granted');
});

test('what is held stays whatever the room is now, and is given back once it leaves the granted stages', () => {
  const held = { ...asked, held: true, room: decimal('0'), decided: decimal('100.00') };
  expect(decideGrant(held)).toBe('stays');
  expect(decideGrant({ ...held, grants: false })).toBe('given-back');
  expect(decideGrant({ ...held, held: false, grants: false })).toBe('stays');
});
