import type { EnterpriseYear } from '../../enterprise/index.ts';
import {
  adjustGrade,
  type CompiledScheme,
  codeOfGrade,
  combineLimits,
  type FigureOf,
  type GradeLimits,
  gradeOfCode,
  NO_LIMITS,
} from '../kernel/index.ts';
import type { AdjustmentEffect, Grade, SchemeFile } from '../scheme/index.ts';
import type { Promotion } from './promotion.ts';

/** One adjustment that applies to an enterprise, before it is known what it comes to. */
export interface DecidedAdjustment {
  readonly kind: 'points' | 'promotion' | 'demotion' | 'veto';
  readonly title: string;
  readonly clause: string;
  /** What it rests on: a project, a finding. */
  readonly basis: string;
  readonly points: number;
  readonly limits: GradeLimits;
}

/** An adjustment with its effect on the grade; the audit trail from preliminary to final grade. */
export interface AuditedAdjustment {
  readonly kind: DecidedAdjustment['kind'];
  readonly title: string;
  readonly clause: string;
  readonly basis: string;
  readonly points: number;
  readonly from: Grade;
  readonly to: Grade;
}

const STEPS: readonly DecidedAdjustment['kind'][] = ['points', 'promotion', 'demotion', 'veto'];
const KINDS: Readonly<Record<AdjustmentEffect['kind'], DecidedAdjustment['kind']>> = {
  points: 'points',
  atLeast: 'promotion',
  raiseBy: 'promotion',
  atMost: 'demotion',
  lowerBy: 'demotion',
};

/** The scheme's own adjustments that apply; a condition on an unknown fact does not. */
export function decideOwn(compiled: CompiledScheme, figureOf: FigureOf): readonly DecidedAdjustment[] {
  return compiled.adjustments.flatMap(({ adjustment, decide }) => {
    const share = decide(figureOf);
    if (!share) return [];
    const { title, clause, effect } = adjustment;
    return [{ kind: KINDS[effect.kind], title, clause, basis: '', ...share }];
  });
}

/** The heaviest violation found in the evaluated year counts; the earliest of them is named. */
function decideVeto(
  scheme: SchemeFile,
  enterprise: EnterpriseYear,
  year: number,
): readonly DecidedAdjustment[] {
  const found = enterprise.violations
    .filter(({ foundOn }) => foundOn.startsWith(`${year}-`))
    .sort((a, b) => (a.foundOn < b.foundOn ? -1 : 1));
  const severity = found.some((violation) => violation.severity === 'severe') ? 'severe' : 'ordinary';
  const finding = found.find((violation) => violation.severity === severity);
  const veto = scheme.vetoes.find((rule) => rule.severity === severity);
  if (!finding || !veto) return [];
  const { title, clause, atMost } = veto;
  const basis = `${finding.foundOn} ${finding.field}`;
  return [
    { kind: 'veto', title, clause, basis, points: 0, limits: { ...NO_LIMITS, atMost: codeOfGrade(atMost) } },
  ];
}

/** What is granted or imposed from outside the facts: promotions, if the scheme is open to them, and the veto. */
export function decideGranted(
  scheme: SchemeFile,
  enterprise: EnterpriseYear,
  year: number,
  promotions: readonly Promotion[],
): readonly DecidedAdjustment[] {
  const { promotion } = scheme;
  const granted = promotion
    ? promotions.filter(({ creditCode }) => creditCode === enterprise.creditCode)
    : [];
  return [
    ...granted.map(
      ({ atLeast, clause, basis }): DecidedAdjustment => ({
        kind: 'promotion',
        title: promotion?.title ?? '',
        clause,
        basis,
        points: 0,
        limits: { ...NO_LIMITS, atLeast: codeOfGrade(atLeast) },
      }),
    ),
    ...decideVeto(scheme, enterprise, year),
  ];
}

/** All limits at once. */
export function limitsOf(decided: readonly DecidedAdjustment[]): GradeLimits {
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
  return inOrder.flatMap(({ kind, title, clause, basis, points }, at) => {
    const from = gradeOfCode(adjustGrade(preliminary, limitsOf(inOrder.slice(0, at))));
    const to = gradeOfCode(adjustGrade(preliminary, limitsOf(inOrder.slice(0, at + 1))));
    return from && to ? [{ kind, title, clause, basis, points, from, to }] : [];
  });
}
