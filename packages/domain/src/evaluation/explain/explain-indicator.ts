import { toExactText } from '../../values/index.ts';
import {
  type CompiledIndicator,
  type EvaluationOutcome,
  exactOfMillionths,
  type Reference,
} from '../kernel/index.ts';
import { originOf } from '../run/index.ts';
import type { Indicator } from '../scheme/index.ts';
import type { Evaluable } from '../what-if/index.ts';
import type { ExplainedBaseline, ExplainedIndicator } from './explanation.ts';

const known = (figure: number | undefined): number | null =>
  figure === undefined || !Number.isFinite(figure) ? null : figure;

/** A count of millionths as exact text in the canonical unit, or `null` if unknown. */
function textOf(count: number | undefined): string | null {
  const exact = count === undefined ? undefined : exactOfMillionths(count);
  return exact ? toExactText(exact) : null;
}

function originOfBaseline({ family, origin }: CompiledIndicator): ExplainedBaseline['origin'] {
  if (family === 'minMax') return 'range';
  return family === 'bestFullMarks' ? 'best' : origin;
}

function factorOf({ baseline }: Indicator, evaluable: Evaluable): string {
  const used = baseline ?? evaluable.compiled.scheme.baseline;
  return used && used.origin !== 'fixed' ? used.factor : '1';
}

/** What the values of an indicator are compared with in one industry; 0 is the county. */
export function explainBaseline(
  evaluable: Evaluable,
  indicator: Indicator,
  compiled: CompiledIndicator,
  reference: Reference,
  industry: number,
): ExplainedBaseline {
  const group = industry < reference.figure.length ? industry : 0;
  const standsIn = reference.standsIn[group] === 1;
  const counted = standsIn ? 0 : group;
  return {
    origin: originOfBaseline(compiled),
    figure: known(reference.figure[group]),
    worst: known(reference.worst[group]),
    group: evaluable.columns.industries[group] ?? '',
    standsIn,
    members: reference.sums.members[counted] ?? 0,
    numeratorSum: textOf(reference.sums.numerator[counted]) ?? '0',
    denominatorSum: compiled.denominator === null ? null : textOf(reference.sums.denominator[counted]),
    factor: factorOf(indicator, evaluable),
  };
}

/** One indicator of one row, from its two figures to its points. */
export function explainIndicator(
  evaluable: Evaluable,
  outcome: EvaluationOutcome,
  row: number,
  at: number,
): ExplainedIndicator | undefined {
  const indicator = evaluable.compiled.scheme.indicators[at];
  const compiled = evaluable.compiled.indicators[at];
  const reference = outcome.references[at];
  if (!indicator || !compiled || !reference) return undefined;
  const { columns } = evaluable;
  const figure = (fact: string) => ({ fact, figure: textOf(columns.facts[fact]?.[row]) });
  const value = known(outcome.values[at]?.[row]);
  const score = known(outcome.scores[at]?.[row]);
  const baseline = explainBaseline(evaluable, indicator, compiled, reference, columns.industry[row] ?? 0);
  const origin = originOf(compiled, columns, row, score ?? Number.NaN);
  return {
    id: indicator.id,
    title: indicator.title,
    unit: indicator.unit,
    percent: indicator.percent,
    decimals: indicator.decimals,
    weight: compiled.weight,
    lowest: known(compiled.lowest),
    highest: known(compiled.highest),
    numerator: figure(indicator.numerator),
    denominator: indicator.denominator === null ? null : figure(indicator.denominator),
    value,
    baseline,
    shareOfBaseline: value === null || baseline.figure === null ? null : value / baseline.figure,
    score,
    capped: score !== null && score === compiled.highest,
    floored: score !== null && score === compiled.lowest,
    origin,
  };
}
