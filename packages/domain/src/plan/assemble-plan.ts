import { type PlanDocument, type PlanError, sortDocuments } from './document.ts';
import { findBrokenDataReferences } from './find-broken-data-references.ts';
import { findBrokenReferences } from './find-broken-references.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findNotices, type PlanNotice } from './find-notices.ts';
import { linkPlan } from './link-plan.ts';
import { parseFiles } from './parse-files.ts';
import type { Plan } from './plan.ts';

export type Assembly =
  | { readonly ok: true; readonly plan: Plan; readonly warnings: readonly PlanNotice[] }
  | { readonly ok: false; readonly errors: readonly PlanError[] };

/**
 * Makes a plan of the files of a folder: checks each file's shape, links the names they use, and checks that every
 * citation leads somewhere. What the plan says of itself in contradiction is not an error; see `findContradictions`.
 *
 * @param documents - values already read from YAML, in any order
 * @returns the plan with warnings, or every error found; never throws
 */
export function assemblePlan(documents: readonly PlanDocument[]): Assembly {
  const sorted = sortDocuments(documents);
  const { files, errors } = parseFiles(sorted);
  const linked = linkPlan(files, sorted);
  if (!linked || errors.length > 0) return { ok: false, errors: [...errors, ...(linked?.errors ?? [])] };
  const all = [...linked.errors, ...findDuplicates(linked.plan)];
  // A citation is only worth checking once nothing it could mean is missing or doubled.
  if (all.length === 0) {
    all.push(...findBrokenReferences(linked.plan), ...findBrokenDataReferences(linked.plan));
  }
  return all.length > 0
    ? { ok: false, errors: all }
    : { ok: true, plan: linked.plan, warnings: findNotices(linked.plan) };
}
