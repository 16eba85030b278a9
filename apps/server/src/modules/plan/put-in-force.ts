import { assemblePlan, type PlanDocument } from '@tenglong/domain/plan';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { planHash } from './plan-hash.ts';
import type { LoadedPlan } from './plan-library.ts';
import { activateVersion, addVersion, findVersionByHash, settleFolder } from './plan-version-store.ts';

/**
 * Puts a version with these files in force over the one in force: what was changed on screen.
 *
 * @param folderDocuments - the files that are not as the folder has them, as it has them; rulings aside
 * @returns its id
 * @throws Problem RULING_UNUSABLE where they make no plan
 */
export async function putInForce(
  tx: Tx,
  { version }: LoadedPlan,
  documents: readonly PlanDocument[],
  made: { readonly note: string; readonly at: Date; readonly by: string },
  folderDocuments: readonly PlanDocument[] = version.folderDocuments,
): Promise<string> {
  const assembly = assemblePlan(documents);
  if (!assembly.ok) {
    throw new Problem('RULING_UNUSABLE', {
      details: assembly.errors.map(({ file, path, message }) => ({
        path: `${file} ${path}`.trim(),
        message,
      })),
    });
  }
  const hash = planHash(assembly.plan);
  const { planId, folderRulings } = version;
  const settled = { folderRulings, folderDocuments };
  const same = await findVersionByHash(tx, planId, hash);
  if (same) await settleFolder(tx, same.id, settled);
  const content = { documents: assembly.plan.documents, ...settled, ...made };
  const id =
    same?.id ?? (await addVersion(tx, { planId, hash, origin: 'edit', parentId: version.id, ...content }));
  await activateVersion(tx, id, made.at);
  return id;
}
