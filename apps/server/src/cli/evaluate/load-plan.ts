import { type Dataset, prepareDataset } from '@tenglong/domain/intake';
import { assemblePlan, type Plan } from '@tenglong/domain/plan';
import { readPlanFolder } from '../../modules/plan/index.ts';
import { CliFailure } from '../failure.ts';

/** A plan from its folder, with what reading workbooks needs made ready. */
export interface CommandPlan {
  readonly plan: Plan;
  readonly datasets: readonly Dataset[];
}

/** @throws CliFailure with the first thing that keeps the folder from being a plan */
export async function loadCommandPlan(folder: string): Promise<CommandPlan> {
  const reading = await readPlanFolder(folder);
  const assembly = reading.ok ? assemblePlan(reading.documents) : reading;
  if (!assembly.ok) {
    const [first] = assembly.errors;
    const place = [first?.file, first?.path].filter(Boolean).join(' ');
    const others = assembly.errors.length > 1 ? `（另有 ${assembly.errors.length - 1} 处）` : '';
    const message = `方案不能用：${place ? `${place}：` : ''}${first?.message ?? '内容有误'}${others}`;
    throw new CliFailure(message, first?.remedy ?? '请核对方案目录');
  }
  const { plan } = assembly;
  // An office's own list becomes entries of a register; there is nothing in it to evaluate.
  const reported = plan.workbooks.filter(({ file }) => file.kind !== 'entries');
  return { plan, datasets: reported.map(({ file }) => prepareDataset(file)) };
}
