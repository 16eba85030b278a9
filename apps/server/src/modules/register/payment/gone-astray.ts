import { type SQL, sql } from 'drizzle-orm';
import { dayWords } from '../day-words.ts';
import { type LineEnd, lineEndWords } from './line-end.ts';

/**
 * Joins `gone` to a line `n` of a list: what of it was paid although it should not have been — after its order had ended, or once
 * more on another slip. `count` is how many times, `number` the first transaction by which that was booked.
 */
export const JOIN_GONE: SQL = sql`left join lateral (
    select count(*)::int as count, min(g.paid_on) as first, max(g.paid_on) as on, min(g.number) as number,
      string_agg(g.slip, '、' order by g.number) as slips
    from (
      select o.paid_on, o.slip, o.astray as number from payment_outcomes o
        where o.list_id = n.list_id and o.seq = n.seq and o.astray is not null
      union all
      select r.paid_on, r.slip, r.astray from payment_repeats r where r.list_id = n.list_id and r.seq = n.seq) g) gone on true`;

/** How the list itself paid a line, as it should. */
export interface ListedPayment {
  readonly on: string;
  readonly slip: string;
}

/** The payment by the list itself, of the outcome `o` of a line; null where that was one of those gone astray, or none. */
export const LISTED_PAYMENT: SQL = sql`case when o.outcome = 'paid' and o.astray is null
  then jsonb_build_object('on', o.paid_on::text, 'slip', o.slip) end`;

export const listedWords = ({ on, slip }: ListedPayment, today: string): string =>
  `这一笔已于 ${dayWords(on, today)}付出（回单 ${slip}）`;

/** Why a payment has to come back, in a sentence. */
export const astrayWords = (
  { ended, listed }: { readonly ended: LineEnd; readonly listed: ListedPayment | null },
  today: string,
): string => (listed ? `${listedWords(listed, today)}，又付了一次` : lineEndWords(ended, today));
