import type { LedgerPending } from '@tenglong/contracts/ledger';
import type { Plan } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { LedgerTitles } from './ledger-titles.ts';

const SHOWN = 100;

/** Entries with something on an account that waits to be ruled on (兼并重组归属待核), within the actor's units. */
export async function listPending(tx: Tx, actor: Actor, plan: Plan): Promise<LedgerPending[]> {
  const titles = new LedgerTitles(plan);
  const accounts = plan.ledger?.accounts.filter(({ kind }) => kind === 'pending').map(({ id }) => id) ?? [];
  if (accounts.length === 0) return [];
  const waiting = sql.param(accounts);
  const rows = await tx.rows<{
    entry_id: string;
    subject_name: string;
    account: string;
    unit_id: string;
    resources: string[];
    amounts: string[];
    proposed: boolean;
  }>(sql`
    with legs as (
      select entry_id, resource, to_account as account, to_unit as unit_id, amount from ledger_postings
      where to_account = any(${waiting}::text[]) and entry_id is not null
      union all
      select entry_id, resource, from_account, from_unit, -amount from ledger_postings
      where from_account = any(${waiting}::text[]) and entry_id is not null
    ), sums as (
      select entry_id, resource, account, unit_id, sum(amount) as amount from legs
      group by entry_id, resource, account, unit_id having sum(amount) > 0
    )
    select s.entry_id, e.subject_name, s.account, s.unit_id, array_agg(s.resource order by s.resource) as resources,
      array_agg(trim_scale(s.amount)::text order by s.resource) as amounts,
      exists (select 1 from ledger_transfers t where t.entry_id = s.entry_id and t.state = 'open') as proposed
    from sums s join register_entries e on e.id = s.entry_id
    where ${withinScope(actor.scope, sql`s.unit_id`)}
    group by s.entry_id, e.subject_name, s.account, s.unit_id
    order by s.unit_id, e.subject_name, s.entry_id limit ${SHOWN}`);
  const order = plan.ledger?.resources.map(({ id }) => id) ?? [];
  return rows.map((row) => ({
    entryId: row.entry_id,
    subjectName: row.subject_name,
    account: row.account,
    unitId: row.unit_id,
    unitName: titles.unit(row.unit_id),
    amounts: row.resources
      .map((resource, at) => titles.amount(resource, row.amounts[at] ?? '0'))
      .sort((a, b) => order.indexOf(a.resource) - order.indexOf(b.resource)),
    proposed: row.proposed,
  }));
}
