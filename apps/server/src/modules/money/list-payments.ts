import type { PaymentFilter, PaymentPage, PaymentQuery, PaymentRow } from '@tenglong/contracts/money';
import type { FieldText } from '@tenglong/contracts/register';
import { type Plan, unitName } from '@tenglong/domain/plan';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor, Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { fundTitle, getFunds, keepsFunds, policyTitle } from './fund-book.ts';

interface Stored {
  entry: string | null;
  register: string | null;
  code: string;
  name: string;
  unit: string;
  policy: string;
  fund: string;
  year: number;
  number: string;
  fields: Record<string, FieldText> | null;
  computed: string | null;
  ordered: string;
  paid: string;
  owed: string;
  recovered: string;
  ordered_on: string | null;
  paid_on: string | null;
  state: PaymentRow['state'];
}

/** What went over a way, less what came back over it. */
const over = (from: string, to: string): SQL => sql`
  coalesce(sum(case when p.from_account = ${from} and p.to_account = ${to} then p.amount
    when p.from_account = ${to} and p.to_account = ${from} then -p.amount else 0 end), 0)`;

/** All grants of the books that the actor may see: one row for an enterprise's project under a policy. */
const grantsOf = (scope: Scope): SQL => sql`
  select p.policy, p.credit_code as code, p.case_number as number, max(p.year) as year, max(p.fund) as fund,
    max(p.unit_id) as unit, max(t.subject_name) as name,
    ${over('available', 'committed')} as ordered, ${over('committed', 'paid')} as paid,
    ${over('breach', 'receivable')} as owed, ${over('receivable', 'recovered')} as recovered,
    coalesce(sum(p.amount) filter (where t.kind = 'astray' and p.to_account = 'receivable'), 0) as astray,
    max(t.happened_on) filter (where p.from_account = 'available') as ordered_on,
    max(t.happened_on) filter (where p.to_account = 'paid') as paid_on,
    (array_agg(p.entry_id order by p.number desc)
      filter (where p.entry_id is not null and 'committed' in (p.from_account, p.to_account)))[1] as entry,
    (array_agg(t.revision order by p.number desc)
      filter (where t.revision is not null and p.from_account = 'available'))[1] as revision
  from money_postings p join money_transactions t on t.number = p.number
  where p.policy <> '' and ${withinScope(scope, { unit: sql`p.unit_id`, enterprise: sql`p.credit_code` })}
  group by p.policy, p.credit_code, p.case_number`;

/**
 * Where a grant stands. What was paid after its order had been called back (`astray`) is owed like a breach; once it is back,
 * the grant stands as if it had never left.
 */
const STATE: SQL = sql`case when g.owed > g.recovered then 'owed' when g.owed > g.astray then 'recovered'
  when g.ordered > g.paid then 'ordered' when g.paid > g.astray then 'paid' when g.astray > 0 then 'recovered'
  when g.ordered > 0 then 'ordered' else 'released' end`;

const SORTS: Readonly<Record<string, SQL>> = {
  name: sql`g.name`,
  unit: sql`g.unit`,
  policy: sql`g.policy`,
  year: sql`g.year`,
  ordered: sql`g.ordered`,
  paid: sql`g.paid`,
  owed: sql`g.owed`,
  recovered: sql`g.recovered`,
  orderedOn: sql`g.ordered_on`,
  paidOn: sql`g.paid_on`,
  state: STATE,
};

const several = (text: string): SQL => sql`any(${sql.param(text.split(','))}::text[])`;

function conditions(filter: PaymentFilter): SQL {
  const parts: SQL[] = [sql`true`];
  if (filter.policy) parts.push(sql`g.policy = ${several(filter.policy)}`);
  if (filter.fund) parts.push(sql`g.fund = ${several(filter.fund)}`);
  if (filter.unit) parts.push(sql`g.unit = ${several(filter.unit)}`);
  if (filter.year !== undefined) parts.push(sql`g.year = ${filter.year}`);
  if (filter.state) parts.push(sql`${STATE} = ${filter.state}`);
  if (filter.q) {
    const q = filter.q;
    parts.push(sql`(strpos(g.name, ${q}) > 0 or strpos(g.code, ${q.toUpperCase()}) > 0 or strpos(g.number, ${q}) > 0
      or exists (select 1 from register_entries x where x.id = g.entry and strpos(x.fields::text, ${q}) > 0))`);
  }
  return sql.join(parts, sql` and `);
}

