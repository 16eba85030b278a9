/** One file of a plan folder, already read from YAML. `path` is relative to the folder, with forward slashes. */
export interface PlanDocument {
  readonly path: string;
  readonly value: unknown;
  /** The file as it was written, comments included. Carried along for a faithful export; never part of the identity. */
  readonly text?: string;
}

/** Something that keeps a plan from loading: which file, where in it, what is wrong and what to do. */
export interface PlanError {
  readonly file: string;
  /** Place inside the file, such as `lists[2].rows[0].unit`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** Orders documents by path so that no result depends on the order in which a folder was listed. */
export function sortDocuments(documents: readonly PlanDocument[]): PlanDocument[] {
  return [...documents].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
