import { makeFolder } from '../../platform/folder/index.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { evaluateFolder } from './evaluate-folder.ts';
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
  const { plan, year, staged, run, unscaled } = await evaluateFolder(request, io);
  const screening = screen(plan, staged, year);
  const tables = { plan, year, staged, run, screening };
  await writeInto(request.out, tables);
  writeSummary(summarise({ ...tables, unscaled }), request, io);
}

const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘空间已满',
  ENOTDIR: '路径中有一段不是文件夹',
  EEXIST: '这个位置已有同名文件',
  ENOENT: '这个位置建不了文件夹',
  EISDIR: '有一个要写的文件名已被文件夹占用',
};

/** Writes the tables; what the disk refuses is said in a sentence. @throws CliFailure */
async function writeInto(folder: string, tables: EvaluationTables): Promise<void> {
  try {
    makeFolder(folder);
    await writeTables(folder, tables);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = REFUSALS[code];
    if (why === undefined) throw error;
    throw new CliFailure(`结果写不进 ${folder}：${why}`, '请换一个位置，或清理后重试');
  }
}
