import { join } from 'node:path';
import type { PlanDocument } from '@tenglong/domain/plan';
import { loadPlan, readPlanFolder } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { productRoot } from '../src/product-root.ts';
import { createTestApp, type TestApp } from './app.ts';
import { withPlan } from './loaded-plan.ts';

/** The folder of the sample county's plan. */
export const YUHUAN = join(productRoot(), 'plans/yuhuan-2021-2023');

/** The plan of the sample county as documents, ready to be changed and loaded. */
export async function yuhuanDocuments(): Promise<readonly PlanDocument[]> {
  const reading = await readPlanFolder(YUHUAN);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.documents;
}

/**
 * The product with the plan of the sample county in force, loaded the way `serve --plan` does.
 *
 * @param change - loads another plan instead: what this makes of its documents
 */
export async function createYuhuanApp(
  change?: (documents: readonly PlanDocument[]) => readonly PlanDocument[],
): Promise<TestApp> {
  if (!change) return createTestApp({}, {}, withPlan('yuhuan', YUHUAN));
  const t = await createTestApp();
  await loadPlan(t.deps, systemActor('test', '测试'), change(await yuhuanDocuments()));
  return t;
}
