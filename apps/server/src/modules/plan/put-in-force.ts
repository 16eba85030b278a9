import type { ProblemCode } from '@tenglong/contracts/problem';
import { assemblePlan, type PlanDocument } from '@tenglong/domain/plan';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { keepFolderForm } from './carry-edits.ts';
import { planHash } from './plan-hash.ts';
import type { LoadedPlan } from './plan-library.ts';
import { activateVersion, addVersion, findVersionByHash, settleFolder } from './plan-version-store.ts';

export interface NewInForce {
  readonly documents: readonly PlanDocument[];
  /** A file that was changed on screen: from now on it stands over the folder's. Rulings are carried one by one. */
  readonly edited?: string;
  readonly note: string;
  readonly at: Date;
  readonly by: string;
  /** What is answered if the documents do not make a plan. */
  readonly refusal: ProblemCode;
}

/**
 * Puts a version made on screen in force over the one that is.
 *
 * @returns its id
 * @throws Problem of the code given, with every place, if the documents do not make a plan
 */
export async function putInForce(tx: Tx, { plan, version }: LoadedPlan, made: NewInForce): Promise<string> {
  const assembly = assemblePlan(made.documents);
  if (!assembly.ok) {
    throw new Problem(made.refusal, {
      details: assembly.errors.map(({ file, path, message }) => ({
        path: `${file} ${path}`.trim(),
        message,
      })),
    });
  }
  const hash = planHash(assembly.plan);
  const { planId, folderRulings } = version;
  const inForce = { ...version, documents: plan.documents };
  const folderDocuments =
    made.edited === undefined ? version.folderDocuments : keepFolderForm(inForce, made.edited);
  const settled = { folderRulings, folderDocuments };
  const same = await findVersionByHash(tx, planId, hash);
  if (same) await settleFolder(tx, same.id, settled);
  const { note, at, by } = made;
  const added = { planId, hash, origin: 'edit', parentId: version.id, ...settled, note, at, by } as const;
  const id = same?.id ?? (await addVersion(tx, { ...added, documents: assembly.plan.documents }));
  await activateVersion(tx, id, at);
  return id;
}
