import { compare, decimal, type Exact, multiply, sign, subtract, toFloat } from '../../values/index.ts';
import type { Adjustment, AdjustmentEffect, FactCondition } from '../scheme/index.ts';
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
  readonly facts: readonly string[];
  /** `undefined` if the adjustment does not apply, or cannot be said to because a fact is unknown. */
  readonly decide: (figureOf: FigureOf) => AdjustmentShare | undefined;
}

/** Three-valued: `undefined` where the fact is unknown. */
function compileCondition({ fact, is, value }: FactCondition): (figureOf: FigureOf) => boolean | undefined {
  const bound = decimal(value);
  return (figureOf) => {
    const figure = figureOf(fact);
    if (!figure) return undefined;
    const side = compare(figure, bound);
    return { atLeast: side >= 0, above: side > 0, atMost: side <= 0, below: side < 0, equalTo: side === 0 }[
      is
    ];
  };
}

function compilePoints(
  effect: Extract<AdjustmentEffect, { kind: 'points' }>,
): (figureOf: FigureOf) => AdjustmentShare | undefined {
  const points = decimal(effect.points);
  const per = effect.perUnitBeyond;
  if (!per) return () => ({ points: toFloat(points), limits: NO_LIMITS });
  const free = decimal(per.beyond);
  return (figureOf) => {
    const figure = figureOf(per.fact);
    const beyond = figure && subtract(figure, free);
    return beyond && sign(beyond) > 0
      ? { points: toFloat(multiply(points, beyond)), limits: NO_LIMITS }
      : undefined;
  };
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

function compileEffect(effect: AdjustmentEffect): (figureOf: FigureOf) => AdjustmentShare | undefined {
  if (effect.kind === 'points') return compilePoints(effect);
  const share = { points: 0, limits: limitsOf(effect) };
  return () => share;
}

/** Makes an adjustment ready to be decided for many enterprises. Conditions are compared exactly on the decimals. */
export function compileAdjustment(adjustment: Adjustment): CompiledAdjustment {
  const { when, effect } = adjustment;
  const conditions = when.map(compileCondition);
  const share = compileEffect(effect);
  const per = effect.kind === 'points' && effect.perUnitBeyond ? [effect.perUnitBeyond.fact] : [];
  return {
    adjustment,
    facts: [...when.map(({ fact }) => fact), ...per],
    decide: (figureOf) =>
      conditions.every((condition) => condition(figureOf) === true) ? share(figureOf) : undefined,
  };
}
