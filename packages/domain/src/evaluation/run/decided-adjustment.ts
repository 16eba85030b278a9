import type { Trace } from '../../rule/index.ts';
import { adjustGrade, combineLimits, type GradeLimits, gradeOfCode, NO_LIMITS } from '../kernel/index.ts';
import type { Grade } from '../scheme/index.ts';

/** One adjustment that applies to an enterprise, before it is known what it comes to. */
export interface DecidedAdjustment {
  readonly kind: 'points' | 'promotion' | 'demotion' | 'veto';
  readonly title: string;
  readonly clause: string;
  /** What it rests on: a project, the findings. */
  readonly basis: string;
  readonly points: number;
  readonly limits: GradeLimits;
  /** How its condition was judged; `null` where it was handed in by name. */
  readonly trace: Trace | null;
}

/** An adjustment with its effect on the grade; the audit trail from preliminary to final grade. */
export interface AuditedAdjustment extends Omit<DecidedAdjustment, 'limits'> {
  readonly from: Grade;
  readonly to: Grade;
}

const STEPS: readonly DecidedAdjustment['kind'][] = ['points', 'promotion', 'demotion', 'veto'];

/** All limits at once. */
export function combinedLimits(decided: readonly DecidedAdjustment[]): GradeLimits {
  return decided.reduce((sum, { limits }) => combineLimits(sum, limits), NO_LIMITS);
}

/**
 * Writes down what each adjustment did to the grade, in the order they take effect: points, promotions, demotions, veto.
 * Points have already done their work in the total. Nothing for an ungraded enterprise.
 */
export function auditAdjustments(
  preliminary: number,
  decided: readonly DecidedAdjustment[],
): readonly AuditedAdjustment[] {
  const inOrder = STEPS.flatMap((kind) => decided.filter((adjustment) => adjustment.kind === kind));
  return inOrder.flatMap(({ limits, ...adjustment }, at) => {
    const before = combinedLimits(inOrder.slice(0, at));
    const from = gradeOfCode(adjustGrade(preliminary, before));
    const to = gradeOfCode(adjustGrade(preliminary, combineLimits(before, limits)));
    return from && to ? [{ ...adjustment, from, to }] : [];
  });
}
