import { canonicalJson } from '../values/index.ts';
import type { Plan } from './plan.ts';

type Booking = Pick<Plan, 'ledger' | 'registers' | 'facts' | 'rulings'>;

/** Whether two plans book alike: the same accounts, lists, facts that lists ask for, and rulings on what is one saving. */
export const booksAlike = (one: Booking, other: Booking): boolean => bookingText(one) === bookingText(other);

const bookingText = ({ ledger, registers, facts, rulings }: Booking): string =>
  canonicalJson([
    ledger ?? null,
    registers.map(({ file }) => file),
    facts ?? null,
    rulings.filter(({ on, status }) => on.kind === 'unsaid' && status !== 'withdrawn'),
  ]);
