import { stat } from 'node:fs/promises';
import { leadsOf } from '@tenglong/domain/enterprise';
import { type EvaluationRun, evaluate } from '@tenglong/domain/evaluation';
import { enterprisesOf, type UnscaledEnterprise } from '@tenglong/domain/intake';
import type { Plan } from '@tenglong/domain/plan';
import { type StagedFolder, stageFolder } from '../../modules/intake/stage/index.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { loadCommandPlan } from './load-plan.ts';
import { reportProgress } from './report-progress.ts';

export interface FolderRequest {
  readonly plan: string;
  readonly workbooks: string;
  readonly year: number;
}

export interface EvaluatedFolder {
  readonly plan: Plan;
  readonly year: number;
  readonly staged: StagedFolder;
  readonly run: EvaluationRun;
  readonly unscaled: readonly UnscaledEnterprise[];
}

/**
 * Reads a folder of workbooks by a plan and evaluates one year.
 *
 * @throws CliFailure when the batch as a whole is of no use: no plan, no folder, no roster, nothing of the year
 */
export async function evaluateFolder(request: FolderRequest, io: CliIo): Promise<EvaluatedFolder> {
  const { plan, datasets } = await loadCommandPlan(request.plan);
  const schemes = plan.schemes.map(({ file }) => file).filter(({ role }) => role === 'default');
  if (schemes.length === 0) {
    throw new CliFailure(
      '方案里没有现行的评价办法',
      '请在方案的 evaluation 目录里补上，并把 role 写成 default',
    );
  }
  if (datasets.length === 0) {
    throw new CliFailure('方案里没有写各部门表格怎么读', '请在方案的 workbooks 目录里补上各部门的列名');
  }
  await expectFolder(request.workbooks);
  const progress = reportProgress(io);
  const staged = await stageFolder(request.workbooks, {
    datasets,
    units: plan.units,
    departments: plan.departments,
    leads: leadsOf(plan.facts?.facts ?? []),
    factTitles: new Map(plan.facts?.facts.map(({ id, title }) => [id, title]) ?? []),
    onProgress: progress.read,
  });
  progress.done();
  const { year } = request;
  if (staged.roster.length === 0) {
    tellPassedOver(staged, io);
    throw new CliFailure(
      `没有读到企业名录：${request.workbooks}`,
      '请放入工业企业名录；没有名录，别的表无法对应到企业',
    );
  }
  if (!staged.assembled.years.includes(year)) {
    tellPassedOver(staged, io);
    const has = staged.assembled.years.join('、');
    throw new CliFailure(
      `没有 ${year} 年的数据${has ? `（有 ${has} 年）` : ''}`,
      '请核对年度，或补上这一年各部门的表格',
    );
  }
  const { enterprises, unscaled } = enterprisesOf(staged.roster, staged.assembled, year);
  const run = evaluate(enterprises, schemes, { year, ...(plan.facts ? { facts: plan.facts } : {}) });
  return { plan, year, staged, run, unscaled };
}

/**
 * A batch that is of no use mostly is so because of files that could not be read, or that lie a folder deeper: each is
 * named with its reason.
 */
function tellPassedOver({ passedOver }: StagedFolder, io: CliIo): void {
  for (const { file, message, remedy, expected, folder } of passedOver)
    if (!expected || folder) io.err(`没有读取：${file}，${message}。${remedy}\n`);
}

async function expectFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) throw new CliFailure(`没有这个文件夹：${path}`, '请核对表格所在的位置');
}
