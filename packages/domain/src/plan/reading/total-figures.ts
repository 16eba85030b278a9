import type { ContradictionKind, ContradictionSource } from '../contradiction/contradiction.ts';
import { findTotalContradictions } from '../contradiction/totals.ts';
import type { Plan } from '../plan.ts';
import { rulingOn } from '../ruling-on.ts';
import type { SheetFigure } from './sheet-figure.ts';

/** Until somebody rules: the total of a list and a part above its whole as printed, a row's own sum by its parts. */
function unruled(kind: ContradictionKind, sources: readonly ContradictionSource[]): string {
  const [printed, other] = sources;
  const isRow = printed?.address === other?.address;
  return (kind === 'total-differs' && isRow ? other : printed)?.value ?? '';
}

/** Sums that do not come out. */
export function totalFigures(plan: Plan): SheetFigure[] {
  return findTotalContradictions(plan).map(({ kind, quantity, title, sources }) => ({
    subject: title,
    title: '计作',
    value: rulingOn(plan, kind, quantity)?.value ?? unruled(kind, sources),
    unit: '',
  }));
}
