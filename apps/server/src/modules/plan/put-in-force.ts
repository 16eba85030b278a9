import type { ProblemCode } from '@tenglong/contracts/problem';
import { assemblePlan, type PlanDocument } from '@tenglong/domain/plan';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { planHash } from './plan-hash.ts';
import type { LoadedPlan } from './plan-library.ts';
import {
  activateVersion,
  addVersion,
  findVersionByHash,
  type ScreenPolicy,
  settleFolder,
} from './plan-version-store.ts';

export interface MadeOnScreen {
  readonly note: string;
  readonly at: Date;
  readonly by: string;
  /** What is answered if the files make no plan. */
  readonly refusal?: ProblemCode;
  /** The policies that were changed on screen, if this changes one. */
  readonly screenPolicies?: readonly ScreenPolicy[];
}

/**
 * Puts a version with these files in force over the one in force: what was changed on screen.
 *
 * @param folderDocuments - the files that are not as the folder has them, as it has them; rulings aside
 * @returns its id
 * @throws Problem RULING_UNUSABLE, or the code given, where they make no plan
 */
export async function putInForce(
  tx: Tx,
  { version }: LoadedPlan,
  documents: readonly PlanDocument[],
  { note, at, by, refusal = 'RULING_UNUSABLE', screenPolicies = version.screenPolicies }: MadeOnScreen,
  folderDocuments: readonly PlanDocument[] = version.folderDocuments,
): Promise<string> {
  const assembly = assemblePlan(documents);
  if (!assembly.ok) {
    throw new Problem(refusal, {
      details: assembly.errors.map(({ file, path, message }) => ({
        path: `${file} ${path}`.trim(),
        message,
      })),
    });
  }
  const hash = planHash(assembly.plan);
  const { planId, folderRulings } = version;
  const settled = { folderRulings, folderDocuments, screenPolicies };
  const same = await findVersionByHash(tx, planId, hash);
  if (same) await settleFolder(tx, same.id, settled);
  const content = { documents: assembly.plan.documents, ...settled, note, at, by };
  const id =
    same?.id ?? (await addVersion(tx, { planId, hash, origin: 'edit', parentId: version.id, ...content }));
  await activateVersion(tx, id, at);
  return id;
}
