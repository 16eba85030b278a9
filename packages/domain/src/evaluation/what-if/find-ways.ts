import {
  adjustGrade,
  adjustRow,
  codeOfGrade,
  type EvaluationOutcome,
  fromMillionths,
  gradeOfCode,
} from '../kernel/index.ts';
import type { Grade } from '../scheme/index.ts';
import { findLevers } from './lever.ts';
import { findPairWay, type PairWay, type RangedLever } from './pair-way.ts';
import type { Evaluable } from './patch-columns.ts';
import { createProbe } from './probe.ts';
import { type LeverStep, leastChange, type Reaches, stepOf } from './single-way.ts';

/** One lever on its own. */
export interface SingleWay {
  readonly fact: string;
  readonly direction: 'more' | 'less';
  /** In the canonical unit; `null` is unknown. */
  readonly now: number | null;
  /** `null`: this lever alone does not reach the grade, or there is nothing to move (unknown, zero or below). */
  readonly step: LeverStep | null;
}

/** The least changes that reach the next better grade (提档路径). */
export interface Ways {
  /** The next better preliminary grade; `null` for who has the best one or none. */
  readonly target: Grade | null;
  /** The grade that would be final then, adjustments as they stand now: a veto or demotion may hold it below the target. */
  readonly finalGrade: Grade | null;
  /** By the scheme's levers, in its order. */
  readonly single: readonly SingleWay[];
  readonly pair: PairWay | null;
}

/** Significant digits of a single change: a thousandth of it is near enough. */
const DIGITS = 4;

/** The next better grade that anybody can have at all. */
function findTarget(outcome: EvaluationOutcome, row: number): Grade | null {
  const preliminary = outcome.preliminary[row] ?? 0;
  const better = outcome.bounds.filter(({ grade, last }) => codeOfGrade(grade) < preliminary && last > 0);
  return better[better.length - 1]?.grade ?? null;
}

function figureNow({ columns }: Evaluable, row: number, fact: string): number | null {
  const count = columns.facts[fact]?.[row] ?? Number.NaN;
  return Number.isNaN(count) ? null : fromMillionths(count);
}

/**
 * Searches the least changes that lift an enterprise to the next better preliminary grade, everybody else as they are,
 * by bisection on the exact what-if.
 *
 * @param row - index of the enterprise in the columns
 * @param outcome - the evaluation of exactly these columns
 */
export function findWays(evaluable: Evaluable, outcome: EvaluationOutcome, row: number): Ways {
  const target = findTarget(outcome, row);
  if (target === null) return { target, finalGrade: null, single: [], pair: null };
  const ranges = findLevers(evaluable, row);
  const probe = createProbe(
    evaluable,
    outcome,
    row,
    ranges.map(({ lever }) => lever.fact),
  );
  const wanted = codeOfGrade(target);
  const reaches: Reaches = (changes) => {
    const { preliminary } = probe(changes);
    return preliminary > 0 && preliminary <= wanted;
  };
  const levers: RangedLever[] = ranges.map((range) => ({
    range,
    alone: leastChange(range, reaches) ?? Number.POSITIVE_INFINITY,
  }));
  const single = evaluable.compiled.scheme.levers.map(({ fact, direction }): SingleWay => {
    const found = levers.find(({ range }) => range.lever.fact === fact);
    if (!found) return { fact, direction, now: figureNow(evaluable, row, fact), step: null };
    const { range, alone } = found;
    const reachable = Number.isFinite(alone);
    const step = reachable ? stepOf(range, alone, DIGITS, (figure) => reaches({ [fact]: figure })) : null;
    return { fact, direction, now: range.now, step };
  });
  const { limits } = adjustRow(evaluable.columns, evaluable.compiled, row);
  return {
    target,
    finalGrade: gradeOfCode(adjustGrade(wanted, limits)),
    single,
    pair: findPairWay(levers, reaches),
  };
}
