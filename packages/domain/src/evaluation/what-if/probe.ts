import {
  adjustRow,
  boundGrades,
  columnOf,
  computeReference,
  type EvaluationOutcome,
  gradeAtRank,
  Membership,
  pointsOfRows,
  scoreIndicator,
  standingOf,
  sumTotals,
  valueAt,
} from '../kernel/index.ts';
import { countOf, type Evaluable, type FactChanges, membershipAt } from './patch-columns.ts';

/** What a probe tells: enough to know whether a grade is reached. */
export interface ProbeOutcome {
  /** NaN without total. */
  readonly total: number;
  /** 0 if unranked. */
  readonly rank: number;
  /** Code of the preliminary grade, 0 if none. */
  readonly preliminary: number;
}

/** Tries figures for one row. */
export type Probe = (changes: FactChanges) => ProbeOutcome;

const UNRANKED: ProbeOutcome = { total: Number.NaN, rank: 0, preliminary: 0 };

/**
 * A what-if that can be asked thousands of times: the same total, rank and preliminary grade as `whatIf`, bit for bit.
 *
 * It runs the kernel's own functions, but only over the indicators that a changed fact touches, counts who stands
 * before the row instead of sorting, and writes into its own scratch columns.
 *
 * @param facts - those that the probe may be asked to change
 */
export function createProbe(
  evaluable: Evaluable,
  outcome: EvaluationOutcome,
  row: number,
  facts: readonly string[],
): Probe {
  const { compiled, columns } = evaluable;
  const own = Object.fromEntries(facts.map((fact) => [fact, columnOf(columns, fact).slice()]));
  const scratch = {
    ...columns,
    facts: { ...columns.facts, ...own },
    membership: columns.membership.slice(),
  };
  const original = new Map(facts.map((fact) => [fact, columnOf(columns, fact)[row] ?? Number.NaN]));
  const values = outcome.values.map((column) => column.slice());
  const rescored = compiled.indicators.map(() => new Float64Array(columns.size));
  const totals = new Float64Array(columns.size);
  const points = pointsOfRows(columns, compiled);

  function tryFigures(changes: FactChanges): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const [fact, before] of original) {
      const figure = changes[fact];
      const count = figure === undefined ? before : countOf(figure);
      (own[fact] as Float64Array)[row] = count;
      if (!Object.is(count, before)) changed.add(fact);
    }
    const threshold = compiled.minimum && columnOf(scratch, compiled.minimum.fact)[row];
    if (threshold !== undefined) scratch.membership[row] = membershipAt(evaluable, threshold);
    return changed;
  }

  return (changes) => {
    const changed = tryFigures(changes);
    if (scratch.membership[row] !== Membership.member) return UNRANKED;
    const moved = columns.membership[row] !== Membership.member;
    const scores = compiled.indicators.map((indicator, at) => {
      const touched = changed.has(indicator.numerator) || changed.has(indicator.denominator ?? '');
      const score = rescored[at] as Float64Array;
      if (!touched && !moved) return outcome.scores[at] as Float64Array;
      const value = values[at] as Float64Array;
      value[row] = valueAt(indicator, scratch, row);
      scoreIndicator(indicator, scratch, value, computeReference(indicator, scratch, value), score);
      return score;
    });
    if (points) points[row] = adjustRow(scratch, compiled, row).points;
    sumTotals(scores, points, scratch, totals);
    const { rank, ranked } = standingOf(row, totals, scratch, compiled.ties);
    if (rank === 0) return UNRANKED;
    const preliminary = gradeAtRank(boundGrades(compiled, ranked), rank);
    return { total: totals[row] as number, rank, preliminary };
  };
}
