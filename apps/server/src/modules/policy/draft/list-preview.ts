import { Grade } from '@tenglong/contracts/page';
import type {
  DraftPreview,
  PreviewPage,
  PreviewQuery,
  PreviewRow,
  PreviewSums,
} from '@tenglong/contracts/policy';
import { type Plan, unitName } from '@tenglong/domain/plan';
import { add, decimal, toDecimalString } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../../platform/actor/index.ts';
import { type Tx, totalOf } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { ROSTER_OWNER, withinScope } from '../../enterprise/index.ts';
import { getActivePlan } from '../../plan/index.ts';
import { tellingPolicies } from '../list-matches.ts';
import { getDraft } from './draft-store.ts';

const SOURCE: SQL = sql`from policy_preview_rows p join policy_previews v on v.draft_id = p.draft_id
  left join enterprises e on e.credit_code = p.credit_code
  left join evaluation_results r on r.credit_code = p.credit_code and r.run_id = (
    select id from evaluation_runs where year = v.year order by number desc limit 1)`;

type Group = PreviewSums & {
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly grade: string | null;
  readonly applications: number;
};

const NONE: PreviewSums = {
  cases: 0,
  more: 0,
  less: 0,
  same: 0,
  other: 0,
  unknown: 0,
  beforeYuan: '0.00',
  afterYuan: '0.00',
};

const plus = (a: string, b: string): string => toDecimalString(add(decimal(a), decimal(b)), 2);

const sumOf = (groups: readonly PreviewSums[]): PreviewSums =>
  groups.reduce(
    (all, one) => ({
      cases: all.cases + one.cases,
      more: all.more + one.more,
      less: all.less + one.less,
      same: all.same + one.same,
      other: all.other + one.other,
      unknown: all.unknown + one.unknown,
      beforeYuan: plus(all.beforeYuan, one.beforeYuan),
      afterYuan: plus(all.afterYuan, one.afterYuan),
    }),
    NONE,
  );

/** What a draft would change in sum, by unit and by grade, as last worked out. Queries: 2. */
export async function describePreview(
  tx: Tx,
  scope: Scope,
  plan: Plan,
  draft: string,
): Promise<DraftPreview | null> {
  const [made] = await tx.rows<
    Pick<DraftPreview, 'revision' | 'year' | 'asOf' | 'beforeAsOf' | 'madeAt' | 'madeBy'>
  >(sql`
    select revision, year, as_of as "asOf", before_as_of as "beforeAsOf", made_at as "madeAt", made_by as "madeBy"
    from policy_previews where draft_id = ${draft}`);
  if (!made) return null;
  const count = (change: string) => sql`count(*) filter (where p.change = ${change})`;
  const groups = await tx.rows<Group>(sql`
    select e.unit_id as unit, e.unit_name as "unitName", r.grade, count(*) as cases, ${count('more')} as more,
      ${count('less')} as less, ${count('same')} as same, ${count('other')} as other, ${count('unknown')} as unknown,
      count(*) filter (where p.source = 'application') as applications,
      coalesce(sum(p.amount_before) filter (where p.verdict_before = 'eligible'), 0)::numeric(20, 2)::text as "beforeYuan",
      coalesce(sum(p.amount_after) filter (where p.verdict_after = 'eligible'), 0)::numeric(20, 2)::text as "afterYuan"
    ${SOURCE} where p.draft_id = ${draft} and ${withinScope(scope, ROSTER_OWNER)}
    group by e.unit_id, e.unit_name, r.grade`);
  const order = plan.units.map(({ id }) => id);
  const units = [...new Set(groups.map(({ unit }) => unit ?? ''))].sort(
    (a, b) => (order.indexOf(a) + 1 || 999) - (order.indexOf(b) + 1 || 999),
  );
  const grades = [...Grade.options, ''].filter((grade) => groups.some((one) => (one.grade ?? '') === grade));
  return {
    ...made,
    total: sumOf(groups),
    applications: groups.reduce((all, { applications }) => all + applications, 0),
    byUnit: units.map((unit) => ({
      ...sumOf(groups.filter((one) => (one.unit ?? '') === unit)),
      id: unit,
      name: unit === '' ? '未定' : unitName(plan, unit),
    })),
    byGrade: grades.map((grade) => ({
      ...sumOf(groups.filter((one) => (one.grade ?? '') === grade)),
      id: grade,
      name: grade === '' ? '没有评价' : `${grade} 类`,
    })),
  };
}

const SORTS: Readonly<Record<string, SQL>> = {
  name: sql`e.pinyin`,
  unit: sql`e.unit_id`,
  grade: sql`r.grade`,
  difference: sql`coalesce(p.amount_after, 0) - coalesce(p.amount_before, 0)`,
};

/** Those whose result changes, or those of one kind. Queries: 3. @throws Problem INPUT_INVALID for a sort it does not have */
export async function listPreview(
  tx: Tx,
  scope: Scope,
  id: string,
  query: PreviewQuery,
): Promise<PreviewPage> {
  const sort = query.sort ?? 'difference';
  const column = Object.hasOwn(SORTS, sort) ? SORTS[sort] : undefined;
  if (!column) {
    throw new Problem('INPUT_INVALID', { details: [{ path: 'sort', message: `不能按“${sort}”排序` }] });
  }
  const { plan } = await getActivePlan(tx);
  const { policy } = await getDraft(tx, id);
  const telling = tellingPolicies(plan, scope).has(policy);
  const wanted = query.change ? sql`p.change = ${query.change}` : sql`p.change in ('more', 'less', 'other')`;
  const direction = query.dir === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  const list = sql`${SOURCE} where p.draft_id = ${id} and ${wanted} and ${withinScope(scope, ROSTER_OWNER)}`;
  const rows = await tx.rows<PreviewRow & { count: number }>(sql`
    select p.credit_code as "creditCode", coalesce(e.name, p.case_title) as name, coalesce(e.unit_name, '') as "unitName",
      r.grade, p.case_number as "caseNumber", p.case_title as "caseTitle", p.source,
      p.verdict_before as "verdictBefore", p.verdict_after as "verdictAfter",
      p.amount_before::numeric(20, 2)::text as "amountBefore", p.amount_after::numeric(20, 2)::text as "amountAfter",
      p.outcome_before as "outcomeBefore", p.outcome_after as "outcomeAfter", p.change, count(*) over () as count
    ${list}
    order by ${column} ${direction}, p.credit_code, p.case_number limit ${query.size} offset ${query.page * query.size}`);
  return {
    rows: rows.map(({ count: _count, ...row }) =>
      telling ? { ...row, amountBefore: null, amountAfter: null } : row,
    ),
    total: await totalOf(tx, rows, query.page, list),
    page: query.page,
    size: query.size,
  };
}
