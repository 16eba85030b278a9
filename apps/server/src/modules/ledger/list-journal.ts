import type { JournalFilter, JournalPage, JournalQuery, JournalRow } from '@tenglong/contracts/ledger';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { getLedger, LedgerTitles } from './ledger-titles.ts';
import { lineInScope } from './posting-rows.ts';

interface StoredLine {
  number: number;
  line: number;
  on: string;
  resource: string;
  from_account: string;
  from_unit: string;
  to_account: string;
  to_unit: string;
  amount: string;
  reversal: boolean;
  entry: string | null;
  subject_name: string;
  register: string;
  occasion: string;
  holder: string;
  reason: string;
  actor_name: string;
}

const several = (text: string): SQL => sql`any(${sql.param(text.split(','))}::text[])`;

/** The lines under a filter that the actor may see. A line between two units is seen from either. */
function journalCondition({ scope }: Actor, filter: JournalFilter): SQL {
  const { resource, unit, account, register, entry, q } = filter;
  const parts: SQL[] = [lineInScope(scope, sql`p`)];
  if (resource) parts.push(sql`p.resource = ${several(resource)}`);
  if (unit) parts.push(sql`(p.from_unit = ${several(unit)} or p.to_unit = ${several(unit)})`);
  if (account) parts.push(sql`(p.from_account = ${several(account)} or p.to_account = ${several(account)})`);
  if (register) parts.push(sql`t.register = ${several(register)}`);
  if (entry) parts.push(sql`t.entry_id = ${entry}`);
  if (q) parts.push(sql`strpos(t.subject_name, ${q}) > 0`);
  return sql.join(parts, sql` and `);
}

/** One page of the journal, the latest first. */
export async function listJournal(tx: Tx, actor: Actor, query: JournalQuery): Promise<JournalPage> {
  const { plan } = await getLedger(tx);
  const titles = new LedgerTitles(plan);
  const condition = journalCondition(actor, query);
  const from = sql`ledger_postings p join ledger_transactions t on t.number = p.number`;
  const rows = await tx.rows<StoredLine>(sql`
    select p.number, p.line, t.happened_on as on, p.resource, p.from_account, p.from_unit, p.to_account, p.to_unit,
      trim_scale(p.amount)::text as amount, p.reversal, e.id as entry, t.subject_name, t.register, t.occasion, p.holder, t.reason,
      t.actor_name
    from ${from} left join register_entries e on e.id = t.entry_id and ${withinScope(actor.scope, sql`e.unit_id`)}
    where ${condition}
    order by p.number ${query.dir === 'asc' && query.sort === 'number' ? sql`asc` : sql`desc`}, p.line
    limit ${query.size} offset ${query.page * query.size}`);
  const [count] = await tx.rows<{ n: number }>(sql`select count(*) as n from ${from} where ${condition}`);
  return {
    rows: rows.map((row) => describeLine(titles, row)),
    total: count?.n ?? 0,
    page: query.page,
    size: query.size,
  };
}

function describeLine(titles: LedgerTitles, row: StoredLine): JournalRow {
  const { title, unit, decimals } = titles.resource(row.resource);
  return {
    number: row.number,
    line: row.line,
    on: row.on,
    resource: row.resource,
    resourceTitle: title,
    unit,
    decimals,
    fromTitle: titles.account(row.from_account),
    fromUnit: titles.unit(row.from_unit),
    toTitle: titles.account(row.to_account),
    toUnit: titles.unit(row.to_unit),
    amount: row.amount,
    reversal: row.reversal,
    entryId: row.entry,
    subjectName: row.subject_name,
    registerTitle: titles.register(row.register),
    occasion: row.occasion,
    holder: row.holder,
    reason: row.reason,
    by: row.actor_name,
  };
}
