import { randomUUID } from 'node:crypto';
import type { LedgerTransfer, NewTransfer } from '@tenglong/contracts/ledger';
import {
  Balances,
  chartOf,
  checkTransfer,
  type Posting,
  type TransferRefusal,
} from '@tenglong/domain/ledger';
import type { Plan } from '@tenglong/domain/plan';
import { decimal, type Exact, readTyped, toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { type Actor, countyScope } from '../../platform/actor/index.ts';
import { recordAudit, whoWasFirst } from '../../platform/audit/index.ts';
import { makeOnce, type Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { appendTransaction, lockLedger } from './append-transaction.ts';
import { loadEntryPostings } from './book-entry.ts';
import { getLedger, LedgerTitles, type LoadedLedger } from './ledger-titles.ts';
import { amountText, loadFlows } from './posting-rows.ts';

interface StoredTransfer {
  id: string;
  from_account: string;
  from_unit: string;
  to_account: string;
  to_unit: string;
  lines: { readonly resource: string; readonly amount: string }[];
  reason: string;
  entry_id: string | null;
  subject_name: string;
  proposed_by: string;
  proposed_name: string;
  proposed_on: string;
  state: 'open' | 'confirmed' | 'withdrawn';
}

const COLUMNS = sql`id, from_account, from_unit, to_account, to_unit, lines, reason,
  entry_id, subject_name, proposed_by, proposed_name, proposed_on, state`;

const postingsOf = (row: StoredTransfer): Posting[] =>
  row.lines.map(({ resource, amount }) => ({
    resource,
    from: { account: row.from_account, unit: row.from_unit },
    to: { account: row.to_account, unit: row.to_unit },
    amount: decimal(amount),
  }));

const nameOf = ({ userId, account }: Actor): string => userId ?? account;

/** Transfers that wait for a second person, the oldest first. */
export async function listOpenTransfers(tx: Tx, actor: Actor, plan: Plan): Promise<LedgerTransfer[]> {
  const titles = new LedgerTitles(plan);
  const rows = await tx.rows<StoredTransfer>(
    sql`select ${COLUMNS} from ledger_transfers where state = 'open' order by proposed_at, id`,
  );
  return rows.map((row) => ({
    id: row.id,
    fromTitle: titles.account(row.from_account),
    fromUnit: titles.unit(row.from_unit),
    toTitle: titles.account(row.to_account),
    toUnit: titles.unit(row.to_unit),
    lines: row.lines.map(({ resource, amount }) => titles.amount(resource, amount)),
    reason: row.reason,
    entryId: row.entry_id,
    subjectName: row.subject_name,
    proposedBy: row.proposed_name,
    proposedOn: row.proposed_on,
    mine: row.proposed_by === nameOf(actor),
  }));
}

/** Why a transfer cannot be made, in words. */
function refusalText(titles: LedgerTitles, posting: Posting, refusal: TransferRefusal): string {
  const { title, unit } = titles.resource(posting.resource);
  const from = `${titles.unit(posting.from.unit)}“${titles.account(posting.from.account)}”`;
  switch (refusal.code) {
    case 'unknown-name':
      return '账上没有所选的要素、科目或乡镇';
    case 'not-positive':
      return '数量应大于零';
    case 'not-allowed':
      return '只能在用途之间改、把待核的核定给全市或企业、把结余调剂给别的乡镇；腾出和占用由条目办';
    case 'too-much':
      return `${from}的${title}只有 ${toPlainDecimal(refusal.left) ?? ''} ${unit}`;
  }
}

async function refuseTransfer(
  tx: Tx,
  { plan, ledger }: LoadedLedger,
  postings: readonly Posting[],
): Promise<void> {
  const flows = await loadFlows(
    tx,
    countyScope,
    postings.map(({ resource }) => resource),
  );
  const units = [...plan.units.map(({ id }) => id), plan.meta.county.code];
  const chart = chartOf(ledger);
  const balances = new Balances(flows);
  const details = postings.flatMap((posting) => {
    const refusal = checkTransfer(chart, balances, posting, units);
    if (!refusal) return [];
    return [{ path: posting.resource, message: refusalText(new LedgerTitles(plan), posting, refusal) }];
  });
  if (details.length > 0) throw new Problem('LEDGER_TRANSFER_REFUSED', { details });
}

/** What a ruling on 待核 is about: the entry whose merger it was, with as much waiting as is ruled on. */
async function subjectOfRuling(
  tx: Tx,
  { ledger }: LoadedLedger,
  postings: readonly Posting[],
  entryId: string | null,
): Promise<string> {
  const from = postings[0]?.from.account;
  const kind = ledger.accounts.find(({ id }) => id === from)?.kind;
  if (entryId === null) {
    if (kind !== 'pending') return '';
    throw new Problem('LEDGER_TRANSFER_REFUSED', {
      details: [{ path: 'entryId', message: '核定归属要写明是哪一家的' }],
    });
  }
  const held = (await loadEntryPostings(tx, entryId)).get(entryId);
  const [named] = await tx.rows<{ name: string }>(
    sql`select subject_name as name from ledger_transactions where entry_id = ${entryId} order by number desc limit 1`,
  );
  const balances = new Balances(held?.standing);
  const refused = postings.some((posting) =>
    checkTransfer(chartOf(ledger), balances, posting, [posting.from.unit, posting.to.unit]),
  );
  if (named && !refused) return named.name;
  throw new Problem('LEDGER_TRANSFER_REFUSED', {
    details: [{ path: 'entryId', message: '这一条在这个科目上没有这么多，可能已冲回或已核定' }],
  });
}

const PLACES = 8;
/** No resource of a county comes near: what goes beyond is a slip of the keyboard. */
const DIGITS = 15;

/** An amount that somebody typed. @throws Problem INPUT_INVALID */
function readAmount(typed: string): Exact {
  const amount = readTyped(typed);
  const [digits = '', fraction = ''] = (amount && toPlainDecimal(amount)?.replace('-', '').split('.')) ?? [];
  if (amount && fraction.length <= PLACES && digits.length <= DIGITS) return amount;
  throw new Problem('INPUT_INVALID', {
    details: [{ path: 'lines', message: `数量应填数值，如 12.5，至多 ${DIGITS} 位整数、${PLACES} 位小数` }],
  });
}

/**
 * Proposes a transfer; nothing is booked before somebody else confirms it.
 *
 * @returns its id
 * @throws Problem LEDGER_NOT_KEPT, LEDGER_TRANSFER_REFUSED, ALREADY_SUBMITTED
 */
export function proposeTransfer({ db, clock }: Deps, actor: Actor, body: NewTransfer): Promise<string> {
  return db.transaction(async (tx) => {
    const loaded = await getLedger(tx);
    const { from, to, reason, entryId } = body;
    const postings = body.lines.map(({ resource, amount }) => ({
      resource,
      from,
      to,
      amount: readAmount(amount),
    }));
    if (new Set(postings.map(({ resource }) => resource)).size < postings.length) {
      throw new Problem('INPUT_INVALID', { details: [{ path: 'lines', message: '同一要素写了两次' }] });
    }
    await refuseTransfer(tx, loaded, postings);
    const subject = await subjectOfRuling(tx, loaded, postings, entryId);
    const lines = postings.map(({ resource, amount }) => ({ resource, amount: amountText(amount) }));
    const id = body.submission ?? randomUUID();
    const at = clock.now();
    const insert = sql`
      insert into ledger_transfers (id, from_account, from_unit, to_account, to_unit, lines, reason, entry_id,
        subject_name, proposed_by, proposed_name, proposed_on, proposed_at, state)
      values (${id}, ${from.account}, ${from.unit}, ${to.account}, ${to.unit}, ${JSON.stringify(lines)}, ${reason},
        ${entryId}, ${subject}, ${nameOf(actor)}, ${actor.displayName}, ${clock.today()}, ${at}, 'open')`;
    await makeOnce('ledger_transfers', () => tx.run(insert));
    const after = { from, to, lines, entryId };
    await recordAudit(tx, { actor, action: 'ledger.proposed', subject: id, at, source: reason, after });
    return id;
  });
}

/** The transfer, kept from others until the end of the transaction. @throws Problem LEDGER_TRANSFER_GONE */
async function lockOpen(tx: Tx, id: string): Promise<StoredTransfer> {
  const [row] = await tx.rows<StoredTransfer>(
    sql`select ${COLUMNS} from ledger_transfers where id = ${id} for update`,
  );
  if (row?.state !== 'open') {
    const details = await whoWasFirst(tx, id, 'ledger.transferred', 'ledger.withdrawn');
    throw new Problem('LEDGER_TRANSFER_GONE', { details });
  }
  return row;
}

/**
 * Books a proposed transfer. Whoever proposed it may not confirm it.
 *
 * @throws Problem LEDGER_TRANSFER_GONE, LEDGER_SECOND_PERSON, LEDGER_TRANSFER_REFUSED if less is left by now
 */
export function confirmTransfer({ db, clock }: Deps, actor: Actor, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    const loaded = await getLedger(tx);
    const row = await lockOpen(tx, id);
    if (row.proposed_by === nameOf(actor)) throw new Problem('LEDGER_SECOND_PERSON');
    const last = await lockLedger(tx);
    const postings = postingsOf(row);
    await refuseTransfer(tx, loaded, postings);
    if (row.entry_id !== null) await subjectOfRuling(tx, loaded, postings, row.entry_id);
    const at = clock.now();
    const number = await appendTransaction(
      tx,
      last,
      {
        kind: 'transfer',
        entryId: row.entry_id,
        register: row.entry_id === null ? '' : await registerOf(tx, row.entry_id),
        subjectName: row.subject_name,
        revision: null,
        occasion: row.from_unit === row.to_unit ? '核定改记' : '调剂',
        reason: `${row.reason}（${row.proposed_name}提出，${actor.displayName}确认）`,
        actor,
        on: clock.today(),
        at,
        planVersionId: loaded.version.id,
      },
      postings.map((posting) => ({ ...posting, reversal: false })),
    );
    await tx.run(sql`
      update ledger_transfers set state = 'confirmed', decided_name = ${actor.displayName}, decided_at = ${at},
        number = ${number} where id = ${id}`);
    await recordAudit(tx, { actor, action: 'ledger.transferred', subject: id, at, after: { number } });
  });
}

async function registerOf(tx: Tx, entryId: string): Promise<string> {
  const [found] = await tx.rows<{ register: string }>(
    sql`select register from ledger_transactions where entry_id = ${entryId} order by number desc limit 1`,
  );
  return found?.register ?? '';
}

/** Lays a proposed transfer aside. @throws Problem LEDGER_TRANSFER_GONE */
export function withdrawTransfer({ db, clock }: Deps, actor: Actor, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    await lockOpen(tx, id);
    const at = clock.now();
    await tx.run(sql`
      update ledger_transfers set state = 'withdrawn', decided_name = ${actor.displayName}, decided_at = ${at}
      where id = ${id}`);
    await recordAudit(tx, { actor, action: 'ledger.withdrawn', subject: id, at });
  });
}
