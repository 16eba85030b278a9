import type { ResultPage, ResultQuery, ResultRow } from '@tenglong/contracts/evaluation';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import { likeLiteral, type Tx, totalOf } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { searchCondition, withinScope } from '../enterprise/index.ts';
import { getPlan } from '../plan/index.ts';
import { indicatorRights } from './figure-rights.ts';
import { getRunRecord } from './run-library.ts';

interface Stored extends Omit<ResultRow, 'values' | 'scores' | 'industryName' | 'unitId'> {
  unitId: string | null;
  itemValues: (number | null)[];
  itemScores: (number | null)[];
  count: number;
}

const SORTS: Readonly<Record<string, SQL>> = {
  rank: sql`r.seq`,
  name: sql`r.pinyin`,
  unit: sql`r.unit_id`,
  industry: sql`r.industry`,
  total: sql`r.total`,
  grade: sql`r.grade`,
  preliminary: sql`r.preliminary`,
  // The name of the output column.
  before: sql`"before"`,
};

/** Indicators of each scale's scheme, in order: what the arrays of the results mean. `null`: not for this reader. */
type Indicators = ReadonlyMap<string, readonly (string | null)[]>;

function orderOf(query: ResultQuery, indicators: Indicators): SQL {
  const sort = query.sort ?? 'rank';
  const [kind, id = ''] = sort.split('.');
  const place = (indicators.get(query.scale ?? 'above') ?? []).indexOf(id) + 1;
  const item =
    place > 0 && (kind === 'value' || kind === 'score')
      ? sql.raw(`r.item_${kind === 'value' ? 'values' : 'scores'}[${place}]`)
      : undefined;
  const column = item ?? (Object.hasOwn(SORTS, sort) ? SORTS[sort] : undefined);
  if (!column)
    throw new Problem('INPUT_INVALID', { details: [{ path: 'sort', message: `不能按“${sort}”排序` }] });
  return sql`${column} ${query.dir === 'desc' ? sql`desc nulls last` : sql`asc nulls last`}, r.seq`;
}

function conditionOf(id: string, scope: Scope, query: ResultQuery): SQL {
  const conditions: SQL[] = [
    sql`r.run_id = ${id}`,
    withinScope(scope, { unit: sql`r.unit_id`, enterprise: sql`r.credit_code` }),
  ];
  if (query.scale) conditions.push(sql`r.scale = ${query.scale}`);
  if (query.unit) conditions.push(sql`r.unit_id = any(${sql.param(query.unit.split(','))}::text[])`);
  if (query.industry) conditions.push(sql`r.industry like ${`${query.industry}%`}`);
  if (query.adjusted) conditions.push(sql`r.grade is distinct from r.preliminary`);
  if (query.grade) {
    const wanted = query.grade.split(',');
    const graded = sql`r.grade = any(${sql.param(wanted)}::text[])`;
    conditions.push(wanted.includes('none') ? sql`(${graded} or r.grade is null)` : graded);
  }
  if (query.q) {
    // Who bore another name when the run was made is found by that one too.
    const text = `%${likeLiteral(query.q.replace(/\s/g, ''))}%`;
    conditions.push(sql`(r.name like ${text} or exists (
      select 1 from enterprises e where e.credit_code = r.credit_code and ${searchCondition(query.q)}))`);
  }
  return sql.join(conditions, sql` and `);
}

/** A page of the result list of a run. @throws Problem RUN_NOT_FOUND, INPUT_INVALID */
export async function listResults(tx: Tx, scope: Scope, id: string, query: ResultQuery): Promise<ResultPage> {
  const record = await getRunRecord(tx, id);
  const plan = await getPlan(tx, record.planVersionId);
  const mayRead = indicatorRights(plan, scope);
  const indicators: Indicators = new Map(
    plan.schemes
      .filter(({ file }) => file.role === 'default')
      .map(({ file }) => [
        file.population.scale,
        file.indicators.map((indicator) => (mayRead(indicator) ? indicator.id : null)),
      ]),
  );
  const classes = new Map(plan.industries?.classes.map(({ code, name }) => [code, name]));
  const condition = conditionOf(id, scope, query);
  const stored = await tx.rows<Stored>(sql`
    select r.credit_code as "creditCode", r.name, r.unit_id as "unitId", r.unit_name as "unitName", r.industry, r.scale,
      r.item_values as "itemValues", r.item_scores as "itemScores", r.total, r.rank, r.preliminary, r.grade, r.reason,
      r.adjustments, count(*) over () as count,
      (select b.grade from evaluation_results b where b.credit_code = r.credit_code and b.run_id = (
        select o.id from evaluation_runs o where o.year = ${record.year - 1} order by o.number desc limit 1)) as before
    from evaluation_results r where ${condition}
    order by ${orderOf(query, indicators)} limit ${query.size} offset ${query.page * query.size}`);
  const byId = (scale: string, figures: readonly (number | null)[]) =>
    Object.fromEntries(
      (indicators.get(scale) ?? []).flatMap((indicator, at) =>
        indicator === null ? [] : [[indicator, figures[at] ?? null]],
      ),
    );
  return {
    rows: stored.map(({ itemValues, itemScores, count: _count, ...row }) => ({
      ...row,
      unitId: row.unitId ?? '',
      industryName: classes.get(row.industry) ?? '',
      values: byId(row.scale, itemValues),
      scores: byId(row.scale, itemScores),
    })),
    total: await totalOf(tx, stored, query.page, sql`from evaluation_results r where ${condition}`),
    page: query.page,
    size: query.size,
  };
}
