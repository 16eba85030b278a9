import { interpretRule } from '../../rule/index.ts';
import { lastDayOfYear } from '../../values/index.ts';
import type { CompiledScheme, FigureOf } from '../kernel/index.ts';
import type { AdjustmentEffect } from '../scheme/index.ts';
import type { DecidedAdjustment } from './decided-adjustment.ts';

/** An adjustment that cannot be decided because figures are missing; it does not apply until they come. */
export interface UndecidedAdjustment {
  readonly id: string;
  readonly title: string;
  /** Fact ids. */
  readonly missing: readonly string[];
}

/** What the scheme's adjustments come to for one enterprise. */
export interface OwnAdjustments {
  readonly decided: readonly DecidedAdjustment[];
  readonly undecided: readonly UndecidedAdjustment[];
}

const KINDS: Readonly<Record<AdjustmentEffect['kind'], DecidedAdjustment['kind']>> = {
  points: 'points',
  atLeast: 'promotion',
  raiseBy: 'promotion',
  atMost: 'demotion',
  lowerBy: 'demotion',
};

/** Decides the scheme's own adjustments on an enterprise's figures of the evaluated year. */
export function decideOwn({ adjustments, year }: CompiledScheme, figureOf: FigureOf): OwnAdjustments {
  const decided: DecidedAdjustment[] = [];
  const undecided: UndecidedAdjustment[] = [];
  const source = { read: (fact: string, before: number) => (before === 0 ? figureOf(fact) : undefined) };
  for (const { adjustment, rule, facts, decide } of adjustments) {
    const { id, title, clause, effect } = adjustment;
    const share = decide(figureOf);
    if (share === 'unknown') {
      undecided.push({ id, title, missing: facts.filter((fact) => !figureOf(fact)) });
    } else if (share) {
      const { trace } = interpretRule(rule, { facts: source, asOf: lastDayOfYear(year), year });
      decided.push({ kind: KINDS[effect.kind], title, clause, basis: '', ...share, trace });
    }
  }
  return { decided, undecided };
}
