import {
  type CompiledRule,
  compileRule,
  type Environment,
  type FactSource,
  prepareRule,
  type Rule,
} from '../../rule/index.ts';
import { decimal, type Exact, lastDayOfYear, multiply, sign, subtract, toFloat } from '../../values/index.ts';
import type { Adjustment, AdjustmentEffect, Veto } from '../scheme/index.ts';
import { type GradeLimits, NO_LIMITS } from './adjust-grade.ts';
import { codeOfGrade } from './grade.ts';

/** An enterprise's figure of a fact, in its canonical unit; `undefined` is unknown. */
export type FigureOf = (fact: string) => Exact | undefined;

/** What an adjustment comes to for one enterprise. */
export interface AdjustmentShare {
  readonly points: number;
  readonly limits: GradeLimits;
}

/** A scheme's adjustment as a function of the facts. */
export interface CompiledAdjustment {
  readonly adjustment: Adjustment;
  /** The checked condition, for whoever wants its trace. */
  readonly rule: Rule;
  readonly facts: readonly string[];
  /** `undefined` if the adjustment does not apply; `'unknown'` if a missing fact keeps it from being decided. */
  readonly decide: (figureOf: FigureOf) => AdjustmentShare | undefined | 'unknown';
}

/**
 * Checks and compiles a condition of a scheme for one year; parameters stand as on the year's last day.
 *
 * @throws TypeError if the condition does not fit the vocabulary: the plan was never checked
 */
export function compileCondition(
  { id, title, clause, when }: Adjustment | Veto,
  environment: Environment,
  year: number,
): CompiledRule {
  const prepared = prepareRule({ id, title, clause, expression: when }, environment, 'boolean');
  if (prepared.kind === 'problems') {
    throw new TypeError(`condition ${id}: ${prepared.problems.map(({ message }) => message).join('; ')}`);
  }
  return compileRule(prepared.rule, lastDayOfYear(year));
}

/** The facts a compiled condition asks for. */
export function namedFacts(condition: CompiledRule): readonly string[] {
  const named = new Set<string>();
  const recorder: FactSource = {
    read: (fact) => {
      named.add(fact);
      return undefined;
    },
  };
  condition.bind(recorder);
  return [...named];
}

function limitsOf(effect: Exclude<AdjustmentEffect, { kind: 'points' }>): GradeLimits {
  switch (effect.kind) {
    case 'atLeast':
      return { ...NO_LIMITS, atLeast: codeOfGrade(effect.grade) };
    case 'atMost':
      return { ...NO_LIMITS, atMost: codeOfGrade(effect.grade) };
    case 'raiseBy':
      return { ...NO_LIMITS, shift: -effect.classes };
    case 'lowerBy':
      return { ...NO_LIMITS, shift: effect.classes };
  }
}

type Share = (figureOf: FigureOf) => AdjustmentShare | undefined | 'unknown';

function compileEffect(effect: AdjustmentEffect): Share {
  if (effect.kind !== 'points') {
    const share = { points: 0, limits: limitsOf(effect) };
    return () => share;
  }
  const points = decimal(effect.points);
  const per = effect.perUnitBeyond;
  if (!per) return () => ({ points: toFloat(points), limits: NO_LIMITS });
  const free = decimal(per.beyond);
  return (figureOf) => {
    const figure = figureOf(per.fact);
    if (!figure) return 'unknown';
    const beyond = subtract(figure, free);
    return sign(beyond) > 0 ? { points: toFloat(multiply(points, beyond)), limits: NO_LIMITS } : undefined;
  };
}

/** Makes an adjustment ready to be decided for many enterprises. Conditions are compared exactly on the decimals. */
export function compileAdjustment(
  adjustment: Adjustment,
  environment: Environment,
  year: number,
): CompiledAdjustment {
  const { effect } = adjustment;
  const condition = compileCondition(adjustment, environment, year);
  const share = compileEffect(effect);
  const per = effect.kind === 'points' && effect.perUnitBeyond ? [effect.perUnitBeyond.fact] : [];
  return {
    adjustment,
    rule: condition.rule,
    facts: [...new Set([...namedFacts(condition), ...per])],
    decide: (figureOf) => {
      const answer = condition.evaluate({
        read: (fact, yearsBefore) => (yearsBefore === 0 ? figureOf(fact) : undefined),
      });
      if (answer.kind === 'unknown') return 'unknown';
      return answer.kind === 'boolean' && answer.value ? share(figureOf) : undefined;
    },
  };
}
