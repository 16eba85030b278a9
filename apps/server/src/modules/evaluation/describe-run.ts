import type { GradeCounts, RunDetail, RunScheme, RunSummary } from '@tenglong/contracts/evaluation';
import type { Plan } from '@tenglong/domain/plan';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { findActiveVersion, getPlan } from '../plan/index.ts';
import { indicatorRights } from './figure-rights.ts';
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

interface Since extends Detail {
  id: string;
  commits: number;
  undone: number;
  rulings: number;
  reopened: number;
  adjustments: number;
}

/** The details of runs and what happened since each that a new one would take in; a run's own figures stand. */
async function loadSince(tx: Tx, records: readonly RunRecord[]): Promise<ReadonlyMap<string, Since>> {
  const rows = await tx.rows<Since>(sql`
    select r.id, coalesce(r.detail->'schemes', '[]'::jsonb) as schemes,
      (select count(*) from batches where status = 'committed' and commit_no > r.commit_no) as commits,
      (select count(*) from batches where status = 'undone' and commit_no <= r.commit_no
        and undone_at > r.started_at) as undone,
      (select count(*) from fact_rulings f where f.year = r.year and f.made_at > r.started_at) as rulings,
      (select count(*) from fact_rulings f where f.year = r.year and f.made_at <= r.started_at
        and f.withdrawn_at > r.started_at) as reopened,
      (select count(*) from grade_adjustments a where a.year = r.year
        and (a.made_at > r.started_at or a.withdrawn_at > r.started_at)) as adjustments
    from evaluation_runs r where r.id = any(${sql.param(records.map(({ id }) => id))}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Runs as lists show them, in two queries however many they are. */
async function summarise(
  tx: Tx,
  records: readonly RunRecord[],
): Promise<{ summary: RunSummary; detail: Detail }[]> {
  const since = await loadSince(tx, records);
  const active = await findActiveVersion(tx);
  return records.map((record) => {
    const {
      schemes = [],
      commits = 0,
      undone = 0,
      rulings = 0,
      reopened = 0,
      adjustments = 0,
    } = since.get(record.id) ?? {};
    const summary: RunSummary = {
      id: record.id,
      year: record.year,
      number: record.number,
      planVersion: record.planVersionId,
      capsuleHash: record.capsuleHash,
      startedAt: record.startedAt,
      startedBy: record.startedBy,
      note: record.note,
      listed: schemes.reduce((sum, { listed }) => sum + listed, 0),
      ranked: schemes.reduce((sum, { ranked }) => sum + ranked, 0),
      final: schemes.reduce((sum, { final }) => addCounts(sum, final), NONE),
      stale: [
        ...(commits ? [`之后又入库 ${commits} 批数据`] : []),
        ...(undone ? [`之后撤回 ${undone} 批数据`] : []),
        ...(rulings ? [`之后新增 ${rulings} 项裁定`] : []),
        ...(reopened ? [`之后撤回 ${reopened} 项裁定`] : []),
        ...(adjustments ? [`之后登记或撤销 ${adjustments} 项等级调整`] : []),
        ...(active && active.id !== record.planVersionId ? ['之后方案有了新版本'] : []),
      ],
    };
    return { summary, detail: { schemes } };
  });
}

/** Every run, newest first, of one year or of all. */
export async function listRuns(tx: Tx, year?: number): Promise<RunSummary[]> {
  return (await summarise(tx, await listRunRecords(tx, year))).map(({ summary }) => summary);
}

async function summariseOne(tx: Tx, record: RunRecord): Promise<{ summary: RunSummary; detail: Detail }> {
  const [one] = await summarise(tx, [record]);
  if (!one) throw new Problem('RUN_NOT_FOUND');
  return one;
}

export const summariseRun = async (tx: Tx, id: string): Promise<RunSummary> =>
  (await summariseOne(tx, await getRunRecord(tx, id))).summary;

const COUNTS: SQL = sql`jsonb_build_object('A', count(*) filter (where grade = 'A'), 'B', count(*) filter (where grade = 'B'),
  'C', count(*) filter (where grade = 'C'), 'D', count(*) filter (where grade = 'D'),
  'none', count(*) filter (where grade is null)) as counts, avg(total) as "meanTotal"`;

/** One run with its schemes, townships and industries. @throws Problem RUN_NOT_FOUND */
export async function describeRun(tx: Tx, scope: Scope, id: string): Promise<RunDetail> {
  const record = await getRunRecord(tx, id);
  const { summary, detail } = await summariseOne(tx, record);
  const plan = await getPlan(tx, record.planVersionId);
  const mayRead = indicatorRights(plan, scope);
  const owner = { unit: sql`unit_id`, enterprise: sql`credit_code` };
  const own = sql`run_id = ${id} and ${withinScope(scope, owner)}`;
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
    schemes: detail.schemes.map((scheme) => ({
      ...scheme,
      indicators: scheme.indicators.filter(({ numerator, denominator }) =>
        mayRead({ numerator: numerator.fact, denominator: denominator?.fact }),
      ),
    })),
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
