import type { ReturnEffect } from '@tenglong/contracts/money';
import { type MatchedReturn, matchReturn, RETURN_COLUMNS } from '@tenglong/domain/money';
import { sum, toDecimalString } from '@tenglong/domain/values';
import type { Actor } from '../../../platform/actor/index.ts';
import type { ReceivedFile } from '../../../platform/http/index.ts';
import { getFunds, needKeeper } from '../../money/index.ts';
import type { RegisterDeps } from '../deps.ts';
import { listedWords } from './gone-astray.ts';
import { getPaymentList } from './list-store.ts';
import { readReturn } from './read-return.ts';
import { loadSent } from './sent-lines.ts';

/** A workbook that the bureau sent back for a list, and who hands it in. */
export interface Returned {
  readonly deps: RegisterDeps;
  readonly actor: Actor;
  readonly listId: string;
  readonly file: ReceivedFile;
}

/** Why a line was not to be paid any more: the bureau has paid it before, or its order had ended. */
function whyGone({ line: { known, ended } }: MatchedReturn, today: string): string {
  return known ? listedWords({ on: known.paidOn ?? '', slip: known.slip }, today) : (ended?.why ?? '');
}

/** What the bureau’s workbook says of a list: its effect in words, and the lines to answer. */
export interface Judged {
  readonly effect: ReturnEffect;
  readonly matched: readonly MatchedReturn[];
  /** Paid though the line was not to be paid any more. */
  readonly astray: readonly MatchedReturn[];
  /** Paid by the list and otherwise; somebody has to say whether that is one payment or two. */
  readonly twice: readonly MatchedReturn[];
  /** The entry of each line, by its number on the list. */
  readonly entries: ReadonlyMap<number, string>;
}

/**
 * What the bureau's workbook says, held against the list; nothing is changed.
 *
 * @throws Problem RETURN_UNREADABLE, PAYMENT_LIST_NOT_FOUND
 */
export async function judgeReturn({ deps, actor, listId, file }: Returned): Promise<Judged> {
  const rows = readReturn(await deps.readSheets(file.path, file.name));
  return deps.db.read(async (tx) => {
    needKeeper(await getFunds(tx), actor);
    const today = deps.clock.today();
    const list = await getPaymentList(tx, listId, today);
    const sent = await loadSent(tx, listId, today);
    const { matched, astray, twice, known, stopped, problems } = matchReturn(sent, rows, {
      drawnOn: list.on,
      today,
    });
    const paid = matched.filter(({ outcome }) => outcome === 'paid');
    const failed = matched.filter(({ outcome }) => outcome === 'failed');
    const named = ({ line, row }: MatchedReturn) => ({
      seq: line.seq,
      row,
      payee: line.payee,
      amountYuan: toDecimalString(line.amount, 2),
    });
    const told = (one: MatchedReturn) => ({ ...named(one), paidOn: one.paidOn ?? '', slip: one.slip });
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
        failed: failed.map((one) => ({ ...named(one), note: one.note })),
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
