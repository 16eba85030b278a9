import { type Entry, moneyDayOf, moneyOf, type SubjectFacts } from '@tenglong/domain/register';
import { yearOf } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { bookMoney, type MoneyBooking } from '../money/index.ts';
import { getActivePlan } from '../plan/index.ts';
import type { LoadedRegister } from './register-library.ts';

type Posted = Pick<
  MoneyBooking,
  'actor' | 'on' | 'at' | 'occasion' | 'reason' | 'believed' | 'amended' | 'kind'
> & { readonly subject: SubjectFacts };

/** An entry as the money ledger knows it. */
export const bookingOf = (
  { register, plan, planVersionId }: LoadedRegister,
  entry: Entry,
  on: string,
  subject: SubjectFacts,
) => ({
  plan,
  planVersionId,
  entryId: entry.id,
  register: register.file.id,
  on,
  subjectName: entry.subject.name,
  creditCode: entry.subject.id ?? '',
  revision: entry.revision,
  unit: entry.unit ?? plan.meta.county.code,
  held: moneyOf(register, entry, on, subject),
  year: yearOf(moneyDayOf(register, entry)),
});

/**
 * Brings the money ledger in step with an entry that something has just happened to, in the same transaction.
 *
 * @throws Problem BUDGET_OVERDRAWN, MONEY_AMOUNT, MONEY_FIXED
 */
export async function postToMoney(
  tx: Tx,
  loaded: LoadedRegister,
  entry: Entry,
  { subject, ...posted }: Posted,
): Promise<boolean> {
  if (loaded.register.money.length === 0) return false;
  const booking = { ...bookingOf(loaded, entry, posted.on, subject), ...posted };
  return (await bookMoney(tx, booking)) !== undefined;
}

/** Reverses what the entries of a list have put into the money ledger, before the list is taken back. */
export async function withdrawFromMoney(
  tx: Tx,
  batchId: string,
  posted: { readonly actor: Actor; readonly on: string; readonly at: Date },
): Promise<void> {
  const rows = await tx.rows<{
    id: string;
    register: string;
    name: string;
    code: string;
    unit: string | null;
    revision: number;
  }>(sql`
    select e.id, e.register, e.subject_name as name, coalesce(e.subject_id, '') as code, e.unit_id as unit, e.revision
    from register_entries e where e.batch_id = ${batchId} and e.id in (select entry_id from money_postings)
    order by e.row_number, e.id`);
  if (rows.length === 0) return;
  const { plan, version } = await getActivePlan(tx);
  for (const { id, register, name, code, unit, revision } of rows) {
    await bookMoney(tx, {
      plan,
      planVersionId: version.id,
      entryId: id,
      register,
      subjectName: name,
      creditCode: code,
      unit: unit ?? plan.meta.county.code,
      revision,
      kind: 'settle',
      occasion: '清单撤回',
      ...posted,
      held: { policy: undefined, number: '', sums: new Map(), gaps: [] },
      year: yearOf(posted.on),
      believed: true,
    });
  }
}
