import { type Dataset, prepareDataset } from '@tenglong/domain/intake';
import { departmentNames, type Plan } from '@tenglong/domain/plan';

const prepared = new WeakMap<Pick<Plan, 'workbooks'>, readonly Dataset[]>();

/** The workbook mappings of a plan, made ready once for each version. */
export function planDatasets(plan: Pick<Plan, 'workbooks'>): readonly Dataset[] {
  const known = prepared.get(plan);
  if (known) return known;
  const datasets = plan.workbooks.map(({ file }) => prepareDataset(file));
  prepared.set(plan, datasets);
  return datasets;
}

export const departmentOf = (plan: Plan, dataset: Dataset): string =>
  departmentNames(plan, [dataset.file.department]);
