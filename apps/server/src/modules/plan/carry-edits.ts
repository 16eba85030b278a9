import { type PlanDocument, policyFileOf, sortDocuments } from '@tenglong/domain/plan';

/** What is in force, and how the folder has what was changed on screen. */
export interface EditsInForce {
  readonly documents: readonly PlanDocument[];
  readonly folderDocuments: readonly PlanDocument[];
}

/** What is edited as one, and so carried as one: all files of a policy with its versions, or a file of its own. */
export function editScope(path: string): string {
  const policy = policyFileOf(path);
  return policy ? `policies/${policy.id}/` : path;
}

const inScope = (documents: readonly PlanDocument[], scope: string): readonly PlanDocument[] =>
  documents.filter(({ path }) => editScope(path) === scope);

const bytesOf = (documents: readonly PlanDocument[]): string =>
  JSON.stringify(sortDocuments(documents).map(({ path, value }) => [path, value]));

const scopesOf = (documents: readonly PlanDocument[]): ReadonlySet<string> =>
  new Set(documents.map(({ path }) => editScope(path)));

const without = (documents: readonly PlanDocument[], scopes: ReadonlySet<string>): readonly PlanDocument[] =>
  documents.filter(({ path }) => !scopes.has(editScope(path)));

/** A version as its folder has it: what was changed on screen is put back. */
export const folderView = ({ documents, folderDocuments }: EditsInForce): readonly PlanDocument[] =>
  sortDocuments([...without(documents, scopesOf(folderDocuments)), ...folderDocuments]);

/** What the folder has of everything changed on screen, once `path` is about to be changed over what is in force. */
export function keepFolderForm({ documents, folderDocuments }: EditsInForce, path: string) {
  const scope = editScope(path);
  if (scopesOf(folderDocuments).has(scope)) return folderDocuments;
  return [...folderDocuments, ...inScope(documents, scope)];
}

/**
 * A folder with what was changed on screen in place of its own, as long as it has it as it had. What changed on both sides
 * arrives as the folder has it, to be looked at as a draft; a folder that has caught up settles the matter.
 */
export function carryEdits(folder: readonly PlanDocument[], inForce: EditsInForce): EditsInForce {
  const { folderDocuments } = inForce;
  const kept = new Set(
    [...scopesOf(folderDocuments)].filter(
      (scope) => bytesOf(inScope(folder, scope)) === bytesOf(inScope(folderDocuments, scope)),
    ),
  );
  if (kept.size === 0) return { documents: folder, folderDocuments: [] };
  const edited = inForce.documents.filter(({ path }) => kept.has(editScope(path)));
  return {
    documents: sortDocuments([...without(folder, kept), ...edited]),
    folderDocuments: folderDocuments.filter(({ path }) => kept.has(editScope(path))),
  };
}
