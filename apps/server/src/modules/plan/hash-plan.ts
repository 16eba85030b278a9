import { createHash } from 'node:crypto';
import { canonicalPlan, type Plan } from '@tenglong/domain/plan';

/** The identity of a plan: SHA-256 of its canonical JSON (RFC 8785), in hexadecimal. */
export const hashPlan = (plan: Plan): string =>
  createHash('sha256').update(canonicalPlan(plan)).digest('hex');
