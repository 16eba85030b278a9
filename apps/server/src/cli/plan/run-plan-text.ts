import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { addPlanText } from '../../modules/plan/index.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';
import { withDatabase } from '../with-database.ts';

const MOST_BYTES = 20 * 1024 * 1024;

/** Puts the office's own copy of the plan beside the summaries. @throws CliFailure */
export async function runPlanText(file: string, io: CliIo): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CliFailure(`没有这个文件：${file}`, '请核对方案原文的位置');
  if (found.size > MOST_BYTES)
    throw new CliFailure('文件太大，不像是方案原文', '请删去图片，或另存为纯文本（.txt）');
  const bytes = await readFile(file);
  try {
    const actor = systemActor('cli', '命令行');
    const addresses = await withDatabase((deps) => addPlanText(deps, actor, { name: basename(file), bytes }));
    io.out(`已放入方案原文，认出 ${addresses} 处\n`);
  } catch (error) {
    throw asCliFailure(error);
  }
}
