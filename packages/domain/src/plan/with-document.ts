import { type PlanDocument, sortDocuments } from './document.ts';

/** The files of a plan with one of them replaced or added: what a new version over it is made of. */
export function withDocument(
  documents: readonly PlanDocument[],
  path: string,
  value: unknown,
): PlanDocument[] {
  return sortDocuments([...documents.filter((document) => document.path !== path), { path, value }]);
}
