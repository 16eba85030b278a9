import { amountText } from '../apart.ts';
import type { Contradiction } from '../contradiction/contradiction.ts';
import type { Plan } from '../plan.ts';
import { rulingOn } from '../ruling-on.ts';
import { driveFigures } from './drive-figures.ts';
import { enumerationFigures } from './enumeration-figures.ts';
import { periodFigures } from './period-figures.ts';
import { type Decision, planUnder } from './plan-under.ts';
import { quantityFigures } from './quantity-figures.ts';
import { responsibilityFigures } from './responsibility-figures.ts';
import type { SheetContext, SheetFigure } from './sheet-figure.ts';
import { totalFigures } from './total-figures.ts';

/** One figure as it is now and as it would be. */
export interface FigureChange {
  readonly subject: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** Without rounding, where the figure beside it is rounded; `null` where it is not. */
  readonly beforeExact: string | null;
  readonly afterExact: string | null;
  readonly changed: boolean;
}

/** Every figure the plan gives, computed under its rulings in force. */
function figureSheet(plan: Plan, context: SheetContext): SheetFigure[] {
  return [
    ...quantityFigures(plan, context),
    ...totalFigures(plan),
    ...enumerationFigures(plan),
    ...responsibilityFigures(plan),
    ...driveFigures(plan),
    ...periodFigures(plan, context),
  ];
}

const shown = ({ value, unit }: SheetFigure): string => amountText(value, unit);
const unrounded = (figure: SheetFigure | undefined): string | null =>
  figure?.exact === undefined ? null : amountText(figure.exact, figure.unit);

/**
 * The figures that would change if a contradiction were read another way: the whole sheet is computed twice by the same
 * rules, as things stand and under the decision tried. Whether the target itself is reached is told even where it stays.
 */
export function compareReadings(
  plan: Plan,
  contradiction: Contradiction,
  decision: Decision,
  context: SheetContext,
): FigureChange[] {
  const now = rulingOn(plan, contradiction.kind, contradiction.quantity);
  const before = figureSheet(planUnder(plan, contradiction, now), context);
  const name = ({ subject, title }: SheetFigure): string => JSON.stringify([subject, title]);
  const after = new Map(
    figureSheet(planUnder(plan, contradiction, decision), context).map((one) => [name(one), one]),
  );
  const own = plan.quantities.find(({ key }) => key === contradiction.quantity)?.title;
  const gained = [...after.values()].filter((one) => !before.some((other) => name(other) === name(one)));
  const pairs = [
    ...before.map((one) => [one, after.get(name(one))] as const),
    ...gained.map((one) => [undefined, one] as const),
  ];
  return pairs.flatMap(([one, other]): FigureChange[] => {
    const figure = one ?? other;
    if (!figure) return [];
    const texts = { before: one ? shown(one) : '—', after: other ? shown(other) : '—' };
    const exact = { beforeExact: unrounded(one), afterExact: unrounded(other) };
    const changed = texts.before !== texts.after || exact.beforeExact !== exact.afterExact;
    const kept = figure.subject === own && (figure.title === '是否达到' || figure.title === '现状');
    if (!changed && !kept) return [];
    return [{ subject: figure.subject, title: figure.title, ...texts, ...exact, changed }];
  });
}
