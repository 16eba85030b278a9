import { GRADES } from './grade.ts';

/** What adjustments do to one row's grade; 0 is nothing. Grades are codes: 1 is A … 4 is D. */
export interface GradeLimits {
  /** A promotion: the grade is at least this good. */
  readonly atLeast: number;
  /** Classes raised (negative) or lowered (positive). */
  readonly shift: number;
  /** A veto or demotion: the grade is at most this good. */
  readonly atMost: number;
}

export const NO_LIMITS: GradeLimits = { atLeast: 0, shift: 0, atMost: 0 };

/**
 * The final grade: promotion first, then classes up or down, then vetoes and demotions — so a veto beats a promotion.
 * Who has no preliminary grade gets none: an unranked enterprise stays ungraded.
 */
export function adjustGrade(preliminary: number, { atLeast, shift, atMost }: GradeLimits): number {
  if (preliminary === 0) return 0;
  const promoted = atLeast === 0 ? preliminary : Math.min(preliminary, atLeast);
  const shifted = Math.min(GRADES.length, Math.max(1, promoted + shift));
  return Math.max(shifted, atMost);
}

/** Both limits at once: the best promotion, the heaviest ceiling, classes added up. */
export function combineLimits(a: GradeLimits, b: GradeLimits): GradeLimits {
  const promotions = [a.atLeast, b.atLeast].filter((code) => code > 0);
  return {
    atLeast: promotions.length > 0 ? Math.min(...promotions) : 0,
    shift: a.shift + b.shift,
    atMost: Math.max(a.atMost, b.atMost),
  };
}
