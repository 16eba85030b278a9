import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trials } from '../../test/trials.ts';
import { add, decimal, equals, isZero, toDecimalString, ZERO } from '../values/index.ts';
import { ACCOUNTS } from './accounts.ts';
import { overdraftsOf, positionOf } from './position.ts';
import { type MoneyPosting, moneyLegs, onAccount, settleMoney } from './posting.ts';

const line = (
  from: MoneyPosting['from'],
  to: MoneyPosting['to'],
  yuan: string,
  policy = 'p',
): MoneyPosting => ({
  fund: 'industry',
  year: 2023,
  policy,
  from,
  to,
  amount: decimal(yuan),
});
const written = (postings: readonly MoneyPosting[]) =>
  postings.map(({ from, to, amount }) => [from, to, toDecimalString(amount, 2)]);

const posting: fc.Arbitrary<MoneyPosting> = fc
  .record({
    fund: fc.constantFrom('industry', 'cage'),
    year: fc.constantFrom(2022, 2023),
    policy: fc.constantFrom('', 'a', 'b'),
    from: fc.constantFrom(...ACCOUNTS),
    to: fc.constantFrom(...ACCOUNTS),
    amount: fc.integer({ min: 1, max: 1_000_000_000 }).map((n) => ({ n: BigInt(n), d: 100n })),
  })
  .filter(({ from, to }) => from !== to);
const journal = fc.array(posting, { maxLength: 20 });

describe('the money ledger', () => {
  test('adds up to zero over all accounts, whatever is posted', () => {
    fc.assert(
      fc.property(journal, (postings) => {
        const all = ACCOUNTS.map((account) => onAccount(postings, account));
        expect(isZero(all.reduce(add, ZERO))).toBe(true);
        for (const one of postings) {
          const [left, right] = moneyLegs(one);
          expect(isZero(add(left.amount, right.amount))).toBe(true);
        }
      }),
      trials,
    );
  });

  test('comes into step with what an entry says, and a second time posts nothing', () => {
    fc.assert(
      fc.property(journal, journal, (standing, wanted) => {
        const posted = [...standing, ...settleMoney(standing, wanted)];
        expect(settleMoney(posted, wanted)).toEqual([]);
        for (const account of ACCOUNTS) {
          expect(equals(onAccount(posted, account), onAccount(wanted, account))).toBe(true);
        }
      }),
      trials,
    );
  });

  test('posts a payment alone once the promise stands, and gives both back when the entry leaves', () => {
    const promise = [line('available', 'committed', '100')];
    const paid = [...promise, line('committed', 'paid', '100')];
    expect(written(settleMoney([], promise))).toEqual([['available', 'committed', '100.00']]);
    expect(written(settleMoney(promise, paid))).toEqual([['committed', 'paid', '100.00']]);
    expect(written(settleMoney(paid, []))).toEqual([
      ['committed', 'available', '100.00'],
      ['paid', 'committed', '100.00'],
    ]);
  });
});

describe('how a fund stands in a year', () => {
  const BOOKS = [
    line('source', 'available', '1000000', ''),
    line('available', 'source', '200000', ''),
    line('available', 'committed', '300000'),
    line('committed', 'paid', '100000'),
    line('breach', 'receivable', '50000'),
    line('receivable', 'recovered', '20000'),
  ];
  test('is what was given less what was taken back, what is promised, paid and left', () => {
    const position = positionOf(BOOKS);
    const plain = Object.fromEntries(
      Object.entries(position).map(([name, value]) => [name, toDecimalString(value, 0)]),
    );
    expect(plain).toEqual({
      allotted: '800000',
      committed: '300000',
      paid: '100000',
      left: '500000',
      receivable: '50000',
      recovered: '20000',
    });
  });

  const over = (postings: readonly MoneyPosting[], known = true) =>
    overdraftsOf(
      postings,
      () => (known ? positionOf(BOOKS) : undefined),
      () => 'refuse',
    );
  test.each([
    ['a fen below what is left may be ordered', '499999.99', []],
    ['all that is left may be ordered', '500000', []],
    ['a fen more may not', '500000.01', ['0.01']],
  ])('%s', (_title, wanted, short) => {
    const found = over([line('available', 'committed', wanted)]);
    expect(found.map((one) => toDecimalString(one.short, 2))).toEqual(short);
  });

  test('holds payments of what was promised against nothing, and a release gives back', () => {
    expect(over([line('committed', 'paid', '900000')])).toEqual([]);
    expect(over([line('committed', 'available', '900000')])).toEqual([]);
  });

  test('lets nothing be promised out of a budget that nobody has entered', () => {
    expect(over([line('available', 'committed', '0.01')], false)).toMatchObject([{ unentered: true }]);
  });
});
