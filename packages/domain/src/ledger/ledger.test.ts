import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHART, LEDGER, move, UNITS } from '../../test/ledger/small-ledger.ts';
import { trials } from '../../test/trials.ts';
import { add, decimal, equals, isZero, sum, toPlainDecimal, whole, ZERO } from '../values/index.ts';
import { Balances } from './balances.ts';
import { checkChart } from './chart.ts';
import { legsOf, netPostings, type Posting, reversed, samePostings } from './posting.ts';
import { settle } from './settle.ts';
import { shortages } from './shortages.ts';
import { standingOf } from './standing.ts';
import { checkTransfer } from './transfer.ts';

const place = fc.record({
  account: fc.constantFrom(...LEDGER.accounts.map(({ id }) => id)),
  unit: fc.constantFrom(...UNITS),
});
const posting: fc.Arbitrary<Posting> = fc
  .record({
    resource: fc.constantFrom('land', 'energy'),
    from: place,
    to: place,
    amount: fc.integer({ min: 1, max: 10_000_000 }).map((n) => ({ n: BigInt(n), d: 100n })),
  })
  .filter(({ from, to }) => from.account !== to.account || from.unit !== to.unit);
const journal = fc.array(posting, { maxLength: 30 });

const allAccounts = (balances: Balances, resource: string) =>
  sum(LEDGER.accounts.map(({ id }) => balances.over(resource, id)));
const written = (postings: readonly Posting[]) =>
  postings.map(({ resource, from, to, amount }) => [resource, from.account, to.account, plain(amount)]);
const plain = (amount: Parameters<typeof toPlainDecimal>[0]) => toPlainDecimal(amount);

describe('the books always balance', () => {
  test('both sides of a posting add up to zero', () => {
    fc.assert(
      fc.property(posting, (one) => {
        const [left, right] = legsOf(one);
        expect(isZero(add(left.amount, right.amount))).toBe(true);
      }),
      trials,
    );
  });

  test('so do all accounts of a resource together, whatever is posted, and no balance drifts', () => {
    fc.assert(
      fc.property(journal, (postings) => {
        const balances = new Balances(postings);
        for (const resource of ['land', 'energy']) {
          expect(isZero(allAccounts(balances, resource))).toBe(true);
          for (const { id } of LEDGER.accounts) {
            const legs = postings.flatMap(legsOf).filter((leg) => leg.resource === resource);
            const own = legs.filter(({ account }) => account === id).map(({ amount }) => amount);
            expect(equals(balances.over(resource, id), sum(own))).toBe(true);
          }
        }
      }),
      trials,
    );
  });

  test('a reversal restores what stood before', () => {
    fc.assert(
      fc.property(journal, journal, (before, later) => {
        expect(netPostings([...later, ...later.map(reversed)])).toEqual([]);
        expect(samePostings([...before, ...later, ...later.map(reversed)], before)).toBe(true);
      }),
      trials,
    );
  });

  test('freed and moved are used and left, to the last digit, in every unit and over all', () => {
    fc.assert(
      fc.property(journal, (postings) => {
        const balances = new Balances(postings);
        for (const units of [undefined, ...UNITS.map((unit) => [unit])]) {
          const { freed, moved, used, left } = standingOf(CHART, balances, 'land', units);
          expect(equals(add(freed, moved), add(used, left))).toBe(true);
        }
      }),
      trials,
    );
  });
});

describe('settling an entry', () => {
  const freed = [move('land', 'close', 'pool', '3.5'), move('energy', 'close', 'pool', '40')];

  test('posts what it frees once, and nothing as long as it says the same', () => {
    expect(written(settle([], [], freed))).toEqual(written(freed));
    expect(settle(freed, freed, freed)).toEqual([]);
  });

  test('reverses and posts anew what has changed, and leaves the other resource alone', () => {
    const now = [move('land', 'close', 'pool', '3'), freed[1] as Posting];
    expect(written(settle(freed, freed, now))).toEqual([
      ['land', 'pool', 'close', '3.5'],
      ['land', 'close', 'pool', '3'],
    ]);
  });

  test('takes everything back once the entry stands for nothing, a ruling of the office included', () => {
    const declared = [move('land', 'improve', 'unruled', '2')];
    const ruled = [...declared, move('land', 'unruled', 'pool', '2')];
    expect(settle(ruled, declared, declared)).toEqual([]);
    const back = settle(ruled, declared, []);
    expect(netPostings([...ruled, ...back])).toEqual([]);
  });

  test('leaves exactly what the entry says, however often it changes its mind', () => {
    const own = fc.array(
      posting.map((one) => ({ ...one, resource: 'land' })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.array(own, { maxLength: 8 }), (minds) => {
        let standing: readonly Posting[] = [];
        let declared: readonly Posting[] = [];
        for (const wanted of minds) {
          standing = [...standing, ...settle(standing, declared, wanted)];
          declared = standing;
          expect(samePostings(standing, wanted)).toBe(true);
        }
      }),
      trials,
    );
  });
});

