import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { type AstrayPayment, getFunds } from '../../money/index.ts';
import { addNotices, type Recipient } from '../../notice/index.ts';
import type { LoadedRegister } from '../register-library.ts';
import { JOIN_LINE_END, type LineEnd, lineEndWords } from './line-end.ts';

interface Words {
  readonly occasion: string;
  readonly reason: string;
}

const keepersOf = (keeper: string | undefined): readonly Recipient[] => [
  { party: 'office' },
  ...(keeper === undefined ? [] : [{ party: 'department', of: keeper } as const]),
];

/** Tells the keepers of the funds that the bureau has paid what was not to be paid any more: it has to come back. */
export async function tellOfAstray(
  tx: Tx,
  line: AstrayPayment & {
    readonly list: number;
    readonly seq: number;
    readonly entryId: string;
    readonly words: Words;
  },
  { today, at }: { readonly today: string; readonly at: Date },
): Promise<void> {
  const { funds } = await getFunds(tx);
  const { list, seq, payee, entryId, words } = line;
  await addNotices(
    tx,
    keepersOf(funds.keeper).map((to) => ({
      cause: `payment-list:${list}:${seq}:astray`,
      kind: 'assigned' as const,
      kindTitle: '追回',
      to,
      register: '',
      registerTitle: '兑现台账',
      entryId,
      href: '/payments',
      on: today,
      title: `第 ${list} 号清册第 ${seq} 笔${words.occasion}：${payee}`,
      body: `${words.reason}。请追回后凭银行回单逐笔登记`,
    })),
    at,
  );
}

/**
 * Tells the keepers of the funds that an order which has gone to the finance bureau is not to be paid any more: it was called
 * back, or paid otherwise, before the bureau answered. One query for a register that pays by lists, else none.
 */
export async function tellOfEnded(
  tx: Tx,
  { register: { file }, plan }: LoadedRegister,
  entryId: string,
  { today, at }: { readonly today: string; readonly at: Date },
): Promise<void> {
  if (file.money?.payment === undefined) return;
  const lines = await tx.rows<{
    list: number;
    seq: number;
    payee: string;
    number: string;
    ended: LineEnd;
  }>(sql`
    select l.number as list, n.seq, n.payee, n.order_number as number, to_jsonb(ended) as ended
    from payment_lines n join payment_lists l on l.id = n.list_id ${JOIN_LINE_END}
    where n.entry_id = ${entryId} and ended.on is not null and not exists (
      select 1 from payment_outcomes o where o.list_id = n.list_id and o.seq = n.seq)`);
  const keepers = keepersOf(plan.funds?.keeper);
  await addNotices(
    tx,
    lines.flatMap(({ list, seq, payee, number, ended }) =>
      keepers.map((to) => ({
        cause: `payment-list:${list}:${seq}:ended`,
        kind: 'assigned' as const,
        kindTitle: '停付',
        to,
        register: file.id,
        registerTitle: file.shortTitle,
        entryId,
        href: '/payments',
        on: today,
        title: `第 ${list} 号清册第 ${seq} 笔不用再付：${payee}`,
        body: `${number}：${lineEndWords(ended, today)}。请告知财政局停付`,
      })),
    ),
    at,
  );
}
