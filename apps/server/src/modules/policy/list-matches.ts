import type { EnterpriseMatches, MatchPage, MatchQuery, MatchRow } from '@tenglong/contracts/policy';
import { type Plan, unitName } from '@tenglong/domain/plan';
import {
  barsOf,
  factQuestion,
  isSuperseded,
  type PreparedPolicy,
  type Superseding,
} from '@tenglong/domain/policy';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import { likeLiteral, type Tx, totalOf } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import {
  getEnterprise,
  ROSTER_OWNER,
  searchCondition,
  withheldFacts,
  withinScope,
} from '../enterprise/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { loadBarFacts } from './bar-facts.ts';
import { policyBook, policyBookOn } from './policy-book.ts';

interface Stored {
  creditCode: string;
  name: string;
  unitId: string | null;
  unitName: string;
  grade: MatchRow['grade'];
  policy: string;
  caseNumber: string;
  caseTitle: string;
  verdict: MatchRow['verdict'];
  amountYuan: string | null;
  mostYuan: string | null;
  outcome: string | null;
  missing: string[];
  asked: number;
  near: string | null;
  reason: string;
}

const COLUMNS: SQL = sql`m.credit_code as "creditCode", e.name, e.unit_id as "unitId", e.unit_name as "unitName", r.grade,
  m.policy, m.case_number as "caseNumber", m.case_title as "caseTitle", m.verdict, m.amount_yuan::text as "amountYuan",
  m.most_yuan::numeric(20, 2)::text as "mostYuan",
  m.outcome, m.missing, m.asked, m.near, m.reason`;

const SOURCE: SQL = sql`from policy_matches m join enterprises e on e.credit_code = m.credit_code
  left join evaluation_results r on r.credit_code = m.credit_code and r.run_id = (
    select id from evaluation_runs where year = m.year order by number desc limit 1)`;

/** What helps most comes first: what is settled, what is close, what needs the fewest answers. */
const HELP: SQL = sql`case when m.verdict = 'eligible' then 0 when m.near is not null then 1 when m.verdict = 'unknown' then 2 else 3 end`;

const SORTS: Readonly<Record<string, SQL>> = {
  name: sql`e.pinyin`,
  unit: sql`e.unit_id`,
  grade: sql`r.grade`,
  policy: sql`m.policy`,
  verdict: HELP,
  amount: sql`m.amount_yuan`,
  missing: sql`jsonb_array_length(m.missing)`,
  near: sql`m.closeness`,
};

/** As many questions as a line of a list has room for. */
const QUESTIONS = 12;

const TWO = (text: string | null): string | null =>
  text === null ? null : text.includes('.') ? text : `${text}.00`;

/** Policies that rest on a figure the reader may not see: their sums and gaps would tell it. */
export function tellingPolicies(plan: Plan, scope: Scope): ReadonlySet<string> {
  const withheld = new Set(withheldFacts(plan, scope));
  return new Set(
    plan.policies
      .filter(({ file }) =>
        Object.values(file.inputs).some(({ from }) => from && 'fact' in from && withheld.has(from.fact)),
      )
      .map(({ file }) => file.id),
  );
}

/** What would stop an application, in words. */
type Bars = (row: Pick<Stored, 'creditCode' | 'policy'>) => string | null;

/** Queries: 2, and none where no policy of these rows bars anybody. */
async function loadBars(
  tx: Tx,
  plan: Plan,
  book: ReadonlyMap<string, PreparedPolicy>,
  rows: readonly Stored[],
): Promise<Bars> {
  const barring = (policy: string) => book.get(policy)?.file.interlock ?? [];
  const codes = new Set(rows.filter(({ policy }) => barring(policy).length > 0).map((row) => row.creditCode));
  const facts = await loadBarFacts(tx, plan, [...codes]);
  return ({ creditCode, policy }) => {
    const known = facts.get(creditCode);
    const [bar] = known ? barsOf(barring(policy), known) : [];
    return bar ? `申报时会被拦：${bar.says}（${bar.because}）` : null;
  };
}

