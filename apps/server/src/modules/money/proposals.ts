import { randomUUID } from 'node:crypto';
import type { MoneyProposal, NewProposal } from '@tenglong/contracts/money';
import { type MoneyPosting, positionOf } from '@tenglong/domain/money';
import {
  decimal,
  type Exact,
  negate,
  readTyped,
  sign,
  toDecimalString,
  toPlainDecimal,
} from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit, whoWasFirst } from '../../platform/audit/index.ts';
import { makeOnce, type Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { overdrafts, overdraftWords } from './book-money.ts';
import { fundTitle, getFund, getFunds, type LoadedFunds, needKeeper, usesOf } from './fund-book.ts';
import { appendMoney, loadWays, lockMoney } from './posting-rows.ts';

interface StoredProposal {
  id: string;
  kind: NewProposal['kind'];
  fund: string;
  year: number;
  amount: string;
  use: string;
  payee: string;
  reason: string;
  proposed_by: string;
  proposed_name: string;
  proposed_on: string;
  state: 'open' | 'confirmed' | 'withdrawn';
}

const nameOf = ({ userId, account }: Actor): string => userId ?? account;

/** What waits for a second person, the oldest first. */
export async function listProposals(tx: Tx, { plan }: LoadedFunds, actor: Actor): Promise<MoneyProposal[]> {
  const rows = await tx.rows<StoredProposal>(sql`
    select id, kind, fund, year, amount::text as amount, use, payee, reason, proposed_by, proposed_name, proposed_on, state
    from money_proposals where state = 'open' order by proposed_at, id`);
  return rows.map((row) => {
    const fund = plan.funds?.funds.find(({ id }) => id === row.fund);
    const use = fund && usesOf(plan, fund).find(({ id }) => id === row.use);
    return {
      id: row.id,
      kind: row.kind,
      year: row.year,
      payee: row.payee,
      reason: row.reason,
      fundTitle: fundTitle(plan, row.fund),
      amountYuan: toDecimalString(decimal(row.amount), 2),
      useTitle: use?.title ?? row.use,
      by: row.proposed_name,
      on: row.proposed_on,
      mine: row.proposed_by === nameOf(actor),
    };
  });
}

/** Yuan with at most two places, not zero. @throws Problem INPUT_INVALID */
function readYuan(typed: string): Exact {
  const amount = readTyped(typed);
  const fraction = amount && toPlainDecimal(amount)?.split('.')[1];
  const digits = amount && toPlainDecimal(amount)?.replace('-', '').split('.')[0];
  if (amount && sign(amount) !== 0 && (fraction?.length ?? 0) <= 2 && (digits?.length ?? 0) <= 14)
    return amount;
  throw new Problem('INPUT_INVALID', {
    details: [{ path: 'amountYuan', message: '金额应填不为零的元数，至多两位小数，如 5000000' }],
  });
}

/** What a proposal would post: a budget from outside, a payment through the promise; an income posts nothing. */
function postingsOf(
  { kind, fund, year }: Pick<StoredProposal, 'kind' | 'fund' | 'year'>,
  amount: Exact,
): MoneyPosting[] {
  const line = (from: MoneyPosting['from'], to: MoneyPosting['to'], sum: Exact): MoneyPosting => ({
    fund,
    year,
    policy: '',
    from,
    to,
    amount: sum,
  });
  if (kind === 'income') return [];
  if (kind === 'spending') return [line('available', 'committed', amount), line('committed', 'paid', amount)];
  return sign(amount) > 0
    ? [line('source', 'available', amount)]
    : [line('available', 'source', negate(amount))];
}

/** @throws Problem FUND_USE_REFUSED, BUDGET_OVERDRAWN, BUDGET_BELOW_COMMITTED, INPUT_INVALID */
async function refuse(
  tx: Tx,
  { plan, funds }: LoadedFunds,
  proposal: Pick<StoredProposal, 'kind' | 'fund' | 'year' | 'use' | 'payee'>,
  amount: Exact,
): Promise<readonly MoneyPosting[]> {
  const fund = getFund(funds, proposal.fund);
  const postings = postingsOf(proposal, amount);
  const refused = (message: string) =>
    new Problem('FUND_USE_REFUSED', { details: [{ path: 'use', message }] });
  if (proposal.kind === 'income' && !fund.extraction) throw refused(`${fund.title}不按收入提取`);
  if (proposal.kind === 'spending') {
    const use = usesOf(plan, fund).find(({ id }) => id === proposal.use);
    if (!fund.uses) throw refused(`${fund.title}只经申报兑现，不直接支出`);
    if (!use) throw refused('没有写明用途');
    if (!use.permitted) throw refused(`“${use.title}”不是方案允许的用途`);
    if (proposal.payee === '') throw refused('没有写明收款单位');
    if (sign(amount) <= 0) throw refused('支出应大于零');
    const over = (await overdrafts(tx, plan, postings)).filter(({ overdraw }) => overdraw === 'refuse');
    if (over.length > 0) {
      const details = over.map((one) => ({ path: 'amountYuan', message: overdraftWords(plan, one) }));
      throw new Problem('BUDGET_OVERDRAWN', { details });
    }
  }
  if (proposal.kind === 'budget' && sign(amount) < 0) {
    const { left } = positionOf(await loadWays(tx, sql`p.fund = ${fund.id} and p.year = ${proposal.year}`));
    const short = { n: left.n * amount.d + amount.n * left.d, d: left.d * amount.d };
    if (sign(short) < 0) {
      const message = `${fund.title} ${proposal.year} 年只剩 ${toDecimalString(left, 2)} 元没有承诺`;
      throw new Problem('BUDGET_BELOW_COMMITTED', { details: [{ path: 'amountYuan', message }] });
    }
  }
  return postings;
}

/**
 * Enters a budget, a correction, an income or a payment; nothing is booked before somebody else confirms it.
 *
 * @throws Problem FUND_USE_REFUSED, BUDGET_OVERDRAWN, BUDGET_BELOW_COMMITTED, INPUT_INVALID, ALREADY_SUBMITTED
 */
export function proposeMoney({ db, clock }: Deps, actor: Actor, body: NewProposal): Promise<void> {
  return db.transaction(async (tx) => {
    const loaded = await getFunds(tx);
    needKeeper(loaded, actor);
    const amount = readYuan(body.amountYuan);
    await refuse(tx, loaded, body, amount);
    const { kind, fund, year, use, payee, reason } = body;
    const id = body.submission ?? randomUUID();
    const at = clock.now();
    const text = toDecimalString(amount, 2);
    const insert = sql`
      insert into money_proposals (id, kind, fund, year, amount, use, payee, reason, proposed_by, proposed_name,
        proposed_on, proposed_at, state)
      values (${id}, ${kind}, ${fund}, ${year}, ${text}, ${use}, ${payee}, ${reason}, ${nameOf(actor)},
        ${actor.displayName}, ${clock.today()}, ${at}, 'open')`;
    await makeOnce('money_proposals', () => tx.run(insert));
    const after = { kind, fund, year, amount: text, use, payee };
    await recordAudit(tx, { actor, action: 'money.proposed', subject: id, at, source: reason, after });
  });
}

/** The proposal, kept from others until the end of the transaction. @throws Problem MONEY_PROPOSAL_GONE */
async function lockOpen(tx: Tx, id: string): Promise<StoredProposal> {
  const [row] = await tx.rows<StoredProposal>(sql`
    select id, kind, fund, year, amount::text as amount, use, payee, reason, proposed_by, proposed_name, proposed_on, state
    from money_proposals where id = ${id} for update`);
  if (row?.state !== 'open') {
    const details = await whoWasFirst(tx, id, 'money.confirmed', 'money.withdrawn');
    throw new Problem('MONEY_PROPOSAL_GONE', { details });
  }
  return row;
}

const OCCASIONS = { budget: '编列预算', income: '登记收入', spending: '直接支出' } as const;

/** Books a proposal. Whoever entered it may not confirm it. @throws Problem MONEY_SECOND_PERSON and as `refuse` */
export function confirmMoney({ db, clock }: Deps, actor: Actor, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    const loaded = await getFunds(tx);
    needKeeper(loaded, actor);
    const row = await lockOpen(tx, id);
    if (row.proposed_by === nameOf(actor)) throw new Problem('MONEY_SECOND_PERSON');
    const last = await lockMoney(tx);
    const amount = decimal(row.amount);
    const postings = await refuse(tx, loaded, row, amount);
    const at = clock.now();
    let number: number | null = null;
    if (row.kind === 'income') {
      await tx.run(sql`
        insert into money_incomes (proposal_id, fund, year, amount)
        values (${id}, ${row.fund}, ${row.year}, ${row.amount})`);
    } else {
      number = await appendMoney(
        tx,
        last,
        {
          kind: row.kind,
          entryId: null,
          revision: null,
          register: '',
          subjectName: row.payee,
          unit: '',
          creditCode: '',
          caseNumber: '',
          use: row.use,
          actor,
          on: clock.today(),
          at,
          planVersionId: loaded.version.id,
          occasion: row.kind === 'budget' && sign(amount) < 0 ? '调减预算' : OCCASIONS[row.kind],
          reason: `${row.reason}（${row.proposed_name}提出，${actor.displayName}确认）`,
        },
        postings,
      );
    }
    await tx.run(sql`
      update money_proposals set state = 'confirmed', decided_by = ${nameOf(actor)}, decided_name = ${actor.displayName},
        decided_at = ${at}, number = ${number} where id = ${id}`);
    await recordAudit(tx, { actor, action: 'money.confirmed', subject: id, at, after: { number } });
  });
}

/** Lays a proposal aside. @throws Problem MONEY_PROPOSAL_GONE */
export function withdrawMoney({ db, clock }: Deps, actor: Actor, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    needKeeper(await getFunds(tx), actor);
    await lockOpen(tx, id);
    const at = clock.now();
    await tx.run(sql`
      update money_proposals set state = 'withdrawn', decided_by = ${nameOf(actor)}, decided_name = ${actor.displayName},
        decided_at = ${at} where id = ${id}`);
    await recordAudit(tx, { actor, action: 'money.withdrawn', subject: id, at });
  });
}
