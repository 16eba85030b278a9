import canonicalize from 'canonicalize';
import { type PlanDocument, sortDocuments } from './document.ts';

/**
 * The identity of a plan version: its files as canonical JSON (RFC 8785). Comments, key order and layout of the YAML do
 * not enter; any change of a value does. The server hashes it.
 */
export function canonicalPlan(plan: { readonly documents: readonly PlanDocument[] }): string {
  const files = Object.fromEntries(sortDocuments(plan.documents).map(({ path, value }) => [path, value]));
  const text = canonicalize(files);
  if (text === undefined) throw new TypeError('a plan document holds a value that JSON cannot express');
  return text;
}