function toRow(
  book: ReadonlyMap<string, PreparedPolicy>,
  telling: ReadonlySet<string>,
  stored: Stored,
  bars: Bars,
  registerOf: (policy: string) => string | null,
  ended: ReadonlyMap<string, Superseding>,
): MatchRow {
  const end = ended.get(stored.policy);
  const file = book.get(stored.policy)?.file;
  const row = telling.has(stored.policy)
    ? { ...stored, amountYuan: null, mostYuan: null, near: null }
    : stored;
  return {
    ...row,
    unitId: row.unitId ?? '',
    policyTitle: file?.title ?? row.policy,
    clause: file?.clause ?? '',
    amountYuan: TWO(row.amountYuan),
    missing: file ? row.missing.slice(0, QUESTIONS).map((place) => factQuestion(file, place)) : [],
    missingCount: row.missing.length,
    withoutForm: row.verdict === 'eligible',
    register: end ? null : registerOf(stored.policy),
    barred: end ? `自 ${end.from} 起按${end.document}执行，不再受理新的申报` : bars(stored),
  };
}

/** What newer rules from above have taken the place of by today: who has not applied yet is too late. */
const endedBy = (plan: Plan, today: string): ReadonlyMap<string, Superseding> =>
  new Map(
    [...policyBookOn(plan, today)].flatMap(([id, policy]) =>
      policy.superseding && isSuperseded(policy, today) ? [[id, policy.superseding]] : [],
    ),
  );

/** The list that a policy is applied for on, where the plan has one. */
const applicationLists = (plan: Plan) => {
  const lists = new Map(
    plan.registers.flatMap(({ file }) => (file.policy ? [[file.policy.id, file.id]] : [])),
  );
  return (policy: string): string | null => lists.get(policy) ?? null;
};

function conditions(query: MatchQuery): SQL[] {
  const filters: SQL[] = [];
  if (query.policy) filters.push(sql`m.policy = ${query.policy}`);
  if (query.verdict === 'near') filters.push(sql`m.near is not null`);
  else if (query.verdict) filters.push(sql`m.verdict = ${query.verdict}`);
  if (query.unit) filters.push(sql`e.unit_id = any(${sql.param(query.unit.split(','))}::text[])`);
  if (query.q) {
    const text = `%${likeLiteral(query.q.replace(/\s/g, ''))}%`;
    filters.push(
      sql`(${searchCondition(query.q)} or m.case_title like ${text} or m.case_number like ${text})`,
    );
  }
  return filters;
}

async function madeOf(tx: Tx, year: number, planVersionId: string): Promise<MatchPage['made']> {
  const [found] = await tx.rows<{ at: string; by: string; asOf: string; stale: boolean }>(sql`
    select made_at as at, made_by as by, as_of as "asOf",
      plan_version_id <> ${planVersionId}
        or commit_no < (select coalesce(max(commit_no), 0) from batches where status = 'committed')
        or made_at < (select coalesce(max(started_at), made_at) from evaluation_runs where year in (${year}, ${year - 1}))
        as stale
    from policy_match_runs where year = ${year}`);
  return found ?? null;
}

async function listTallies(
  tx: Tx,
  book: ReadonlyMap<string, PreparedPolicy>,
  own: SQL,
): Promise<MatchPage['tallies']> {
  const rows = await tx.rows<Omit<MatchPage['tallies'][number], 'title' | 'clause'>>(sql`
    select m.policy, count(*) filter (where m.verdict = 'eligible') as eligible,
      count(*) filter (where m.near is not null) as near, count(*) filter (where m.verdict = 'unknown') as unknown,
      count(*) filter (where m.verdict = 'ineligible') as ineligible,
      sum(m.amount_yuan) filter (where m.verdict = 'eligible')::text as "amountYuan"
    from policy_matches m join enterprises e on e.credit_code = m.credit_code where ${own} group by m.policy`);
  const found = new Map(rows.map((row) => [row.policy, row]));
  return [...book.values()].flatMap(({ file }) => {
    const row = found.get(file.id);
    if (!row) return [];
    const amountYuan = file.outcome === 'amount' && row.eligible > 0 ? TWO(row.amountYuan) : null;
    return [{ ...row, title: file.title, clause: file.clause, amountYuan }];
  });
}

const unitsOf = (plan: Plan) => plan.units.map(({ id }) => ({ id, name: unitName(plan, id) }));