const written = (fields: Stored['fields'], name: string | undefined): string => {
  const value = name === undefined ? undefined : fields?.[name];
  return typeof value === 'string' ? value : '';
};

const money = (text: string): string => {
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(2, '0').slice(0, 2)}`;
};

function toRow(plan: Plan, row: Stored): PaymentRow {
  const file = plan.registers.find((one) => one.file.id === row.register)?.file;
  const decided = written(row.fields, file?.policy?.decided);
  return {
    entryId: row.register === null ? null : row.entry,
    creditCode: row.code,
    name: row.name,
    year: row.year,
    unitName: unitName(plan, row.unit),
    policy: row.policy,
    policyTitle: policyTitle(plan, row.policy),
    fundTitle: fundTitle(plan, row.fund),
    caseNumber: row.number,
    project: written(row.fields, file?.money?.project),
    computedYuan: row.computed === null ? null : money(row.computed),
    decidedYuan: decided === '' ? null : money(decided),
    orderedYuan: money(row.ordered),
    paidYuan: money(row.paid),
    owedYuan: money(row.owed),
    recoveredYuan: money(row.recovered),
    orderNumber: written(row.fields, file?.money?.order),
    orderedOn: row.ordered_on,
    paidOn: row.paid_on,
    state: row.state,
  };
}

/** 兑现台账: a page of grants with the sums of all under the filter. Queries: 3. @throws Problem FUNDS_NOT_KEPT */
export async function listPayments(tx: Tx, actor: Actor, query: PaymentQuery): Promise<PaymentPage> {
  const loaded = await getFunds(tx);
  const { plan, funds } = loaded;
  const order = SORTS[query.sort ?? ''] ?? sql`g.ordered_on desc nulls last, g.name`;
  const direction =
    query.sort === undefined ? sql`` : query.dir === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  const rows = await tx.rows<Stored>(sql`
    with g as (${grantsOf(actor.scope)}),
    found as (select g.*, ${STATE} as state, row_number() over (order by ${order} ${direction}, g.policy, g.code, g.number) as place
      from g where ${conditions(query)} order by place
      limit ${query.size} offset ${query.page * query.size})
    select f.entry, e.register, f.code, coalesce(e.subject_name, f.name) as name, f.unit, f.policy, f.fund, f.year, f.number,
      e.fields, n.amount_yuan::text as computed, f.ordered::text as ordered, f.paid::text as paid, f.owed::text as owed,
      f.recovered::text as recovered, f.ordered_on, f.paid_on, f.state
    from found f left join register_entries e on e.id = f.entry
      left join policy_pins n on n.entry_id = f.entry and n.revision = f.revision order by f.place`);
  const [sums] = await tx.rows<{
    total: number;
    ordered: string;
    paid: string;
    owed: string;
    recovered: string;
  }>(sql`
    with g as (${grantsOf(actor.scope)})
    select count(*) as total, coalesce(sum(g.ordered), 0)::text as ordered, coalesce(sum(g.paid), 0)::text as paid,
      coalesce(sum(g.owed), 0)::text as owed, coalesce(sum(g.recovered), 0)::text as recovered
    from g where ${conditions(query)}`);
  const years = await tx.rows<{ year: number }>(
    sql`select distinct year from money_postings where policy <> '' order by year desc`,
  );
  const paying = new Set(funds.funds.flatMap(({ policies }) => policies));
  const { total = 0, ordered = '0', paid = '0', owed = '0', recovered = '0' } = sums ?? {};
  return {
    rows: rows.map((row) => toRow(plan, row)),
    total,
    page: query.page,
    size: query.size,
    sums: {
      orderedYuan: money(ordered),
      paidYuan: money(paid),
      owedYuan: money(owed),
      recoveredYuan: money(recovered),
    },
    policies: [...paying].map((id) => ({ id, title: policyTitle(plan, id) })),
    funds: funds.funds.map(({ id, title }) => ({ id, title })),
    units: plan.units.map(({ id, name }) => ({ id, title: name })),
    years: years.map(({ year }) => year),
    mayKeep: keepsFunds(loaded, actor),
  };
}
