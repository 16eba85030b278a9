import type { CompiledScheme } from '../kernel/index.ts';

/** What keeps a member from having a total, by name, in the order of the scheme's formulas, each once. */
export interface Obstacles {
  /** Facts that are unknown. */
  readonly unknown: readonly string[];
  /** Denominators that are zero or below. */
  readonly notPositive: readonly string[];
  /** Indicators that have no baseline above zero to be compared with. */
  readonly noBaseline: readonly string[];
}

type Figure = (fact: string) => number;

/** A missing denominator that the scheme fills with the mean item score hinders nobody, if anybody has such a score. */
function hinders(figure: number, filled: boolean): boolean {
  return Number.isNaN(figure) && !filled;
}

/**
 * Names every fact that keeps an enterprise ungraded.
 *
 * @param figure - the enterprise's facts; NaN is unknown
 * @param scored - whether each indicator, in the scheme's order, came to a score
 */
export function findObstacles(
  compiled: CompiledScheme,
  figure: Figure,
  scored: readonly boolean[],
): Obstacles {
  const unknown = new Set<string>();
  const notPositive = new Set<string>();
  const noBaseline: string[] = [];
  compiled.indicators.forEach((indicator, at) => {
    const { numerator, denominator } = indicator;
    const above = figure(numerator);
    const below = denominator === null ? 1 : figure(denominator);
    if (Number.isNaN(above)) unknown.add(numerator);
    const filled = indicator.fillsMissing && (scored[at] === true || Number.isNaN(above));
    if (denominator !== null && hinders(below, filled)) unknown.add(denominator);
    const accepted = below > 0 || Number.isNaN(below) || (below === 0 && indicator.fillsZero);
    if (denominator !== null && !accepted) notPositive.add(denominator);
    if (!scored[at] && !Number.isNaN(above) && accepted && !hinders(below, filled)) {
      noBaseline.push(indicator.id);
    }
  });
  const { minimum } = compiled;
  if (minimum && Number.isNaN(figure(minimum.fact))) unknown.add(minimum.fact);
  return { unknown: [...unknown], notPositive: [...notPositive], noBaseline };
}

/** The obstacles in one line: `unknown: tax, landMu; not positive: revenue`. Empty if there are none. */
export function writeReason({ unknown, notPositive, noBaseline }: Obstacles): string {
  return [
    ['unknown', unknown] as const,
    ['not positive', notPositive] as const,
    ['no baseline', noBaseline] as const,
  ]
    .filter(([, names]) => names.length > 0)
    .map(([label, names]) => `${label}: ${names.join(', ')}`)
    .join('; ');
}