/**
 * One page of the list. Queries: at most 6, however many rows; one more for a page past the last.
 *
 * @throws Problem INPUT_INVALID for a sort it does not have
 */
export async function listMatches(
  tx: Tx,
  scope: Scope,
  year: number,
  query: MatchQuery,
  today: string,
): Promise<MatchPage> {
  const { plan, version } = await getActivePlan(tx);
  const book = policyBook(plan);
  const sort = query.sort ?? 'verdict';
  const column = Object.hasOwn(SORTS, sort) ? SORTS[sort] : undefined;
  if (!column) {
    throw new Problem('INPUT_INVALID', { details: [{ path: 'sort', message: `不能按“${sort}”排序` }] });
  }
  const telling = tellingPolicies(plan, scope);
  if (telling.size > 0 && (sort === 'amount' || sort === 'near')) {
    throw new Problem('INPUT_INVALID', { details: [{ path: 'sort', message: '您的岗位不能按这一项排序' }] });
  }
  const own = sql`m.year = ${year} and ${withinScope(scope, ROSTER_OWNER)}`;
  const direction = query.dir === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  const list = sql`${SOURCE} where ${sql.join([own, ...conditions(query)], sql` and `)}`;
  const rows = await tx.rows<Stored & { count: number }>(sql`
    select ${COLUMNS}, count(*) over () as count ${list}
    order by ${column} ${direction}, ${HELP}, m.closeness nulls last, m.amount_yuan desc nulls last, m.credit_code, m.policy,
      m.case_number
    limit ${query.size} offset ${query.page * query.size}`);
  const tallies = (await listTallies(tx, book, own)).map((tally) =>
    telling.has(tally.policy) ? { ...tally, amountYuan: null } : tally,
  );
  const bars = await loadBars(tx, plan, book, rows);
  const registerOf = applicationLists(plan);
  const held = new Set(tallies.map(({ policy }) => policy));
  const ended = endedBy(plan, today);
  return {
    rows: rows.map(({ count: _count, ...row }) => toRow(book, telling, row, bars, registerOf, ended)),
    total: await totalOf(tx, rows, query.page, list),
    page: query.page,
    size: query.size,
    year,
    tallies,
    made: await madeOf(tx, year, version.id),
    unheld: [...book.values()]
      .filter(
        ({ file, unavailable }) => !held.has(file.id) && unavailable === undefined && !ended.has(file.id),
      )
      .map(({ file: { id, title, clause } }) => ({ policy: id, title, clause })),
    ended: [...ended].map(([id, { document, from }]) => ({
      policy: id,
      title: book.get(id)?.file.title ?? id,
      document,
      from,
    })),
    units: unitsOf(plan),
  };
}

/** Of one enterprise, in the latest year worked out. Queries: at most 6. @throws Problem ENTERPRISE_NOT_FOUND */
export async function listMatchesOf(
  tx: Tx,
  scope: Scope,
  creditCode: string,
  today: string,
): Promise<EnterpriseMatches> {
  await getEnterprise(tx, scope, creditCode);
  const { plan } = await getActivePlan(tx);
  const book = policyBook(plan);
  const telling = tellingPolicies(plan, scope);
  const rows = await tx.rows<Stored & { year: number; facts: unknown }>(sql`
    select m.year, m.facts, ${COLUMNS} ${SOURCE}
    where m.credit_code = ${creditCode} and m.year = (select max(year) from policy_match_runs)
      and ${withinScope(scope, ROSTER_OWNER)}
    order by ${HELP}, m.closeness nulls last, m.policy, m.case_number`);
  const bars = await loadBars(tx, plan, book, rows);
  const registerOf = applicationLists(plan);
  const ended = endedBy(plan, today);
  const [made] = await tx.rows<{ asOf: string }>(
    sql`select as_of as "asOf" from policy_match_runs order by year desc limit 1`,
  );
  return {
    year: rows[0]?.year ?? null,
    asOf: made?.asOf ?? null,
    rows: rows.map(({ year: _year, facts, ...row }) => ({
      ...toRow(book, telling, row, bars, registerOf, ended),
      facts: telling.has(row.policy) ? null : facts,
    })),
  };
}
