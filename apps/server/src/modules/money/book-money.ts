import {
  fundOfPolicy,
  type MoneyPosting,
  type Overdraft,
  overdraftsOf,
  type Position,
  positionOf,
  settleMoney,
} from '@tenglong/domain/money';
import type { Plan } from '@tenglong/domain/plan';
import { type MoneyHeld, moneyPostings } from '@tenglong/domain/register';
import { isZero, sign, toDecimalString } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { astrayOwed } from './book-astray.ts';
import { fundTitle } from './fund-book.ts';
import { appendMoney, loadWays, lockMoney } from './posting-rows.ts';

/** An entry whose place in the money ledger may have changed, with what it stands for now. */
export interface MoneyBooking {
  readonly plan: Plan;
  readonly planVersionId: string;
  readonly entryId: string;
  readonly register: string;
  readonly subjectName: string;
  readonly creditCode: string;
  readonly unit: string;
  readonly revision: number;
  readonly held: MoneyHeld;
  /** The budget year of what the books do not hold yet. */
  readonly year: number;
  readonly kind?: 'entry' | 'settle';
  /** Whether only fields were filled in: what is promised or paid may not be changed by that. */
  readonly amended?: boolean;
  readonly occasion: string;
  readonly reason?: string;
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
  /** The past of an office's own list is believed: it is not held against the budget. */
  readonly believed?: boolean;
}

const GAPS = {
  unknown: '金额还没有填',
  negative: '金额小于零',
  exceeds: '金额大于它所出自的金额',
  'no-policy': '没有写明兑现哪项政策',
} as const;

/** The fund and budget year in which an entry's money stands; it stays there until it has left the books altogether. */
function purseOf(
  standing: readonly MoneyPosting[],
  { plan, held, year }: Pick<MoneyBooking, 'plan' | 'held' | 'year'>,
) {
  const [kept] = settleMoney([], standing);
  if (kept) return { fund: kept.fund, year: kept.year };
  const fund = held.policy === undefined ? undefined : fundOfPolicy(plan.funds, held.policy);
  return fund && { fund: fund.id, year };
}

/**
 * Brings the money ledger in step with an entry, in the transaction of whatever happened to it: what it promises or pays
 * is posted, what it no longer stands for is reversed. In step already, it posts nothing.
 *
 * @returns the number of the transaction, or nothing
 * @throws Problem BUDGET_OVERDRAWN if it promises more than is left, MONEY_ASTRAY, MONEY_AMOUNT, MONEY_FIXED
 */
export async function bookMoney(tx: Tx, booking: MoneyBooking): Promise<number | undefined> {
  const { plan, held, entryId, believed = false } = booking;
  if (!plan.funds) return undefined;
  const standing = await loadWays(tx, sql`p.entry_id = ${entryId}`);
  const purse = purseOf(standing, booking);
  const wanted = purse ? moneyPostings(held, purse) : [];
  if (!believed && purse && held.gaps.length > 0) {
    const details = held.gaps.map(({ is, reason }) => ({ path: is, message: GAPS[reason] }));
    throw new Problem('MONEY_AMOUNT', { details });
  }
  const postings = settleMoney(standing, wanted);
  if (postings.length === 0) return undefined;
  const fixed = postings.some(({ from, to }) => [from, to].some((one) => one === 'committed'));
  if (booking.amended && fixed) throw new Problem('MONEY_FIXED');
  const last = await lockMoney(tx);
  if (!believed) await needNothingAstray(tx, booking, postings);
  const over = believed ? [] : await overdrafts(tx, plan, postings);
  const refused = over.filter(({ overdraw }) => overdraw === 'refuse');
  if (refused.length > 0) {
    throw new Problem('BUDGET_OVERDRAWN', {
      details: refused.map((one) => ({ path: one.fund, message: overdraftWords(plan, one) })),
    });
  }
  const { register, subjectName, creditCode, unit, revision, occasion, actor, on, at, planVersionId } =
    booking;
  const warned = over.map((one) => overdraftWords(plan, one));
  return appendMoney(
    tx,
    last,
    {
      kind: booking.kind ?? 'entry',
      entryId,
      register,
      subjectName,
      creditCode,
      unit,
      revision,
      caseNumber: held.number,
      occasion,
      actor,
      on,
      at,
      planVersionId,
      reason: [booking.reason ?? '', ...warned].filter((part) => part !== '').join('；'),
    },
    postings,
  );
}

/** Nothing more is promised to a project that still holds money which the bureau paid after an order had been called back. */
async function needNothingAstray(
  tx: Tx,
  { held, creditCode: code }: MoneyBooking,
  postings: readonly MoneyPosting[],
): Promise<void> {
  if (!postings.some(({ to }) => to === 'committed')) return;
  const owed = await astrayOwed(tx, { policy: held.policy ?? '', code, number: held.number });
  if (isZero(owed)) return;
  const message = `还有 ${toDecimalString(owed, 2)} 元没有追回`;
  throw new Problem('MONEY_ASTRAY', { details: [{ path: 'committed', message }] });
}

/** Whether an entry is in step with what stands in the books for it: nothing would have to be posted. */
export function moneyInStep(
  standing: readonly MoneyPosting[],
  booking: Pick<MoneyBooking, 'plan' | 'held' | 'year'>,
): boolean {
  const purse = purseOf(standing, booking);
  return settleMoney(standing, purse ? moneyPostings(booking.held, purse) : []).length === 0;
}

/** Which budgets these postings pass. Called under the lock. */
export async function overdrafts(
  tx: Tx,
  plan: Plan,
  postings: readonly MoneyPosting[],
): Promise<readonly Overdraft[]> {
  const before = new Map<string, Position | undefined>();
  for (const { fund, year } of postings) {
    const key = `${fund} ${year}`;
    if (before.has(key)) continue;
    const ways = await loadWays(tx, sql`p.fund = ${fund} and p.year = ${year}`);
    const entered = ways.some(({ from, to }) => from === 'source' || to === 'source');
    before.set(key, entered ? positionOf(ways) : undefined);
  }
  const rules = new Map(plan.funds?.funds.map(({ id, overdraw }) => [id, overdraw]));
  return overdraftsOf(
    postings,
    (fund, year) => before.get(`${fund} ${year}`),
    (fund) => rules.get(fund) ?? 'refuse',
  );
}

export function overdraftWords(
  plan: Plan,
  { fund, year, left, wanted, short, unentered }: Overdraft,
): string {
  const name = `${fundTitle(plan, fund)} ${year} 年`;
  if (unentered) return `${name}还没有编列预算`;
  const [has, wants, lacks] = [left, wanted, short].map((one) => toDecimalString(one, 2));
  const rest = sign(left) < 0 ? '已超支' : '结余';
  return `${name}${rest} ${has} 元，本次要 ${wants} 元，还差 ${lacks} 元`;
}
