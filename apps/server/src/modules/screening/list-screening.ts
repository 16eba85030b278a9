import type { ScreeningPage, ScreeningQuery, ScreeningRow } from '@tenglong/contracts/screening';
import type { Plan } from '@tenglong/domain/plan';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor, Scope } from '../../platform/actor/index.ts';
import { type Tx, totalOf } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { ROSTER_OWNER, searchCondition, withheldFacts, withinScope } from '../enterprise/index.ts';
import { findLatestRun, getRunRecord } from '../evaluation/index.ts';
import { getPlan } from '../plan/index.ts';
import { findListed, findScreenedList, type ScreenedList, standsOn } from '../register/index.ts';
import { describeRules, type RuleCount } from './describe-rules.ts';

interface Stored {
  creditCode: string;
  name: string;
  unitId: string | null;
  unitName: string;
  scale: 'above' | 'below';
  rule: string;
  verdict: 'yes' | 'unknown';
  grade: ScreeningRow['grade'];
  body: {
    figures: { label: string; unit: string; year: number; value: string | null }[];
    missing: { label: string; year: number }[];
  };
  count: number;
}

const SORTS: Readonly<Record<string, SQL>> = {
  name: sql`e.pinyin`,
  unit: sql`e.unit_id`,
  rule: sql`s.rule`,
  verdict: sql`s.verdict`,
  grade: sql`r.grade`,
};

const SOURCE = sql`from screening_results s join enterprises e on e.credit_code = s.credit_code
  left join evaluation_results r on r.run_id = s.run_id and r.credit_code = s.credit_code`;

/** That a row is of somebody who should be on the list that the rules feed. */
const due = ({ rules }: ScreenedList): SQL =>
  sql`s.rule = any(${sql.param([...rules])}::text[]) and s.verdict = 'yes'`;
const onList = ({ file }: ScreenedList): SQL => standsOn(file, sql`s.credit_code`);

function filtersOf(
  { rule, verdict, unit, q, listed }: ScreeningQuery,
  list: ScreenedList | undefined,
): SQL[] {
  const filters: SQL[] = [];
  if (rule) filters.push(sql`s.rule = ${rule}`);
  if (verdict) filters.push(sql`s.verdict = ${verdict}`);
  if (unit) filters.push(sql`e.unit_id = any(${sql.param(unit.split(','))}::text[])`);
  if (q) filters.push(searchCondition(q));
  if (listed && list) {
    filters.push(sql`(${due(list)} and ${listed === 'yes' ? sql`` : sql`not `}${onList(list)})`);
  }
  return filters;
}

/** @throws Problem INPUT_INVALID */
function orderOf({ sort = 'unit', dir }: ScreeningQuery): SQL {
  const column = Object.hasOwn(SORTS, sort) ? SORTS[sort] : undefined;
  if (!column)
    throw new Problem('INPUT_INVALID', { details: [{ path: 'sort', message: `不能按“${sort}”排序` }] });
  return sql`${column} ${dir === 'desc' ? sql`desc nulls last` : sql`asc nulls last`}, s.credit_code, s.rule`;
}

/** Whether a figure may be shown. One worked out of others is named after none: whoever may not read all of them is not shown it. */
function shownTo(plan: Plan, scope: Scope): (figure: { readonly label: string }) => boolean {
  const withheld = withheldFacts(plan, scope);
  if (withheld.length === 0) return () => true;
  const open = (plan.facts?.facts ?? []).filter(({ id }) => !withheld.includes(id));
  const titles = new Set(open.map(({ title }) => title));
  return ({ label }) => titles.has(label);
}

const toRow = (
  { body, count: _count, unitId, ...row }: Stored,
  isShown: ReturnType<typeof shownTo>,
): ScreeningRow => ({
  ...row,
  unitId: unitId ?? '',
  figures: body.figures.filter(isShown).map(({ label, unit, year, value }) => ({
    label,
    unit,
    year,
    figure: { value, state: value === null ? 'unknown' : 'known' },
  })),
  missing: body.missing.map(({ label, year }) => `${year} 年${label}`),
});

