import type { ContradictionKind, ContradictionSource } from '../contradiction/contradiction.ts';
import { findTotalContradictions } from '../contradiction/totals.ts';
import type { Plan } from '../plan.ts';
import { rulingOn } from '../ruling-on.ts';
import type { SheetFigure } from './sheet-figure.ts';

/** Until somebody rules: a sum by its rows or parts, a part above its whole as printed. */
const printedOrSum = (kind: ContradictionKind, sources: readonly ContradictionSource[]): string =>
  (kind === 'part-exceeds-whole' ? sources[0] : sources.at(-1))?.value ?? '';

/** Sums that do not come out. */
export function totalFigures(plan: Plan): SheetFigure[] {
  return findTotalContradictions(plan).map(({ kind, quantity, title, sources }) => ({
    subject: title,
    title: '计作',
    value: rulingOn(plan, kind, quantity)?.value ?? printedOrSum(kind, sources),
    unit: '',
  }));
}
