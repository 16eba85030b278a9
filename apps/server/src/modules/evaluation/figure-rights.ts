import type { Plan } from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { withheldFacts } from '../enterprise/index.ts';

interface Quotient {
  readonly numerator: string;
  readonly denominator?: string | null | undefined;
}

/** Whether an indicator is made of figures that the actor may read; its value and its score would tell them otherwise. */
export function indicatorRights(plan: Plan, scope: Scope): (indicator: Quotient) => boolean {
  const withheld = new Set(withheldFacts(plan, scope));
  return ({ numerator, denominator }) =>
    !withheld.has(numerator) && (denominator == null || !withheld.has(denominator));
}

/** For what would tell every figure by trying. @throws Problem FIGURES_WITHHELD */
export function mustReadAllFigures(plan: Plan, scope: Scope): void {
  if (withheldFacts(plan, scope).length > 0) throw new Problem('FIGURES_WITHHELD');
}

/** With fewer in a group, its sum less one's own is somebody else's figure. */
const LEAST_MEMBERS = 5;

/** Whether sums over so many may be shown: an enterprise learns of aggregates, never of another firm. */
export const maySeeSums = ({ kind }: Scope, members: number): boolean =>
  kind !== 'enterprise' || members >= LEAST_MEMBERS;
