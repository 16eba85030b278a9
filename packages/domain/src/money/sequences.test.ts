import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inFullSuite } from '../../test/trials.ts';
import { decideGrant } from '../policy/index.ts';
import {
  add,
  compare,
  decimal,
  type Exact,
  equals,
  isZero,
  minimum,
  roundTo,
  subtract,
  sum,
  ZERO,
} from '../values/index.ts';
import { ACCOUNTS, CAME_FROM } from './accounts.ts';
import { overdraftsOf, positionOf } from './position.ts';
import { type MoneyPosting, onAccount, settleMoney } from './posting.ts';

/** 5,000,000 for an enterprise and year (clause 22), and a budget that a few of them use up. */
const CAP = decimal('5000000');
const BUDGET = decimal('12000000');

const step = fc.record({
  act: fc.constantFrom('order', 'order', 'pay', 'recall', 'again'),
  application: fc.integer({ min: 0, max: 9 }),
  year: fc.constantFrom(2022, 2023),
  // What a rate of a sum in fen comes to, before it is rounded.
  fen: fc.bigInt({ min: 0n, max: 900_000_000n }),
  rate: fc.constantFrom(5n, 7n, 9n, 11n),
  whole: fc.boolean(),
});

interface Held {
  readonly year: number;
  readonly sum: Exact;
  readonly paid: boolean;
}

/**
 * Applications of three enterprises are ordered, paid, called back and asked for again in any order. Whatever the order, no
 * enterprise is granted more than its cap in a year, no budget is passed, nothing is paid twice, and no fen comes or goes.
 */
test('no cap, no budget and no fen is lost over any sequence of applications', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const held = new Map<number, Held>();
      const books: MoneyPosting[] = [2022, 2023].map((year) => ({
        fund: 'f',
        year,
        policy: '',
        from: 'source' as const,
        to: 'available' as const,
        amount: BUDGET,
      }));
      const ofEntry = new Map<number, MoneyPosting[]>();
      const wantedOf = (entry: number): MoneyPosting[] => {
        const now = held.get(entry);
        if (!now || isZero(now.sum)) return [];
        const line = (to: 'committed' | 'paid'): MoneyPosting => ({
          fund: 'f',
          year: now.year,
          policy: 'p',
          from: CAME_FROM[to],
          to,
          amount: now.sum,
        });
        return now.paid ? [line('committed'), line('paid')] : [line('committed')];
      };
      const granted = (enterprise: number, year: number) =>
        sum(
          [...held].flatMap(([entry, one]) =>
            entry % 3 === enterprise && one.year === year ? [one.sum] : [],
          ),
        );
      for (const { act, application, year, fen, rate, whole } of steps) {
        const before = held.get(application);
        if (act === 'order' && !before) {
          const computed = roundTo({ n: fen * rate, d: 10_000n }, 2, 'half-up');
          const room = subtract(CAP, granted(application % 3, year));
          // As a person may decide: what the policy comes to under its cap, or the whole although there is no room for it.
          const decided = whole ? computed : minimum(computed, room);
          const answer = decideGrant({ held: false, grants: true, decided, room, blind: false });
          if (answer === 'granted') held.set(application, { year, sum: decided, paid: false });
          else expect([answer, compare(decided, room)]).toEqual(['over', 1]);
        } else if (act === 'pay' && before) held.set(application, { ...before, paid: true });
        else if (act === 'recall' && before && !before.paid) held.delete(application);
        const postings = settleMoney(ofEntry.get(application) ?? [], wantedOf(application));
        const over = overdraftsOf(
          postings,
          (fund, of) => positionOf(books, (purse) => purse.fund === fund && purse.year === of),
          () => 'refuse',
        );
        if (over.length > 0) {
          if (before) held.set(application, before);
          else held.delete(application);
          continue;
        }
        books.push(...postings);
        ofEntry.set(application, [...(ofEntry.get(application) ?? []), ...postings]);
      }
      expect(isZero(ACCOUNTS.map((account) => onAccount(books, account)).reduce(add, ZERO))).toBe(true);
      for (const year of [2022, 2023]) {
        const position = positionOf(books, (purse) => purse.year === year);
        const promised = sum([...held.values()].filter((one) => one.year === year).map((one) => one.sum));
        const paid = sum(
          [...held.values()].filter((one) => one.year === year && one.paid).map((one) => one.sum),
        );
        expect(equals(position.committed, promised)).toBe(true);
        expect(equals(position.paid, paid)).toBe(true);
        expect(equals(add(position.committed, position.left), BUDGET)).toBe(true);
        expect(compare(position.committed, BUDGET) <= 0).toBe(true);
        for (const enterprise of [0, 1, 2]) expect(compare(granted(enterprise, year), CAP) <= 0).toBe(true);
      }
    }),
    { numRuns: inFullSuite(100_000, 300) },
  );
}, 1_200_000);
