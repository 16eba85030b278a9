import { createReadStream } from 'node:fs';
import type { ReturnEffect } from '@tenglong/contracts/money';
import {
  type MatchedReturn,
  matchReturn,
  RETURN_COLUMNS,
  type SentLine,
  slipKey,
} from '@tenglong/domain/money';
import { decimal, sum, toDecimalString } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import { isUniqueViolation, type Tx } from '../../../platform/database/index.ts';
import { saveFile } from '../../../platform/files/index.ts';
import type { ReceivedFile } from '../../../platform/http/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { bookAstray, getFunds, needKeeper } from '../../money/index.ts';
import { happenToEntry, toEvent } from '../act-on-entry.ts';
import { dayWords } from '../day-words.ts';
import type { RegisterDeps } from '../deps.ts';
import { listRegisters } from '../register-library.ts';
import { listedWords } from './gone-astray.ts';
import { JOIN_LINE_END, type LineEnd, lineEndWords } from './line-end.ts';
import { getPaymentList } from './list-store.ts';
import { readReturn } from './read-return.ts';
import { tellOfAstray } from './tell-of-ended.ts';

const writtenSlip = (fields: Record<string, unknown>, name: string | undefined): string => {
  const value = name === undefined ? undefined : fields[name];
  return typeof value === 'string' ? value : '';
};

/** The lines of a list as the bureau's answer is held against them. */
async function loadSent(tx: Tx, listId: string, today: string): Promise<readonly SentLine[]> {
  const slipOf = new Map(
    (await listRegisters(tx)).map(({ register: { file } }) => [file.id, file.money?.payment?.slip] as const),
  );
  const rows = await tx.rows<{
    seq: number;
    number: string;
    payee: string;
    code: string;
    amount: string;
    case_number: string;
    ended: LineEnd | null;
    outcome: 'paid' | 'failed' | null;
    paid_on: string | null;
    slip: string | null;
    again: string[];
    register: string;
    fields: Record<string, unknown>;
  }>(sql`
    select n.seq, n.order_number as number, n.payee, n.credit_code as code, n.amount::text as amount, n.case_number,
      case when ended.on is not null then to_jsonb(ended) end as ended,
      o.outcome, o.paid_on, o.slip, e.register, e.fields,
      array(select r.slip from payment_repeats r where r.list_id = n.list_id and r.seq = n.seq) as again
    from payment_lines n join register_entries e on e.id = n.entry_id left join payment_outcomes o on o.list_id = n.list_id and o.seq = n.seq
    ${JOIN_LINE_END}
    where n.list_id = ${listId} order by n.seq`);
  return rows.map((row) => ({
    seq: row.seq,
    orderNumber: row.number,
    payee: row.payee,
    creditCode: row.code,
    amount: decimal(row.amount),
    caseNumber: row.case_number,
    ended: row.ended
      ? {
          why: lineEndWords(row.ended, today),
          paid: row.ended.paid,
          slip: writtenSlip(row.fields, slipOf.get(row.register)),
        }
      : undefined,
    ...(row.outcome && {
      known: { outcome: row.outcome, paidOn: row.paid_on, slip: row.slip ?? '', again: row.again },
    }),
  }));
}

/** Why a line was not to be paid any more: the bureau has paid it before, or its order had ended. */
function whyGone({ line: { known, ended } }: MatchedReturn, today: string): string {
  return known ? listedWords({ on: known.paidOn ?? '', slip: known.slip }, today) : (ended?.why ?? '');
}

interface Judged {
  readonly effect: ReturnEffect;
  readonly matched: readonly MatchedReturn[];
  readonly astray: readonly MatchedReturn[];
  readonly twice: readonly MatchedReturn[];
  readonly entries: ReadonlyMap<number, string>;
}

