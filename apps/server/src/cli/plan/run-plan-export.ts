import { assemblePlan, type PlanDocument } from '@tenglong/domain/plan';
import { getActivePlan, readPlanFolder, writePlanFolder } from '../../modules/plan/index.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';
import { withDatabase } from '../with-database.ts';

async function readFrom(folder: string): Promise<readonly PlanDocument[]> {
  const reading = await readPlanFolder(folder);
  const assembly = reading.ok ? assemblePlan(reading.documents) : reading;
  if (assembly.ok) return assembly.plan.documents;
  const [first] = assembly.errors;
  const place = `${first?.file ?? ''} ${first?.path ?? ''}`.trim();
  throw new CliFailure(
    `方案目录不能用：${place ? `${place}：` : ''}${first?.message ?? ''}`,
    '请用 tenglong plan check 查看全部问题',
  );
}

/** Writes the plan in force, or the one of a folder, into a folder. @throws CliFailure */
export async function runPlanExport(
  folder: string,
  { from }: { readonly from?: string },
  io: CliIo,
): Promise<void> {
  try {
    const documents =
      from === undefined
        ? await withDatabase(({ db }) => db.read(async (tx) => (await getActivePlan(tx)).plan.documents))
        : await readFrom(from);
    const written = await writePlanFolder({ documents }, folder);
    if (!written.ok) {
      const [first] = written.errors;
      throw new CliFailure(
        `没有导出：${first?.file ?? ''} ${first?.message ?? ''}`,
        first?.remedy ?? '请换一个空目录',
      );
    }
    io.out(`已导出 ${written.files.length} 个文件到 ${folder}\n`);
  } catch (error) {
    throw asCliFailure(error);
  }
}
