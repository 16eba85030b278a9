import type { CalendarDay } from '../values/index.ts';
import type { Entry } from './entry.ts';
import type { PreparedRegister } from './prepare-register.ts';

/**
 * The day by whose year an entry's money counts, in its budget and its caps: where the register has a payment and the entry
 * was paid, the day it was paid; otherwise since when it stands where it stands. A list of years past is not this year's money.
 */
export function moneyDayOf(
  { file, moves }: Pick<PreparedRegister, 'file' | 'moves'>,
  entry: Entry,
): CalendarDay {
  const payment = file.money?.payment;
  const paid =
    payment && moves.get(payment.move)?.to === entry.stage ? entry.fields.get(payment.on) : undefined;
  return typeof paid === 'string' && paid !== '' ? paid : entry.stageSince;
}
