import { describe, expect, test } from 'vitest';
import { decimal, type Exact, toPlainDecimal } from '../values/index.ts';
import { type BookedClaim, restOf } from './rest-of.ts';

type Own = Omit<BookedClaim, 'booked'>;

const claim = (register: string, declared: string, more: Partial<BookedClaim> = {}): Own => ({
  resource: 'energy',
  parcels: [],
  partsOf: [],
  firmCode: 'A',
  firmName: '甲公司',
  by: 'firm',
  year: '2023',
  rest: true,
  unsaid: null,
  entryId: `${register} ${declared}`,
  register,
  declared: decimal(declared),
  ...more,
});

/** Books claims one after the other; what each comes to, and which entries it is told of. */
function book(...claims: readonly Own[]): readonly string[] {
  const books: BookedClaim[] = [];
  return claims.map((own) => {
    const found = restOf(own, books);
    if (found.kind === 'conflict') return `conflict ${found.rival.entryId}`;
    books.push({ ...own, booked: found.amount });
    return plain(found.amount);
  });
}
const plain = (amount: Exact): string => toPlainDecimal(amount) ?? '';

describe('what one firm saves in one year, told of by two lists', () => {
  const whole = claim('rectification', '100');
  test.each<[string, readonly Own[], readonly string[]]>([
    ['less than the other list tells is in its figure', [whole, claim('projects', '99')], ['100', '0']],
    ['as much is in its figure', [whole, claim('projects', '100')], ['100', '0']],
    ['of more the rest is booked', [whole, claim('projects', '101')], ['100', '1']],
    [
      'two projects together are held against the other list: 80 + 50 − 100',
      [whole, claim('projects', '80'), claim('projects', '50')],
      ['100', '0', '30'],
    ],
    [
      'and so they are in any other order',
      [claim('projects', '80'), whole, claim('projects', '50')],
      ['80', '20', '30'],
    ],
    [
      'the list that comes last adds nothing where the projects come to more',
      [claim('projects', '80'), claim('projects', '50'), whole],
      ['80', '50', '0'],
    ],
    ['entries of one list are savings of their own', [whole, claim('rectification', '7')], ['100', '7']],
    ['of another firm both are', [whole, claim('projects', '80', { firmCode: 'B' })], ['100', '80']],
    ['of the year before both are', [whole, claim('projects', '80', { year: '2022' })], ['100', '80']],
    [
      'of a year that nobody knows they may be one',
      [whole, claim('projects', '80', { year: null })],
      ['100', '0'],
    ],
    ['of another resource both are', [whole, claim('projects', '80', { resource: 'carbon' })], ['100', '80']],
  ])('%s', (_title, claims, booked) => {
    expect(book(...claims)).toEqual(booked);
  });
});

describe('land by its parcels, of a park that says whose rest is its own', () => {
  const land = { resource: 'land', by: 'parcel', firmCode: null, firmName: null } as const;
  const park = claim('park', '30', { ...land, parcels: ['P1', 'P2', 'P3'] });
  const firm = (parcels: readonly string[], declared: string, more: Partial<BookedClaim> = {}) =>
    claim('rectification', declared, { ...land, rest: false, parcels, ...more });
  test.each<[string, readonly Own[], readonly string[]]>([
    ['what a firm inside it freed before is taken off: 30 − 8', [firm(['P2'], '8'), park], ['8', '22']],
    ['of two firms both: 30 − 8 − 5', [firm(['P2'], '8'), firm(['P3'], '5'), park], ['8', '5', '17']],
    ['what a firm frees later is in its figure', [park, firm(['P2'], '8')], ['30', '0']],
    ['a part of its parcel too', [park, firm(['P2-1'], '8', { partsOf: ['P2'] })], ['30', '0']],
    ['a firm outside it frees its own', [park, firm(['P9'], '8')], ['30', '8']],
    ['never less than nothing', [firm(['P2'], '31'), park], ['31', '0']],
    [
      'of a firm half inside nobody can tell how much',
      [firm(['P2', 'P9'], '8'), park],
      ['8', 'conflict rectification 8'],
    ],
    [
      'two lists that say nothing of a rest refuse one another',
      [firm(['P2'], '8'), firm(['P2'], '8', { register: 'idle' })],
      ['8', 'conflict rectification 8'],
    ],
  ])('%s', (_title, claims, booked) => {
    expect(book(...claims)).toEqual(booked);
  });
});
