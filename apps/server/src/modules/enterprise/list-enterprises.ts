import type {
  EnterprisePage,
  EnterpriseQuery,
  EnterpriseRow,
  EnterpriseSums,
  FactText,
} from '@tenglong/contracts/enterprise';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import { type Tx, totalOf } from '../../platform/database/index.ts';
import type { FactDictionary } from './fact-dictionary.ts';
import { type FactSlots, readableSlots } from './fact-slots.ts';
import {
  factColumn,
  type ListOrder,
  listCondition,
  listJoins,
  listOrder,
  listSource,
} from './list-filter.ts';

interface Row {
  creditCode: string;
  name: string;
  unitId: string | null;
  unitName: string;
  scale: 'above' | 'below' | null;
  industry: string;
  industryName: string;
  foundedOn: string | null;
  facts: (string | null)[] | null;
  states: number[] | null;
  total: number | null;
  rank: number | null;
  grade: EnterpriseRow['grade'];
  reason: string | null;
}

const COLUMNS: SQL = sql`e.credit_code as "creditCode", e.name, e.unit_id as "unitId", e.unit_name as "unitName", e.scale,
  e.industry, e.industry_name as "industryName", e.founded_on as "foundedOn", y.facts, y.states,
  r.total, r.rank, r.grade, r.reason`;

/** By `enterprise_years.states`; a list does not tell why something is unknown. */
const STATES = ['missing', 'known', 'unknown', 'unknown', 'known', 'known'] as const;

function factTexts(row: Row, slots: FactSlots, dictionary: FactDictionary): Record<string, FactText> {
  return Object.fromEntries(
    dictionary.map(({ id }): [string, FactText] => {
      const slot = slots.get(id);
      const state = slot === undefined ? 'missing' : (STATES[row.states?.[slot - 1] ?? 0] ?? 'missing');
      return [id, { value: slot === undefined ? null : (row.facts?.[slot - 1] ?? null), state }];
    }),
  );
}

function toRow(row: Row, slots: FactSlots, dictionary: FactDictionary): EnterpriseRow {
  const { facts: _facts, states: _states, ...rest } = row;
  return {
    ...rest,
    unitId: row.unitId ?? '',
    reason: row.reason ?? '',
    facts: factTexts(row, slots, dictionary),
  };
}

/** Years for which anybody has a value, newest first. */
async function listYears(tx: Tx): Promise<number[]> {
  const rows = await tx.rows<{ year: number }>(sql`
    with recursive years as (
      (select year from enterprise_years order by year desc limit 1)
      union all
      select (select max(y.year) from enterprise_years y where y.year < years.year) from years where years.year is not null
    ) select year from years where year is not null`);
  return rows.map(({ year }) => year);
}

/** What the plan in force says of the list: its columns and the units to filter by. */
export interface ListHead {
  readonly dictionary: FactDictionary;
  readonly units: EnterprisePage['units'];
}

/** One page of the list. Three queries, however many rows. */
export async function listEnterprises(
  tx: Tx,
  scope: Scope,
  query: EnterpriseQuery,
  { dictionary, units }: ListHead,
): Promise<EnterprisePage> {
  const years = await listYears(tx);
  const year = query.year ?? years[0] ?? null;
  const slots = await readableSlots(tx, dictionary);
  const condition = listCondition(query, scope, slots);
  const order = listOrder(query, slots);
  const { key, direction } = order;
  // Who is on the page is settled first, from what filter and order name; only their lines are fetched whole.
  const rows = await tx.rows<Row & { count: number }>(sql`
    with ${pageOf(query, year, condition, order)}
    select ${COLUMNS}, p.count from page p join enterprises e on e.credit_code = p.credit_code ${listJoins(year)}
    order by ${key} ${direction}, e.credit_code`);
  const total = await totalOf(tx, rows, query.page, sql`${listSource(year)} where ${condition}`);
  return {
    rows: rows.map(({ count: _count, ...row }) => toRow(row, slots, dictionary)),
    total,
    page: query.page,
    size: query.size,
    year,
    years,
    units,
    facts: dictionary.map(({ id, title, unit, decimals, department }) => ({
      id,
      title,
      unit,
      decimals,
      department,
    })),
  };
}

/** As `page`: the credit codes of one page, each with the count of all. */
function pageOf(
  query: EnterpriseQuery,
  year: number | null,
  condition: SQL,
  { key, direction }: ListOrder,
): SQL {
  const source = sql`${listSource(year)} where ${condition}`;
  const { q, unit, scale, industry, grade, where, page, size } = query;
  const piece = sql`limit ${size} offset ${page * size}`;
  if (!(q || unit || scale || industry || grade || where)) {
    // Nothing is filtered: counting looks at no figure, and where an index has the order the page is its piece.
    return sql`page as (
      select e.credit_code, (select count(*) ${source}) as count ${source} order by ${key} ${direction}, e.credit_code ${piece})`;
  }
  // Gone through once, for the count and the page. How many a filter lets through PostgreSQL cannot guess of a figure: it
  // would look for the first hundred row by row.
  return sql`chosen as materialized (select e.credit_code, ${key} as key ${source}),
    page as (
      select credit_code, (select count(*) from chosen) as count from chosen order by key ${direction}, credit_code ${piece})`;
}

/** The sum of each fact over the whole filter, exact; those unknown are counted, never taken as zero. */
export async function sumEnterprises(
  tx: Tx,
  scope: Scope,
  query: EnterpriseQuery,
  dictionary: FactDictionary,
): Promise<EnterpriseSums> {
  const year = query.year ?? (await listYears(tx))[0] ?? null;
  const slots = await readableSlots(tx, dictionary);
  const held = dictionary.flatMap(({ id }) => {
    const slot = slots.get(id);
    return slot === undefined ? [] : [{ id, slot }];
  });
  const sums = held.flatMap(({ slot }) => [
    sql`sum(${factColumn(slot)})::text`,
    sql`count(${factColumn(slot)})`,
  ]);
  const [row] = await tx.rows<{ total: number; sums: (string | number | null)[] }>(sql`
    select count(*) as total, json_build_array(${sql.join(sums, sql`, `)}) as sums
    ${listSource(year)} where ${listCondition(query, scope, slots)}`);
  const total = row?.total ?? 0;
  return {
    total,
    sums: Object.fromEntries(
      held.map(({ id }, index) => {
        const known = Number(row?.sums[2 * index + 1] ?? 0);
        const sum = row?.sums[2 * index];
        return [id, { value: sum == null ? null : String(sum), unknown: total - known }];
      }),
    ),
  };
}
