import { mkdir, stat } from 'node:fs/promises';
import { evaluate } from '@tenglong/domain/evaluation';
import { enterprisesOf } from '@tenglong/domain/intake';
import { stageFolder } from '../../modules/intake/stage/index.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { loadCommandPlan } from './load-plan.ts';
import { reportProgress } from './report-progress.ts';
import { screen } from './screen.ts';
import { summarise } from './summary.ts';
import { type EvaluationTables, writeTables } from './tables.ts';
import { writeSummary } from './write-summary.ts';

export interface EvaluateRequest {
  readonly plan: string;
  readonly workbooks: string;
  readonly year: number;
  readonly out: string;
  readonly json?: true;
}

/**
 * Reads a folder of workbooks, evaluates one year by the plan and writes the tables.
 *
 * @throws CliFailure when the batch as a whole is of no use: no plan, no folder, no roster, nothing of the year
 */
export async function runEvaluate(request: EvaluateRequest, io: CliIo): Promise<void> {
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
    factTitles: new Map(plan.facts?.facts.map(({ id, title }) => [id, title]) ?? []),
    onProgress: progress.read,
  });
  progress.done();
  const { year } = request;
  if (staged.roster.length === 0) {
    throw new CliFailure(
      `没有读到企业名录：${request.workbooks}`,
      '请放入工业企业名录；没有名录，别的表无法对应到企业',
    );
  }
  if (!staged.assembled.years.includes(year)) {
    const has = staged.assembled.years.join('、');
    throw new CliFailure(
      `没有 ${year} 年的数据${has ? `（有 ${has} 年）` : ''}`,
      '请核对年度，或补上这一年各部门的表格',
    );
  }
  const { enterprises, unscaled } = enterprisesOf(staged.roster, staged.assembled, year);
  const run = evaluate(enterprises, schemes, { year, ...(plan.facts ? { facts: plan.facts } : {}) });
  const screening = screen(plan, staged, year);
  const tables = { plan, year, staged, run, screening };
  await writeInto(request.out, tables);
  writeSummary(summarise({ ...tables, unscaled }), request, io);
}

async function expectFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) throw new CliFailure(`没有这个文件夹：${path}`, '请核对表格所在的位置');
}

const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘空间已满',
  ENOTDIR: '路径中有一段不是文件夹',
  EEXIST: '这个位置已有同名文件',
  EISDIR: '有一个要写的文件名已被文件夹占用',
};

/** Writes the tables; what the disk refuses is said in a sentence. @throws CliFailure */
async function writeInto(folder: string, tables: EvaluationTables): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeTables(folder, tables);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = REFUSALS[code];
    if (why === undefined) throw error;
    throw new CliFailure(`结果写不进 ${folder}：${why}`, '请换一个位置，或清理后重试');
  }
}
