import type { GradeCounts, RunDetail, RunScheme, RunSummary } from '@tenglong/contracts/evaluation';
import type { Plan } from '@tenglong/domain/plan';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { findActiveVersion, getPlan } from '../plan/index.ts';
import { getRunRecord, listRunRecords, type RunRecord } from './run-library.ts';

interface Detail {
  schemes: RunScheme[];
}

const NONE: GradeCounts = { A: 0, B: 0, C: 0, D: 0, none: 0 };
const addCounts = (a: GradeCounts, b: GradeCounts): GradeCounts => ({
  A: a.A + b.A,
  B: a.B + b.B,
  C: a.C + b.C,
  D: a.D + b.D,
  none: a.none + b.none,
});

/** What happened since a run that a new one would take in; its own figures stand. */
async function staleReasons(tx: Tx, record: RunRecord): Promise<string[]> {
  const active = await findActiveVersion(tx);
  const [since] = await tx.rows<{ commits: number; undone: number; rulings: number }>(sql`
    select
      (select count(*) from batches where status = 'committed' and commit_no > ${record.commitNo}) as commits,
      (select count(*) from batches where status = 'undone' and commit_no <= ${record.commitNo}
        and undone_at > ${record.startedAt}) as undone,
      (select count(*) from fact_rulings where year = ${record.year} and made_at > ${record.startedAt}) as rulings`);
  return [
    ...(since?.commits ? [`之后又入库 ${since.commits} 批数据`] : []),
    ...(since?.undone ? [`之后撤回 ${since.undone} 批数据`] : []),
    ...(since?.rulings ? [`之后新增 ${since.rulings} 项裁定`] : []),
    ...(active && active.id !== record.planVersionId ? ['之后方案有了新版本'] : []),
  ];
}

async function detailOf(tx: Tx, id: string): Promise<Detail> {
  const [found] = await tx.rows<{ detail: Detail }>(sql`select detail from evaluation_runs where id = ${id}`);
  return found?.detail ?? { schemes: [] };
}

async function summarise(tx: Tx, record: RunRecord): Promise<{ summary: RunSummary; detail: Detail }> {
  const detail = await detailOf(tx, record.id);
  const summary: RunSummary = {
    id: record.id,
    year: record.year,
    number: record.number,
    planVersion: record.planVersionId,
    capsuleHash: record.capsuleHash,
    startedAt: record.startedAt,
    startedBy: record.startedBy,
    note: record.note,
    listed: detail.schemes.reduce((sum, { listed }) => sum + listed, 0),
    ranked: detail.schemes.reduce((sum, { ranked }) => sum + ranked, 0),
    final: detail.schemes.reduce((sum, { final }) => addCounts(sum, final), NONE),
    stale: await staleReasons(tx, record),
  };
  return { summary, detail };
}

/** Every run, newest first, of one year or of all. */
export async function listRuns(tx: Tx, year?: number): Promise<RunSummary[]> {
  const summaries: RunSummary[] = [];
  for (const record of await listRunRecords(tx, year)) summaries.push((await summarise(tx, record)).summary);
  return summaries;
}

export const summariseRun = async (tx: Tx, id: string): Promise<RunSummary> =>
  (await summarise(tx, await getRunRecord(tx, id))).summary;

const COUNTS: SQL = sql`jsonb_build_object('A', count(*) filter (where grade = 'A'), 'B', count(*) filter (where grade = 'B'),
  'C', count(*) filter (where grade = 'C'), 'D', count(*) filter (where grade = 'D'),
  'none', count(*) filter (where grade is null)) as counts, avg(total) as "meanTotal"`;

/** One run with its schemes, townships and industries. @throws Problem RUN_NOT_FOUND */
export async function describeRun(tx: Tx, scope: Scope, id: string): Promise<RunDetail> {
  const record = await getRunRecord(tx, id);
  const { summary, detail } = await summarise(tx, record);
  const plan = await getPlan(tx, record.planVersionId);
  const own = sql`run_id = ${id} and ${withinScope(scope, sql`unit_id`)}`;
  const byUnit = await tx.rows<RunDetail['byUnit'][number]>(sql`
    select coalesce(unit_id, '') as "unitId", unit_name as "unitName", scale, ${COUNTS}
    from evaluation_results where ${own} group by unit_id, unit_name, scale order by unit_id, scale`);
  const byIndustry = await tx.rows<Omit<RunDetail['byIndustry'][number], 'title'>>(sql`
    select left(industry, 2) as industry, scale, ${COUNTS}
    from evaluation_results where ${own} group by left(industry, 2), scale order by 1, scale`);
  const [adjusted] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from evaluation_results where ${own} and grade is distinct from preliminary`,
  );
  return {
    ...summary,
    schemes: detail.schemes,
    byUnit,
    byIndustry: byIndustry.map((row) => ({ ...row, title: divisionTitle(plan, row.industry) })),
    rulings: plan.rulings
      .filter(({ status }) => status !== 'withdrawn')
      .map(({ adopts, on, value, reason }) => ({
        address: adopts ?? '',
        text: `${on.quantity}按 ${value}：${reason}`,
      })),
    adjusted: adjusted?.n ?? 0,
  };
}

const divisionTitle = (plan: Plan, code: string): string =>
  plan.industries?.divisions.find((division) => division.code === code)?.name ??
  (code === '' ? '行业未报' : code);
