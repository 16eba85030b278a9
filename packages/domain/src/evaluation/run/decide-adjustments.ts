import type { EnterpriseYear } from '../../enterprise/index.ts';
import { compare, decimal, multiply, sign, subtract, toFloat } from '../../values/index.ts';
import { adjustGrade, codeOfGrade, type GradeLimits, gradeOfCode, NO_LIMITS } from '../kernel/index.ts';
import type { Adjustment, FactCondition, Grade, SchemeFile } from '../scheme/index.ts';
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

/** Three-valued: `undefined` where the fact is unknown. */
function holds({ fact, is, value }: FactCondition, enterprise: EnterpriseYear): boolean | undefined {
  const figure = enterprise.facts.get(fact);
  if (!figure) return undefined;
  const side = compare(figure, decimal(value));
  return { atLeast: side >= 0, above: side > 0, atMost: side <= 0, below: side < 0, equalTo: side === 0 }[is];
}

function decideAdjustment(adjustment: Adjustment, enterprise: EnterpriseYear): DecidedAdjustment | undefined {
  if (!adjustment.when.every((condition) => holds(condition, enterprise) === true)) return undefined;
  const { title, clause, effect } = adjustment;
  const plain = { title, clause, basis: '', points: 0 };
  switch (effect.kind) {
    case 'points': {
      const points = decimal(effect.points);
      const per = effect.perUnitBeyond;
      if (!per) return { ...plain, kind: 'points', points: toFloat(points), limits: NO_LIMITS };
      const figure = enterprise.facts.get(per.fact);
      const beyond = figure && subtract(figure, decimal(per.beyond));
      if (!beyond || sign(beyond) <= 0) return undefined;
      return { ...plain, kind: 'points', points: toFloat(multiply(points, beyond)), limits: NO_LIMITS };
    }
    case 'atLeast':
      return { ...plain, kind: 'promotion', limits: { ...NO_LIMITS, atLeast: codeOfGrade(effect.grade) } };
    case 'raiseBy':
      return { ...plain, kind: 'promotion', limits: { ...NO_LIMITS, shift: -effect.classes } };
    case 'atMost':
      return { ...plain, kind: 'demotion', limits: { ...NO_LIMITS, atMost: codeOfGrade(effect.grade) } };
    case 'lowerBy':
      return { ...plain, kind: 'demotion', limits: { ...NO_LIMITS, shift: effect.classes } };
  }
}

/** The heaviest violation found in the evaluated year counts; the earliest of them is named. */
function decideVeto(
  scheme: SchemeFile,
  enterprise: EnterpriseYear,
  year: number,
): DecidedAdjustment | undefined {
  const found = enterprise.violations
    .filter(({ foundOn }) => foundOn.startsWith(`${year}-`))
    .sort((a, b) => (a.foundOn < b.foundOn ? -1 : 1));
  const severity = found.some((violation) => violation.severity === 'severe') ? 'severe' : 'ordinary';
  const finding = found.find((violation) => violation.severity === severity);
  const veto = scheme.vetoes.find((rule) => rule.severity === severity);
  if (!finding || !veto) return undefined;
  return {
    kind: 'veto',
    title: veto.title,
    clause: veto.clause,
    basis: `${finding.foundOn} ${finding.field}`,
    points: 0,
    limits: { ...NO_LIMITS, atMost: codeOfGrade(veto.atMost) },
  };
}

/**
 * The adjustments of one enterprise in the order they take effect: points, promotions, demotions, veto.
 *
 * A condition on an unknown fact does not apply. Promotions count only in a scheme that is open to them.
 */
export function decideAdjustments(
  scheme: SchemeFile,
  enterprise: EnterpriseYear,
  year: number,
  promotions: readonly Promotion[],
): readonly DecidedAdjustment[] {
  const granted = scheme.promotion
    ? promotions.filter(({ creditCode }) => creditCode === enterprise.creditCode)
    : [];
  const decided = [
    ...scheme.adjustments.map((adjustment) => decideAdjustment(adjustment, enterprise)),
    ...granted.map(
      ({ atLeast, clause, basis }): DecidedAdjustment => ({
        kind: 'promotion',
        title: scheme.promotion?.title ?? '',
        clause,
        basis,
        points: 0,
        limits: { ...NO_LIMITS, atLeast: codeOfGrade(atLeast) },
      }),
    ),
    decideVeto(scheme, enterprise, year),
  ].filter((adjustment) => adjustment !== undefined);
  return STEPS.flatMap((kind) => decided.filter((adjustment) => adjustment.kind === kind));
}

/** What several adjustments come to: points added up, the best promotion, the heaviest ceiling. */
export function combineAdjustments(
  decided: readonly DecidedAdjustment[],
): GradeLimits & { readonly points: number } {
  let sum = { ...NO_LIMITS, points: 0 };
  for (const { points, limits } of decided) {
    const promotions = [sum.atLeast, limits.atLeast].filter((code) => code > 0);
    sum = {
      points: sum.points + points,
      atLeast: promotions.length > 0 ? Math.min(...promotions) : 0,
      shift: sum.shift + limits.shift,
      atMost: Math.max(sum.atMost, limits.atMost),
    };
  }
  return sum;
}

/** Writes down what each adjustment did to the grade, one after the other. Nothing for an ungraded enterprise. */
export function auditAdjustments(
  preliminary: number,
  decided: readonly DecidedAdjustment[],
): readonly AuditedAdjustment[] {
  const audited: AuditedAdjustment[] = [];
  decided.forEach(({ kind, title, clause, basis, points }, at) => {
    const from = gradeOfCode(adjustGrade(preliminary, combineAdjustments(decided.slice(0, at))));
    const to = gradeOfCode(adjustGrade(preliminary, combineAdjustments(decided.slice(0, at + 1))));
    if (from && to) audited.push({ kind, title, clause, basis, points, from, to });
  });
  return audited;
}
