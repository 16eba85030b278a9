import { type Plan, type PlanDocument, type TargetPlace, targetAt, withTargets } from '@tenglong/domain/plan';
import type { Tx } from '../../../platform/database/index.ts';
import { findAdoptedVersion, getVersionDocuments, type LoadedPlan } from '../../plan/index.ts';

/** How far back a change is looked for. */
const MOST_VERSIONS = 50;

const listsOf = (documents: readonly PlanDocument[]): Plan['lists'] | undefined => {
  const value = documents.find(({ path }) => path === 'lists.yaml')?.value;
  if (value === undefined) return undefined;
  return withTargets({ lists: [] }, value, []).lists.map((list) => ({ ...list, address: '' }));
};

/** Who gave a target the figure it has, and when: `2023-09-01 张三`. */
export async function whoSetTarget(
  tx: Tx,
  { version, plan }: LoadedPlan,
  place: TargetPlace,
): Promise<string> {
  const row = plan.lists
    .find(({ number }) => number === place.list)
    ?.rows.findIndex(({ unit }) => unit === place.unit);
  // Versions hold the names of units as they were written: a row is the same row by its place.
  const at = (lists: Plan['lists'] | undefined) => {
    const named = lists?.find(({ number }) => number === place.list)?.rows[row ?? -1]?.unit;
    const unit = place.unit === null ? null : (named ?? '');
    return lists && targetAt({ lists }, { ...place, unit });
  };
  const current = at(listsOf(plan.documents));
  let one = {
    id: version.id,
    parentId: version.parentId,
    createdAt: version.createdAt,
    createdBy: version.createdBy,
  };
  for (let step = 0; step < MOST_VERSIONS && one.parentId !== null; step += 1) {
    const before = await findAdoptedVersion(tx, one.parentId);
    if (!before) break;
    if (at(listsOf(await getVersionDocuments(tx, before.id))) !== current) {
      return `${String(one.createdAt).slice(0, 10)} ${one.createdBy}`;
    }
    one = before;
  }
  return '不知是谁';
}