/** What the bureau's workbook says, held against the list; nothing is changed. */
async function judge(deps: RegisterDeps, actor: Actor, listId: string, file: ReceivedFile): Promise<Judged> {
  const rows = readReturn(await deps.readSheets(file.path, file.name));
  return deps.db.read(async (tx) => {
    needKeeper(await getFunds(tx), actor);
    const today = deps.clock.today();
    const list = await getPaymentList(tx, listId, today);
    const { matched, astray, twice, known, stopped, problems } = matchReturn(
      await loadSent(tx, listId, today),
      rows,
      {
        drawnOn: list.on,
        today,
      },
    );
    const amountOf = ({ line }: MatchedReturn) => toDecimalString(line.amount, 2);
    const paid = matched.filter(({ outcome }) => outcome === 'paid');
    const told = (one: MatchedReturn) => ({
      seq: one.line.seq,
      row: one.row,
      payee: one.line.payee,
      amountYuan: amountOf(one),
      paidOn: one.paidOn ?? '',
      slip: one.slip,
    });
    const gone = (one: MatchedReturn) => ({ ...told(one), why: whyGone(one, today) });
    return {
      matched,
      astray,
      twice,
      entries: new Map(list.lines.map(({ seq, entryId }) => [seq, entryId])),
      effect: {
        list: list.number,
        file: file.sha256,
        known,
        stopped,
        refused: [],
        taken: false,
        paid: paid.map(told),
        astray: astray.map(gone),
        twice: twice.map(gone),
        failed: matched
          .filter(({ outcome }) => outcome === 'failed')
          .map((one) => ({
            seq: one.line.seq,
            row: one.row,
            payee: one.line.payee,
            amountYuan: amountOf(one),
            note: one.note,
          })),
        problems: problems.map(({ row, column, message, remedy }) => ({
          row,
          column: RETURN_COLUMNS[column],
          message,
          remedy,
        })),
        paidYuan: toDecimalString(sum(paid.map(({ line }) => line.amount)), 2),
      },
    };
  });
}

/** What taking a returned workbook over would do. @throws Problem RETURN_UNREADABLE, PAYMENT_LIST_NOT_FOUND */
export const previewReturn = async (
  deps: RegisterDeps,
  actor: Actor,
  listId: string,
  file: ReceivedFile,
): Promise<ReturnEffect> => (await judge(deps, actor, listId, file)).effect;

/**
 * Takes over what agrees: every paid entry takes its register's own step with the file as evidence, in a transaction of its
 * own with the bureau's answer, so that a line is answered once however often it is sent. The rest stays as it is.
 *
 * @param seen - the SHA-256 of the file whose effect was looked at
 * @param sure - which of those paid without the list somebody says were paid twice
 * @throws Problem RETURN_CHANGED, RETURN_UNREADABLE, PAYMENT_LIST_NOT_FOUND
 */
export async function takeReturn(
  deps: RegisterDeps,
  actor: Actor,
  listId: string,
  file: ReceivedFile,
  { seen, twice: sure }: { readonly seen: string; readonly twice: ReadonlySet<number> },
): Promise<ReturnEffect> {
  if (seen !== file.sha256) throw new Problem('RETURN_CHANGED');
  const { effect, matched, entries, ...more } = await judge(deps, actor, listId, file);
  const astray = [...more.astray, ...more.twice.filter(({ line }) => sure.has(line.seq))];
  const refused: string[] = [];
  const done = new Set<number>();
  const gone = new Set(astray.map(({ line }) => line.seq));
  for (const one of [...matched, ...astray]) {
    const entryId = entries.get(one.line.seq) ?? '';
    try {
      if (gone.has(one.line.seq)) await keepAstray(deps, actor, listId, entryId, one, file);
      else if (one.outcome === 'paid') await pay(deps, actor, listId, entryId, one, file);
      else await deps.db.transaction((tx) => keepOutcome(tx, deps, actor, listId, one, file));
      done.add(one.line.seq);
    } catch (error) {
      if (isUniqueViolation(error)) continue;
      if (!(error instanceof Problem)) throw error;
      const message = error.details.map((detail) => detail.message).join('；') || error.message;
      refused.push(`第 ${one.row} 行 ${one.line.payee}：${message}`);
    }
  }
  await deps.db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'money.returned',
      subject: listId,
      at: deps.clock.now(),
      source: { file: file.name, sha256: file.sha256 },
      after: { taken: done.size, problems: effect.problems.length, refused: refused.length },
    }),
  );
  const kept = <T extends { readonly seq: number }>(rows: readonly T[]) =>
    rows.filter(({ seq }) => done.has(seq));
  const paid = kept(effect.paid);
  return {
    ...effect,
    paid,
    failed: kept(effect.failed),
    astray: kept(effect.astray),
    twice: kept(effect.twice),
    refused,
    taken: true,
    paidYuan: toDecimalString(sum(paid.map(({ amountYuan }) => decimal(amountYuan))), 2),
  };
}

