import { canonicalJson } from '../../values/index.ts';
import type { EvaluationCapsule, FrozenEnterprise } from './capsule.ts';

/** A figure before and after; `undefined` was not reported, `null` was reported and unusable. */
export interface FactChange {
  readonly fact: string;
  readonly from: string | null | undefined;
  readonly to: string | null | undefined;
}

/** Why an enterprise's result differs between two runs. */
export type RunCause =
  | { readonly kind: 'facts'; readonly facts: readonly FactChange[] }
  /** Figures that differ because a ruling on them does. */
  | { readonly kind: 'ruling'; readonly rulings: readonly string[]; readonly facts: readonly FactChange[] }
  | { readonly kind: 'violations' }
  /** What was granted or imposed by name. */
  | { readonly kind: 'promotion' }
  /** It came, went, or the roster says something else of it. */
  | { readonly kind: 'roster'; readonly fields: readonly string[] }
  | { readonly kind: 'scheme'; readonly schemeId: string }
  | { readonly kind: 'engine' }
  | { readonly kind: 'others' };

const ROSTER_FIELDS = ['name', 'unit', 'scale', 'industry'] as const;

/** One enterprise in the two runs that are compared. */
export interface Pairing {
  readonly a: EvaluationCapsule;
  readonly b: EvaluationCapsule;
  readonly before: FrozenEnterprise | undefined;
  readonly after: FrozenEnterprise | undefined;
  readonly creditCode: string;
  /** Ids of the rulings that differ. */
  readonly rulings: readonly string[];
}

function changedFacts(before: FrozenEnterprise, after: FrozenEnterprise): readonly FactChange[] {
  const facts = [...new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])].sort();
  return facts
    .map((fact) => ({ fact, from: before.facts[fact], to: after.facts[fact] }))
    .filter(({ from, to }) => from !== to);
}

/** What was granted to one enterprise or imposed on it by name. */
function grantsOf({ promotions, demotions = [] }: EvaluationCapsule, code: string): string {
  return canonicalJson([...promotions, ...demotions].filter(({ creditCode }) => creditCode === code));
}

/** The causes that lie in the enterprise's own inputs; empty if none of them changed. */
export function findCauses({ a, b, before, after, creditCode, rulings }: Pairing): readonly RunCause[] {
  if (!before || !after) return [{ kind: 'roster', fields: ['creditCode'] }];
  const causes: RunCause[] = [];
  const concerned = [...a.rulings, ...b.rulings].filter(
    (ruling) => ruling.creditCode === creditCode && rulings.includes(ruling.id),
  );
  const changes = changedFacts(before, after);
  const ruled = changes.filter(({ fact }) => concerned.some((ruling) => ruling.fact === fact));
  const plain = changes.filter((change) => !ruled.includes(change));
  if (plain.length > 0) causes.push({ kind: 'facts', facts: plain });
  if (ruled.length > 0) {
    const ids = concerned
      .filter(({ fact }) => ruled.some((change) => change.fact === fact))
      .map(({ id }) => id);
    causes.push({ kind: 'ruling', rulings: [...new Set(ids)].sort(), facts: ruled });
  }
  if (canonicalJson(before.violations) !== canonicalJson(after.violations))
    causes.push({ kind: 'violations' });
  if (grantsOf(a, creditCode) !== grantsOf(b, creditCode)) causes.push({ kind: 'promotion' });
  const fields = ROSTER_FIELDS.filter((field) => before[field] !== after[field]);
  if (fields.length > 0) causes.push({ kind: 'roster', fields });
  return causes;
}