describe('a taking', () => {
  const before = new Balances([
    move('land', 'close', 'pool', '10'),
    move('land', 'close', 'pool', '5', 'hill'),
    move('energy', 'close', 'pool', '100', 'hill'),
  ]);
  const short = (...postings: Posting[]) =>
    shortages(CHART, before, postings).map(({ resource, unit, left, wanted, short: missing }) => [
      resource,
      unit,
      ...[left, wanted, missing].map(plain),
    ]);

  test.each([
    ['less than is left', '9.99', []],
    ['all that is left', '10', []],
    ['a hundredth more', '10.01', [['land', 'bridge', '10', '10.01', '0.01']]],
  ])('of %s', (_title, amount, expected) => {
    expect(short(move('land', 'pool', 'chain', amount))).toEqual(expected);
  });

  test('of land finds only what its own unit freed; energy is the county’s', () => {
    expect(short(move('land', 'pool', 'chain', '6', 'hill'))).toEqual([['land', 'hill', '5', '6', '1']]);
    expect(short(move('energy', 'pool', 'chain', '100'))).toEqual([]);
    expect(short(move('energy', 'pool', 'chain', '100.1'))).toEqual([
      ['energy', null, '100', '100.1', '0.1'],
    ]);
  });

  test('that is changed is held against what it takes more, not against all of it', () => {
    const taken = new Balances([move('land', 'close', 'pool', '10'), move('land', 'pool', 'chain', '8')]);
    const change = (amount: string) => [
      move('land', 'chain', 'pool', '8'),
      move('land', 'pool', 'renovation', amount),
    ];
    expect(shortages(CHART, taken, change('10'))).toEqual([]);
    expect(shortages(CHART, taken, change('10.5'))).toHaveLength(1);
    expect(shortages(CHART, taken, change('7'))).toEqual([]);
  });

  test('is not limited where the plan sets no limit, and a relapse is never held up by what was given away', () => {
    expect(short(move('waste', 'pool', 'chain', '1'))).toEqual([]);
    const given = new Balances([move('land', 'close', 'pool', '10'), move('land', 'pool', 'chain', '8')]);
    expect(shortages(CHART, given, [move('land', 'pool', 'close', '10')])).toEqual([]);
  });
});

describe('a transfer by the office', () => {
  const before = new Balances([
    move('land', 'close', 'pool', '10'),
    move('land', 'improve', 'unruled', '2'),
    move('land', 'pool', 'chain', '4'),
  ]);
  const refused = (one: Posting) => checkTransfer(CHART, before, one, UNITS)?.code;

  test.each([
    ['from one purpose to another', move('land', 'chain', 'renovation', '4'), undefined],
    ['out of 待核 to the county', move('land', 'unruled', 'pool', '2'), undefined],
    ['out of 待核 to the merged firm', move('land', 'unruled', 'merged', '2'), undefined],
    ['of what is left to another unit', move('land', 'pool', 'pool', '6', 'bridge', 'hill'), undefined],
    ['of more than there is', move('land', 'pool', 'pool', '6.01', 'bridge', 'hill'), 'too-much'],
    ['of nothing', move('land', 'chain', 'renovation', '0'), 'not-positive'],
    ['into thin air', move('land', 'pool', 'nowhere', '1'), 'unknown-name'],
    ['to a unit that is none', move('land', 'pool', 'pool', '1', 'bridge', 'moon'), 'unknown-name'],
    ['that frees something without an entry', move('land', 'close', 'pool', '1'), 'not-allowed'],
    ['that takes something without an entry', move('land', 'pool', 'chain', '1'), 'not-allowed'],
    ['to itself', move('land', 'pool', 'pool', '1'), 'not-allowed'],
    [
      'of a purpose to another unit',
      move('land', 'chain', 'renovation', '1', 'bridge', 'hill'),
      'not-allowed',
    ],
  ])('%s', (_title, one, expected) => {
    expect(refused(one)).toBe(expected);
  });
});

describe('a chart of accounts', () => {
  const [first, ...rest] = LEDGER.accounts;
  test.each([
    ['one that is sound', LEDGER, []],
    [
      'two accounts of one name',
      { ...LEDGER, accounts: [...LEDGER.accounts, first!] },
      ['“improve”写了两次'],
    ],
    [
      'two to take from',
      { ...LEDGER, accounts: [...LEDGER.accounts, { ...first!, id: 'x', kind: 'pool' as const }] },
      ['结余科目有 2 个'],
    ],
    [
      'none to take from',
      { ...LEDGER, accounts: rest.filter(({ kind }) => kind !== 'pool') },
      ['结余科目有 0 个'],
    ],
    [
      'nowhere to go',
      { ...LEDGER, accounts: LEDGER.accounts.filter(({ kind }) => kind !== 'use') },
      ['没有用途科目'],
    ],
  ])('%s', (_title, file, messages) => {
    expect(checkChart(file).map(({ message }) => message)).toEqual(messages);
  });
});

test('an empty book stands at zero', () => {
  const nothing = standingOf(CHART, new Balances(), 'land');
  expect(Object.values(nothing).every((amount) => equals(amount, ZERO))).toBe(true);
  expect(equals(whole(0), decimal('0'))).toBe(true);
});