/** The bureau's answer to a line, kept once: the key of the table decides. */
async function keepOutcome(
  tx: Tx,
  { clock }: RegisterDeps,
  actor: Actor,
  listId: string,
  { line, outcome, paidOn, slip, note }: MatchedReturn,
  { sha256 }: ReceivedFile,
  astray: number | null = null,
): Promise<void> {
  await tx.run(sql`
    insert into payment_outcomes (list_id, seq, outcome, paid_on, slip, note, file, at, taken_name, astray)
    values (${listId}, ${line.seq}, ${outcome}, ${paidOn}, ${slip}, ${note}, ${sha256}, ${clock.now()},
      ${actor.displayName}, ${astray})`);
}

/** Another payment of a line that was paid, kept once for each slip: the key of the table decides. */
async function keepRepeat(
  tx: Tx,
  { clock }: RegisterDeps,
  actor: Actor,
  listId: string,
  { line, paidOn, slip, note }: MatchedReturn,
  { sha256 }: ReceivedFile,
  astray: number,
): Promise<void> {
  await tx.run(sql`
    insert into payment_repeats (list_id, seq, slip_key, slip, paid_on, note, file, at, taken_name, astray)
    values (${listId}, ${line.seq}, ${slipKey(slip)}, ${slip}, ${paidOn}, ${note}, ${sha256}, ${clock.now()},
      ${actor.displayName}, ${astray})`);
}

/** A payment of what was not to be paid any more: kept with its file, booked as owed back, told to the keepers. */
function keepAstray(
  deps: RegisterDeps,
  actor: Actor,
  listId: string,
  entryId: string,
  matched: MatchedReturn,
  file: ReceivedFile,
): Promise<void> {
  const { line, paidOn, slip } = matched;
  const at = deps.clock.now();
  const today = deps.clock.today();
  return deps.db.transaction(async (tx) => {
    const [sent] = await tx.rows<{ commitment: number; list: number }>(sql`
      select n.commitment, l.number as list from payment_lines n join payment_lists l on l.id = n.list_id
      where n.list_id = ${listId} and n.seq = ${line.seq}`);
    if (!sent) throw new TypeError('a line that was judged stands on its list');
    const payment = { commitment: sent.commitment, payee: line.payee, amount: line.amount };
    const words = {
      occasion: line.known
        ? '付出以后又付一次，作应收追缴'
        : line.ended?.paid
          ? '另行办结以后又付出，作应收追缴'
          : '撤回以后已付出，作应收追缴',
      reason: `财政局 ${dayWords(paidOn ?? '', today)}付出 ${toDecimalString(line.amount, 2)} 元，回单 ${slip}`,
    };
    const number = await bookAstray(tx, payment, { actor, today, at }, words);
    if (line.known) await keepRepeat(tx, deps, actor, listId, matched, file, number);
    else await keepOutcome(tx, deps, actor, listId, matched, file, number);
    await saveFile(tx, createReadStream(file.path), file, at);
    await tellOfAstray(tx, { ...payment, words, list: sent.list, seq: line.seq, entryId }, { today, at });
  });
}

/** The receipt into the dossier, unless it is there, then the step with the answer in one transaction. */
async function pay(
  deps: RegisterDeps,
  actor: Actor,
  listId: string,
  entryId: string,
  matched: MatchedReturn,
  file: ReceivedFile,
): Promise<void> {
  const { sha256, size, path } = file;
  await happenToEntry(
    deps,
    actor,
    entryId,
    undefined,
    (register, _tx, entry) => {
      const kind = register.file.money?.payment?.evidence;
      if (kind === undefined) throw new Problem('ENTRY_REFUSED');
      const there = entry.evidence.some((piece) => piece.kind === kind && piece.file === sha256);
      return there ? undefined : { kind: 'attach', evidence: kind, file: sha256 };
    },
    (tx) => saveFile(tx, createReadStream(path), { sha256, size }, deps.clock.now()),
  );
  await happenToEntry(
    deps,
    actor,
    entryId,
    undefined,
    (register, _tx, entry) => {
      const payment = register.file.money?.payment;
      if (!payment) throw new Problem('ENTRY_REFUSED');
      const { move, on, slip } = payment;
      const fields = { [on]: matched.paidOn ?? '', ...(slip && { [slip]: matched.slip }) };
      return toEvent(register, { kind: 'move', revision: entry.revision, move, fields }, undefined);
    },
    (tx) => keepOutcome(tx, deps, actor, listId, matched, file),
  );
}
