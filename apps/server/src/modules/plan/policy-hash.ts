import { createHash } from 'node:crypto';
import { canonicalPlan, type PlanDocument, policyFileOf } from '@tenglong/domain/plan';

/** The identity of all files of one policy. */
export const policyHash = (documents: readonly PlanDocument[], id: string): string =>
  createHash('sha256')
    .update(canonicalPlan({ documents: documents.filter(({ path }) => policyFileOf(path)?.id === id) }))
    .digest('hex');
