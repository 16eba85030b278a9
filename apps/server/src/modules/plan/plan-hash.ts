import { createHash } from 'node:crypto';
import { canonicalPlan, type PlanDocument } from '@tenglong/domain/plan';

/** The content hash of a plan version: SHA-256 of its canonical JSON, 64 lower-case hex digits. */
export function planHash(plan: { readonly documents: readonly PlanDocument[] }): string {
  return createHash('sha256').update(canonicalPlan(plan), 'utf8').digest('hex');
}