/** Enterprises within reach: by township; by rule, and over all rules as the row without one; and those that no rule can tell of. */
async function countAll(tx: Tx, own: SQL) {
  const yesAndUnknown = sql`count(distinct s.credit_code) filter (where s.verdict = 'yes') as yes,
    count(distinct s.credit_code) filter (where s.verdict = 'unknown') as unknown`;
  const byUnit = await tx.rows<ScreeningPage['byUnit'][number]>(sql`
    select coalesce(e.unit_id, '') as "unitId", e.unit_name as "unitName", ${yesAndUnknown}
    ${SOURCE} where ${own} group by e.unit_id, e.unit_name order by e.unit_id`);
  const byRule = await tx.rows<RuleCount>(sql`
    select s.rule, ${yesAndUnknown} ${SOURCE} where ${own} group by grouping sets ((s.rule), ())`);
  const [beside] = await tx.rows<{ n: number }>(sql`
    select count(distinct s.credit_code) as n ${SOURCE} where ${own} and s.verdict = 'unknown' and not exists (
      select 1 from screening_results y where y.run_id = s.run_id and y.credit_code = s.credit_code and y.verdict = 'yes')`);
  return { byUnit, byRule, undecided: beside?.n ?? 0 };
}

/** The list that the rules feed, with how many of those it should have are not on it. */
async function describeList(tx: Tx, own: SQL, list: ScreenedList): Promise<ScreeningPage['list']> {
  const [lacking] = await tx.rows<{ n: number }>(sql`
    select count(distinct s.credit_code) as n ${SOURCE} where ${own} and ${due(list)} and not ${onList(list)}`);
  const { file, mayOpen } = list;
  return { register: file.id, title: file.shortTitle, unlisted: lacking?.n ?? 0, mayOpen };
}

/** Beside each row that its rule puts on the list, where it stands there. */
async function withListed(
  tx: Tx,
  rows: readonly ScreeningRow[],
  { file, rules }: ScreenedList,
): Promise<ScreeningRow[]> {
  const codes = rows.map(({ creditCode }) => creditCode);
  const listed = await findListed(tx, file, codes);
  return rows.map((row) =>
    rules.includes(row.rule) && row.verdict === 'yes'
      ? { ...row, listed: listed.get(row.creditCode) ?? null }
      : row,
  );
}

/** A page of the list, from the latest run of the year or the one asked for. @throws Problem YEAR_NOT_SCREENED, INPUT_INVALID */
export async function listScreening(
  tx: Tx,
  actor: Actor,
  year: number,
  query: ScreeningQuery,
): Promise<ScreeningPage> {
  const { scope } = actor;
  const { page, size } = query;
  const record = query.run ? await getRunRecord(tx, query.run) : await findLatestRun(tx, year);
  if (!record) throw new Problem('YEAR_NOT_SCREENED');
  const own = sql`s.run_id = ${record.id} and ${withinScope(scope, ROSTER_OWNER)}`;
  const list = await findScreenedList(tx, actor);
  const condition = sql.join([own, ...filtersOf(query, list)], sql` and `);
  const stored = await tx.rows<Stored>(sql`
    select s.credit_code as "creditCode", e.name, e.unit_id as "unitId", e.unit_name as "unitName", e.scale, s.rule,
      s.verdict, r.grade, s.body, count(*) over () as count
    ${SOURCE} where ${condition}
    order by ${orderOf(query)} limit ${size} offset ${page * size}`);
  const plan = await getPlan(tx, record.planVersionId);
  const isShown = shownTo(plan, scope);
  const rows = stored.map((row) => toRow(row, isShown));
  const { byUnit, byRule, undecided } = await countAll(tx, own);
  return {
    rows: list ? await withListed(tx, rows, list) : rows,
    total: await totalOf(tx, stored, page, sql`${SOURCE} where ${condition}`),
    page,
    size,
    year,
    runId: record.id,
    byUnit,
    undecided,
    rules: await describeRules(tx, plan, record, byRule),
    distinct: byRule.find(({ rule }) => rule === null)?.yes ?? 0,
    list: list ? await describeList(tx, own, list) : null,
  };
}
