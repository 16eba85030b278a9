import type { Plan } from '@tenglong/domain/plan';
import type { HoldingClaim } from '@tenglong/domain/register';
import { decimal, toPlainDecimal } from '@tenglong/domain/values';
import { expect, test } from 'vitest';
import { ClaimBook, type StandingClaim } from './claim-book.ts';
import { contestClaims } from './contest-claims.ts';

const UNSAID = '锅炉与堆场';
const planRuling = (value: string) =>
  ({
    registers: [],
    units: [],
    ledger: { title: '账', resources: [{ id: 'energy', title: '用能', unit: '吨标准煤' }], accounts: [] },
    rulings: [{ id: 'r', on: { kind: 'unsaid', quantity: UNSAID }, value, status: 'adopted' }],
  }) as unknown as Plan;

const claim = (amount: string, unsaid: string | null): HoldingClaim => ({
  resource: 'energy',
  parcels: [],
  partsOf: [],
  firmCode: 'A',
  firmName: '甲公司',
  by: 'firm',
  year: '2023',
  rest: true,
  unsaid,
  amount: decimal(amount),
  posting: 0,
});
const standing = (
  entryId: string,
  register: string,
  amount: string,
  unsaid: string | null,
): StandingClaim => {
  const { amount: declared, posting: _, ...own } = claim(amount, unsaid);
  return { ...own, entryId, register, subjectName: entryId, declared, booked: declared };
};
/** What is booked of 100 that an entry frees, beside what others have. */
const booked = (value: string, unsaid: string | null, others: readonly StandingClaim[]) => {
  const from = { account: 'close', unit: 'u' };
  const to = { account: 'available', unit: 'u' };
  const own = claim('100', unsaid);
  const postings = [{ resource: 'energy', from, to, amount: own.amount }];
  const holdings = { postings, gaps: [], claims: [own] };
  const booking = { plan: planRuling(value), entryId: 'own', register: 'firms', holdings };
  const [posting] = contestClaims(booking, new ClaimBook(others)).holdings.postings;
  return posting ? toPlainDecimal(posting.amount) : '0';
};

test.each([
  ['one saving: what the other has is left out, 100 − 80', '同一笔', UNSAID, UNSAID, '20'],
  ['ruled each for itself: all of it', '分别计', UNSAID, UNSAID, '100'],
  [
    'one that goes by no ruling, beside one that is counted for itself: all of it',
    '分别计',
    null,
    UNSAID,
    '100',
  ],
  [
    'two that go by no ruling: what the other has is left out, whatever was ruled',
    '分别计',
    null,
    null,
    '20',
  ],
])('%s', (_title, value, own, other, expected) => {
  expect(booked(value, own, [standing('a', 'boilers', '80', other)])).toBe(expected);
});

test('claims of the entry itself, of another firm and of another resource are none against it', () => {
  const boiler = standing('a', 'boilers', '80', null);
  expect(
    booked('同一笔', null, [
      { ...boiler, entryId: 'own' },
      { ...boiler, entryId: 'b', firmCode: 'B', firmName: '乙公司' },
      { ...boiler, entryId: 'c', resource: 'carbon' },
    ]),
  ).toBe('100');
});

test('a claim that was exchanged stands no more, by none of its signs', () => {
  const book = new ClaimBook([standing('a', 'boilers', '80', null)]);
  book.replace('a', []);
  expect(book.rivalsOf('own', claim('100', null))).toEqual([]);
  expect(book.of('a')).toEqual([]);
});

test.each([
  [
    'a part meets the parcel it came from',
    { parcels: ['T1-1'], partsOf: ['T1'] },
    { parcels: ['T1'], partsOf: [] },
  ],
  ['the parcel meets its part', { parcels: ['T1'], partsOf: [] }, { parcels: ['T1-1'], partsOf: ['T1'] }],
  ['a parcel meets itself', { parcels: ['T1'], partsOf: [] }, { parcels: ['T1'], partsOf: [] }],
])('%s', (_title, own, other) => {
  const nobody = { firmCode: null, firmName: null };
  const rival = { ...standing('a', 'parks', '80', null), ...nobody, ...other };
  const book = new ClaimBook([rival]);
  expect(book.rivalsOf('own', { ...claim('100', null), ...nobody, ...own })).toEqual([rival]);
});
