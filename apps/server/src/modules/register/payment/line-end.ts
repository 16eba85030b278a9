import { type SQL, sql } from 'drizzle-orm';
import { dayWords } from '../day-words.ts';

/** What took an order off the books after it had gone on a list. */
export interface LineEnd {
  readonly on: string;
  readonly occasion: string;
  readonly reason: string;
  readonly paid: boolean;
}

/**
 * Joins `ended` to a line `n` of a list: the first posting that released the money promised for it. One that has an answer of
 * the bureau was ended by that.
 */
export const JOIN_LINE_END: SQL = sql`left join lateral (
    select t.happened_on as on, t.occasion, t.reason, p.to_account = 'paid' as paid
    from money_postings p join money_transactions t on t.number = p.number
    where p.entry_id = n.entry_id and p.number > n.commitment and p.from_account = 'committed'
    order by p.number limit 1) ended on true`;

/** Why a line is not to be paid any more, in a sentence. */
export function lineEndWords({ on, occasion, reason, paid }: LineEnd, today: string): string {
  const why = reason === '' ? occasion : `${occasion}：${reason}`;
  return `这一笔已于 ${dayWords(on, today)}${paid ? '另行办结' : '撤回'}（${why}）`;
}
