import type { EnterpriseQuery } from '@tenglong/contracts/enterprise';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { FactSlots } from './fact-slots.ts';
import { searchCondition } from './search-condition.ts';
import { ROSTER_OWNER, withinScope } from './within-scope.ts';

/** What belongs to a line of the roster `e`: `y` the facts of the year, `r` the latest result of the year. */
export const listJoins = (year: number | null): SQL => sql`
  left join enterprise_years y on y.credit_code = e.credit_code and y.year = ${year}
  left join evaluation_results r on r.credit_code = e.credit_code and r.run_id = (
    select id from evaluation_runs where year = ${year} order by number desc limit 1)`;

/** Tables every list reads. PostgreSQL leaves out a join that a query does not use. */
export const listSource = (year: number | null): SQL => sql`from enterprises e ${listJoins(year)}`;

/** The value of a fact in force. `slot` is ours, never input. */
export const factColumn = (slot: number): SQL => sql.raw(`y.facts[${slot}]`);
const stateColumn = (slot: number): SQL => sql.raw(`coalesce(y.states[${slot}], 0)`);

const COMPARISONS: Readonly<Record<string, SQL>> = {
  lt: sql`<`,
  le: sql`<=`,
  gt: sql`>`,
  ge: sql`>=`,
  eq: sql`=`,
};

const refuse = (message: string): never => {
  throw new Problem('INPUT_INVALID', { details: [{ path: 'where', message }] });
};

/** `fact.tax:lt:0` → a condition; unknown facts and operators are refused, never passed on. */
function whereCondition(text: string, slots: FactSlots): SQL {
  const [subject = '', operator = '', bound = ''] = text.split(':');
  const slot = subject.startsWith('fact.') ? slots.get(subject.slice(5)) : undefined;
  if (slot === undefined && subject !== 'total') return refuse(`没有“${subject}”这一项，请从列表的列中选择`);
  const column = slot === undefined ? sql`r.total` : factColumn(slot);
  if (operator === 'missing')
    return slot === undefined ? sql`r.total is null` : sql`${stateColumn(slot)} = 0`;
  if (operator === 'unknown' && slot !== undefined) return sql`${stateColumn(slot)} in (2, 3)`;
  if (operator === 'known') return sql`${column} is not null`;
  const comparison = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
  if (!comparison) return refuse(`不支持条件“${operator}”，请用大于、小于、等于或是否已报`);
  if (!/^-?\d{1,15}(\.\d{1,8})?$/.test(bound)) return refuse('比较的数应为十进制数');
  return sql`${column} ${comparison} ${bound}::numeric`;
}

/** Every condition of the list's query, the actor's units included. @throws Problem INPUT_INVALID */
export function listCondition(query: EnterpriseQuery, scope: Scope, slots: FactSlots): SQL {
  const conditions: SQL[] = [withinScope(scope, ROSTER_OWNER)];
  if (query.q) conditions.push(searchCondition(query.q));
  if (query.unit) conditions.push(sql`e.unit_id = any(${sql.param(query.unit.split(','))}::text[])`);
  if (query.scale) conditions.push(sql`e.scale = ${query.scale}`);
  if (query.industry) conditions.push(sql`e.industry like ${`${query.industry}%`}`);
  if (query.grade) {
    const wanted = query.grade.split(',');
    const graded = sql`r.grade = any(${sql.param(wanted)}::text[])`;
    conditions.push(wanted.includes('none') ? sql`(${graded} or r.grade is null)` : graded);
  }
  for (const text of query.where?.split(';') ?? []) conditions.push(whereCondition(text, slots));
  return sql.join(conditions, sql` and `);
}

const SORTS: Readonly<Record<string, SQL>> = {
  name: sql`e.pinyin`,
  unit: sql`e.unit_id`,
  industry: sql`e.industry`,
  scale: sql`e.scale`,
  grade: sql`r.grade`,
  rank: sql`r.rank`,
  total: sql`r.total`,
  creditCode: sql`e.credit_code`,
};

/** By what the list is sorted, and which way. Whatever ties is settled by the credit code, so that pages never overlap. */
export interface ListOrder {
  readonly key: SQL;
  readonly direction: SQL;
}

export function listOrder(query: EnterpriseQuery, slots: FactSlots): ListOrder {
  const sort = query.sort ?? 'unit';
  const slot = sort.startsWith('fact.') ? slots.get(sort.slice(5)) : undefined;
  const column =
    slot === undefined ? (Object.hasOwn(SORTS, sort) ? SORTS[sort] : undefined) : factColumn(slot);
  if (!column) return refuse(`不能按“${sort}”排序`);
  const direction = query.dir === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  return { key: column, direction };
}
