import { createReadStream } from 'node:fs';
import { type MatchedReturn, slipKey } from '@tenglong/domain/money';
import { toDecimalString } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { bookAstray } from '../../money/index.ts';
import { happenToEntry, toEvent } from '../act-on-entry.ts';
import { dayWords } from '../day-words.ts';
import type { Returned } from './judge-return.ts';
import { tellOfAstray } from './tell-of-ended.ts';

/** The bureau's answer to a line, kept once: the key of the table decides. */
export async function keepOutcome(
  tx: Tx,
  { deps, actor, listId, file }: Returned,
  { line, outcome, paidOn, slip, note }: MatchedReturn,
  astray: number | null = null,
): Promise<void> {
  await tx.run(sql`
    insert into payment_outcomes (list_id, seq, outcome, paid_on, slip, note, file, at, taken_name, astray)
    values (${listId}, ${line.seq}, ${outcome}, ${paidOn}, ${slip}, ${note}, ${file.sha256}, ${deps.clock.now()},
      ${actor.displayName}, ${astray})`);
}

/** Another payment of a line that was paid, kept once for each slip: the key of the table decides. */
async function keepRepeat(
  tx: Tx,
  { deps, actor, listId, file }: Returned,
  { line, paidOn, slip, note }: MatchedReturn,
  astray: number,
): Promise<void> {
  await tx.run(sql`
    insert into payment_repeats (list_id, seq, slip_key, slip, paid_on, note, file, at, taken_name, astray)
    values (${listId}, ${line.seq}, ${slipKey(slip)}, ${slip}, ${paidOn}, ${note}, ${file.sha256}, ${deps.clock.now()},
      ${actor.displayName}, ${astray})`);
}

/** A payment of what was not to be paid any more: kept with its file, booked as owed back, told to the keepers. */
export function keepAstray(returned: Returned, entryId: string, matched: MatchedReturn): Promise<void> {
  const { deps, actor, listId, file } = returned;
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
    if (line.known) await keepRepeat(tx, returned, matched, number);
    else await keepOutcome(tx, returned, matched, number);
    await saveFile(tx, createReadStream(file.path), file, at);
    await tellOfAstray(tx, { ...payment, words, list: sent.list, seq: line.seq, entryId }, { today, at });
  });
}

/** The receipt into the dossier, unless it is there, then the step with the answer in one transaction. */
export async function keepPaid(returned: Returned, entryId: string, matched: MatchedReturn): Promise<void> {
  const { deps, actor, file } = returned;
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
    (tx) => keepOutcome(tx, returned, matched),
  );
}
