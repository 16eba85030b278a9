import type { CommitmentOverview } from '@tenglong/contracts/register';
import { unitName } from '@tenglong/domain/plan';
import { add, decimal, toDecimalString, ZERO } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { withinScope } from '../../enterprise/index.ts';
import { astrayWords, JOIN_GONE, LISTED_PAYMENT } from '../payment/gone-astray.ts';
import { JOIN_LINE_END } from '../payment/line-end.ts';
import type { LoadedRegister } from '../register-library.ts';

type Astray = NonNullable<CommitmentOverview['astray']>;

/**
 * What the finance bureau paid although it should not have, as far as it has not come back. No promise was broken, yet it is owed
 * to the county like the rest. One query; none for a reader who does not see payments.
 */
export async function describeAstray(
  tx: Tx,
  { plan }: Pick<LoadedRegister, 'plan'>,
  actor: Actor,
  today: string,
): Promise<CommitmentOverview['astray']> {
  if (!actor.permissions.has('money.read')) return null;
  const rows = await tx.rows<
    Omit<Astray['rows'][number], 'why' | 'unitName'> & { unit: string } & Parameters<typeof astrayWords>[0]
  >(sql`
    select l.number as list, n.seq, n.entry_id as "entryId", n.payee, p.unit_id as unit, gone.on as "paidOn",
      (n.amount * gone.count)::numeric(20, 2)::text as "amountYuan",
      (n.amount * gone.count - back.amount)::numeric(20, 2)::text as "leftYuan",
      to_jsonb(ended) as ended, ${LISTED_PAYMENT} as listed
    from payment_outcomes o join payment_lines n on n.list_id = o.list_id and n.seq = o.seq
      join payment_lists l on l.id = n.list_id ${JOIN_GONE}
      join money_postings p on p.number = gone.number and p.to_account = 'receivable' ${JOIN_LINE_END}
      left join lateral (select coalesce(sum(r.amount), 0) as amount from payment_recoveries r
        where r.list_id = n.list_id and r.seq = n.seq) back on true
    where back.amount < n.amount * gone.count
      and ${withinScope(actor.scope, { unit: sql`p.unit_id`, enterprise: sql`p.credit_code` })}
    order by gone.on desc, l.number desc, n.seq`);
  const total = (of: 'amountYuan' | 'leftYuan') =>
    toDecimalString(
      rows.reduce((sum, row) => add(sum, decimal(row[of])), ZERO),
      2,
    );
  return {
    owedYuan: total('amountYuan'),
    leftYuan: total('leftYuan'),
    rows: rows.map(({ unit, ended, listed, ...row }) => ({
      ...row,
      unitName: unitName(plan, unit),
      why: astrayWords({ ended, listed }, today),
    })),
  };
}
