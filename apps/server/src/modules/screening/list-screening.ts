import type { ScreeningPage, ScreeningQuery, ScreeningRow } from '@tenglong/contracts/screening';
import { describeScreening, prepareScreening } from '@tenglong/domain/screening';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { ROSTER_OWNER, withheldFacts, withinScope } from '../enterprise/index.ts';
import { findLatestRun, getRunRecord, type RunRecord } from '../evaluation/index.ts';
import { getPlan } from '../plan/index.ts';
import { findListed, findScreenedList, standsOn } from '../register/index.ts';

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
type Tally = {
  rule: string;
  title: string;
  clause: string;
  unavailable?: string;
};
interface Found {
  readonly rule: string | null;
  readonly yes: number;
  readonly unknown: number;
}

const SORTS: Readonly<Record<string, SQL>> = {
  name: sql`e.pinyin`,
  unit: sql`e.unit_id`,
  rule: sql`s.rule`,
  verdict: sql`s.verdict`,
  grade: sql`r.grade`,
};

/** The rules in words, as they stood in the plan the run was made under. */
async function describeRules(
  tx: Tx,
  record: RunRecord,
  year: number,
  counts: readonly Found[],
): Promise<ScreeningPage['rules']> {
  const plan = await getPlan(tx, record.planVersionId);
  const [found] = await tx.rows<{ tallies: Tally[] }>(
    sql`select detail->'screening' as tallies from evaluation_runs where id = ${record.id}`,
  );
  const prepared = plan.screening && plan.facts ? prepareScreening(plan.screening, plan.facts) : undefined;
  const texts = prepared?.kind === 'screening' ? describeScreening(prepared.screening, { year }) : [];
  return (found?.tallies ?? []).map(({ rule, title, clause, unavailable }) => {
    const own = counts.find((one) => one.rule === rule);
    const text = texts.find((one) => one.rule === rule);
    return {
      id: rule,
      title,
      clause,
      text: text ? `${text.population}；${text.condition}` : '',
      yes: own?.yes ?? 0,
      unknown: own?.unknown ?? 0,
      unavailable: unavailable ?? '',
    };
  });
}

/** A page of the list, from the latest run of the year or the one asked for. @throws Problem YEAR_NOT_SCREENED, INPUT_INVALID */
export async function listScreening(
  tx: Tx,
  actor: Actor,
  year: number,
  query: ScreeningQuery,
): Promise<ScreeningPage> {
  const { scope } = actor;
  const record = query.run ? await getRunRecord(tx, query.run) : await findLatestRun(tx, year);
  if (!record) throw new Problem('YEAR_NOT_SCREENED');
  const own = sql`s.run_id = ${record.id} and ${withinScope(scope, ROSTER_OWNER)}`;
  const filters: SQL[] = [own];
  if (query.rule) filters.push(sql`s.rule = ${query.rule}`);
  if (query.verdict) filters.push(sql`s.verdict = ${query.verdict}`);
  if (query.unit) filters.push(sql`e.unit_id = any(${sql.param(query.unit.split(','))}::text[])`);
  if (query.q) {
    const text = `%${query.q.replace(/\s/g, '').replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
    filters.push(
      sql`(e.name_key like ${text} or e.credit_code like ${text.toUpperCase()} or e.initials like ${text.toLowerCase()})`,
    );
  }
  const list = await findScreenedList(tx, actor);
  const fed = list && sql`s.rule = any(${sql.param([...list.rules])}::text[])`;
  const onList = list && standsOn(list.file, sql`s.credit_code`);
  if (query.listed && fed && onList) {
    filters.push(
      sql`(${fed} and s.verdict = 'yes' and ${query.listed === 'yes' ? sql`` : sql`not `}${onList})`,
    );
  }
  const source = sql`from screening_results s join enterprises e on e.credit_code = s.credit_code
    left join evaluation_results r on r.run_id = s.run_id and r.credit_code = s.credit_code`;
  const sort = query.sort ?? 'unit';
  const column = Object.hasOwn(SORTS, sort) ? SORTS[sort] : undefined;
  if (!column)
    throw new Problem('INPUT_INVALID', { details: [{ path: 'sort', message: `不能按“${sort}”排序` }] });
  const direction = query.dir === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  const stored = await tx.rows<Stored>(sql`
    select s.credit_code as "creditCode", e.name, e.unit_id as "unitId", e.unit_name as "unitName", e.scale, s.rule,
      s.verdict, r.grade, s.body, count(*) over () as count
    ${source} where ${sql.join(filters, sql` and `)}
    order by ${column} ${direction}, s.credit_code, s.rule limit ${query.size} offset ${query.page * query.size}`);
  const plan = await getPlan(tx, record.planVersionId);
  const withheld = withheldFacts(plan, scope);
  const titles = new Set(
    (plan.facts?.facts ?? []).filter(({ id }) => !withheld.includes(id)).map(({ title }) => title),
  );
  // A figure worked out of others is named after none: whoever may not read all of them is not shown it.
  const shown = ({ label }: { label: string }) => withheld.length === 0 || titles.has(label);
  const byUnit = await tx.rows<ScreeningPage['byUnit'][number]>(sql`
    select coalesce(e.unit_id, '') as "unitId", e.unit_name as "unitName",
      count(distinct s.credit_code) filter (where s.verdict = 'yes') as yes,
      count(distinct s.credit_code) filter (where s.verdict = 'unknown') as unknown
    ${source} where ${own} group by e.unit_id, e.unit_name order by e.unit_id`);
  // By rule, and over all rules as the row without one.
  const counts = await tx.rows<Found>(sql`
    select s.rule, count(distinct s.credit_code) filter (where s.verdict = 'yes') as yes,
      count(distinct s.credit_code) filter (where s.verdict = 'unknown') as unknown
    ${source} where ${own} group by grouping sets ((s.rule), ())`);
  const [beside] = await tx.rows<{ n: number }>(sql`
    select count(distinct s.credit_code) as n ${source} where ${own} and s.verdict = 'unknown' and not exists (
      select 1 from screening_results y where y.run_id = s.run_id and y.credit_code = s.credit_code and y.verdict = 'yes')`);
  const listed = list
    ? await findListed(
        tx,
        list.file,
        stored.map((row) => row.creditCode),
      )
    : undefined;
  const [lacking] =
    fed && onList
      ? await tx.rows<{ n: number }>(sql`
          select count(distinct s.credit_code) as n ${source}
          where ${own} and ${fed} and s.verdict = 'yes' and not ${onList}`)
      : [];
  return {
    rows: stored.map(({ body, count: _count, unitId, ...row }) => ({
      ...row,
      ...(list?.rules.includes(row.rule) &&
        row.verdict === 'yes' && { listed: listed?.get(row.creditCode) ?? null }),
      unitId: unitId ?? '',
      figures: body.figures.filter(shown).map(({ label, unit, year: of, value }) => ({
        label,
        unit,
        year: of,
        figure: { value, state: value === null ? 'unknown' : 'known' },
      })),
      missing: body.missing.map(({ label, year: of }) => `${of} 年${label}`),
    })),
    total: stored[0]?.count ?? 0,
    page: query.page,
    size: query.size,
    year,
    runId: record.id,
    rules: await describeRules(tx, record, year, counts),
    byUnit,
    distinct: counts.find(({ rule }) => rule === null)?.yes ?? 0,
    undecided: beside?.n ?? 0,
    list: list
      ? {
          register: list.file.id,
          title: list.file.shortTitle,
          unlisted: lacking?.n ?? 0,
          mayOpen: list.mayOpen,
        }
      : null,
  };
}
