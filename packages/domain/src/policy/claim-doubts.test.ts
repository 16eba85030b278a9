import { describe, expect, test } from 'vitest';
import { type ClaimedItem, claimDoubts, fingerprint, type OtherClaim } from './claim-doubts.ts';

const machine: ClaimedItem = {
  id: 'a',
  name: '数控车床',
  serial: 'SN-1001',
  invoice: '10000124',
  supplierCode: '91330000SUPPLIER00',
  boughtOn: '2022-05-01',
  secondHand: false,
};
const other: OtherClaim = {
  id: 'x',
  serial: null,
  invoice: null,
  where: '甲公司 P-1',
  sameCase: false,
  earlier: true,
};
const period = { from: '2022-01-01', until: '2022-12-31', applicantCode: '91330000APPLICANT0' };
const kinds = (items: readonly ClaimedItem[], others: readonly OtherClaim[] = []) =>
  claimDoubts(items, others, period).map(({ item, kind, excludes }) => [item, kind, excludes]);

describe('a number is compared as it is meant, not as it is typed', () => {
  test.each([
    ['case, blanks and hyphens', ' sn-10 01', 'SN1001'],
    ['full width', 'ＳＮ１００１', 'SN1001'],
    ['zeros before an invoice number', '0010000124', '10000124'],
  ])('%s', (_title, text, key) => expect(fingerprint(text)).toBe(key));

  test.each([null, '', ' - ', '无', '不详', '000'])('%s is no number', (text) =>
    expect(fingerprint(text)).toBeNull(),
  );
});

describe('one machine, one subsidy', () => {
  test('a machine that nobody else claims for is in order', () => expect(kinds([machine])).toEqual([]));

  test('the same serial a second time in one application does not count', () => {
    const twin = { ...machine, id: 'b', serial: 'sn1001' };
    expect(kinds([machine, twin])).toEqual([['b', 'serial-twice', true]]);
  });

  test.each([
    ['of an earlier claim keeps the machine from the later one', true],
    ['of a later claim is said, and takes nothing from the earlier one', false],
  ])('a serial %s', (_title, earlier) =>
    expect(kinds([machine], [{ ...other, serial: 'SN1001', earlier }])).toEqual([
      ['a', 'serial-elsewhere', earlier],
    ]),
  );

  test('an invoice used elsewhere is caught under another serial', () => {
    expect(kinds([machine], [{ ...other, serial: 'SN-9', invoice: '010000124' }])).toEqual([
      ['a', 'invoice-elsewhere', true],
    ]);
  });

  test('one invoice for several machines of the same project is in order', () => {
    expect(kinds([machine], [{ ...other, invoice: '10000124', sameCase: true }])).toEqual([]);
  });
});

describe('the building period includes its first and its last day', () => {
  test.each([
    ['2021-12-31', true],
    ['2022-01-01', false],
    ['2022-12-31', false],
    ['2023-01-01', true],
  ])('bought on %s: out of it is %s', (boughtOn, out) =>
    expect(kinds([{ ...machine, boughtOn }]).length > 0).toBe(out),
  );

  test('while the period is not known nothing is said of it', () => {
    expect(claimDoubts([machine], [], { ...period, from: null, until: null })).toEqual([]);
  });
});

test('second-hand machines and those of oneself do not count; whether second-hand is not known says nothing', () => {
  expect(kinds([{ ...machine, secondHand: true }])).toEqual([['a', 'second-hand', true]]);
  expect(kinds([{ ...machine, supplierCode: period.applicantCode }])).toEqual([['a', 'related-party', true]]);
  expect(kinds([{ ...machine, secondHand: null }])).toEqual([]);
});

test('what cannot be compared is said, and still counts', () => {
  expect(kinds([{ ...machine, serial: null, invoice: '无' }])).toEqual([
    ['a', 'no-serial', false],
    ['a', 'no-invoice', false],
  ]);
});
