import { type PlanDocument, sortDocuments } from '@tenglong/domain/plan';

/** What is in force, and how the folder has the files that were changed on screen. */
export interface EditsInForce {
  readonly documents: readonly PlanDocument[];
  readonly folderDocuments: readonly PlanDocument[];
}

const at = (documents: readonly PlanDocument[], path: string): PlanDocument | undefined =>
  documents.find((document) => document.path === path);

const isSame = (a: PlanDocument | undefined, b: PlanDocument | undefined): boolean =>
  JSON.stringify(a?.value) === JSON.stringify(b?.value);

/** A version as its folder has it: what was changed on screen is put back. */
export const folderView = ({ documents, folderDocuments }: EditsInForce): readonly PlanDocument[] =>
  documents.map((document) => at(folderDocuments, document.path) ?? document);

/**
 * A folder with the files that were changed on screen in place of its own, as long as it has them as it had. A file that
 * changed on both sides arrives as the folder has it, to be looked at as a draft.
 */
export function carryEdits(folder: readonly PlanDocument[], inForce: EditsInForce): EditsInForce {
  const kept = inForce.folderDocuments.filter((own) => isSame(own, at(folder, own.path)));
  if (kept.length === 0) return { documents: folder, folderDocuments: [] };
  const documents = folder.map((document) =>
    at(kept, document.path) ? (at(inForce.documents, document.path) ?? document) : document,
  );
  return { documents: sortDocuments(documents), folderDocuments: kept };
}
