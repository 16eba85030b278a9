import { type TargetChange, withDocument, withTargets } from '@tenglong/domain/plan';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { getActivePlan } from './plan-library.ts';
import { putInForce } from './put-in-force.ts';

const LISTS = 'lists.yaml';

/** Other targets, why, and where they were written down. */
export interface ListEdit {
  readonly changes: readonly TargetChange[];
  readonly reason: string;
  readonly source: string;
}

/**
 * Changes targets of the lists of the annex: a new version of the plan over the one in force; what was computed under
 * the old one keeps it. Targets are read when they are asked for, nothing has to follow.
 *
 * @returns the id of the version now in force
 * @throws Problem RULING_UNUSABLE where the lists make no plan any more
 */
export async function editLists(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { changes, reason, source }: ListEdit,
): Promise<string> {
  const loaded = await getActivePlan(tx);
  const { plan, version } = loaded;
  const at = deps.clock.now();
  const before = plan.documents.find(({ path }) => path === LISTS);
  const documents = withDocument(plan.documents, LISTS, withTargets(plan, before?.value, changes));
  const id = await putInForce(tx, loaded, {
    documents,
    edited: LISTS,
    at,
    by: actor.displayName,
    refusal: 'RULING_UNUSABLE',
    note: `改任务数 ${changes.length} 处：${reason}`,
  });
  await recordAudit(tx, {
    actor,
    action: 'plan.edited',
    subject: LISTS,
    at,
    source,
    before: { versionId: version.id },
    after: { versionId: id, reason, changes },
  });
  return id;
}
