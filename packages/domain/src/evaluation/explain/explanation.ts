import { z } from 'zod';
import { Trace } from '../../rule/index.ts';
import { Grade } from '../scheme/index.ts';

export const EXPLANATION_FORMAT = 'tenglong.evaluation-explanation/1';

const count = z.int().min(0);
/** A figure as exact text in its canonical unit; `null` is unknown. */
const Figure = z.strictObject({ fact: z.string(), figure: z.string().nullable() });

/** What a value was compared with. Sums are exact, in the canonical units of the two facts. */
export const ExplainedBaseline = z.strictObject({
  /** `best` and `range` are those of the families that compare with the best value, or with best and worst. */
  origin: z.enum(['ratioOfSums', 'meanOfValues', 'fixed', 'best', 'range']),
  /** Baseline, mean or best value; `null` if there is none above zero. */
  figure: z.number().nullable(),
  /** The worst value, where the score lies between the two. */
  worst: z.number().nullable(),
  /** 全市, or the industry's title. */
  group: z.string(),
  /** The county's figure stands in because the industry has too few members. */
  standsIn: z.boolean(),
  members: count,
  numeratorSum: z.string(),
  denominatorSum: z.string().nullable(),
  factor: z.string(),
});
export type ExplainedBaseline = z.infer<typeof ExplainedBaseline>;

/** One indicator: the division written out, what it is compared with, and the points. */
export const ExplainedIndicator = z.strictObject({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  percent: z.boolean(),
  decimals: count,
  weight: z.number(),
  /** Points that floor and cap hold the score between; `null` is none. */
  lowest: z.number().nullable(),
  highest: z.number().nullable(),
  numerator: Figure,
  denominator: Figure.nullable(),
  value: z.number().nullable(),
  baseline: ExplainedBaseline,
  /** Value ÷ baseline: 0.18 is 18 % of it. */
  shareOfBaseline: z.number().nullable(),
  score: z.number().nullable(),
  capped: z.boolean(),
  floored: z.boolean(),
  origin: z.enum(['computed', 'meanOfMembers', 'fullForZero', 'none']),
});
export type ExplainedIndicator = z.infer<typeof ExplainedIndicator>;

/** The last rank of a preliminary grade that anybody has, and the total there. */
export const GradeLine = z.strictObject({ grade: Grade, total: z.number(), rank: count });
export type GradeLine = z.infer<typeof GradeLine>;

/**
 * Why an enterprise has its points, rank and preliminary grade, as data: no sentences, no other enterprise's name or
 * figures. `trace` is the calculation step by step in the format of the rule core; it can be checked by itself.
 */
export const EvaluationExplanation = z.strictObject({
  format: z.literal(EXPLANATION_FORMAT),
  year: z.int(),
  schemeId: z.string(),
  schemeTitle: z.string(),
  clause: z.string(),
  indicators: z.array(ExplainedIndicator),
  /** Points of adjustments, already in the total. */
  points: z.number(),
  total: z.number().nullable(),
  rank: count.nullable(),
  ranked: count,
  listed: count,
  preliminaryGrade: Grade.nullable(),
  grade: Grade.nullable(),
  reason: z.string(),
  lines: z.array(GradeLine),
  /** The next better grade: points and ranks short of its line. */
  next: z.strictObject({ grade: Grade, points: z.number(), ranks: count }).nullable(),
  /** Totals around the enterprise, its own included. */
  neighbours: z.array(z.strictObject({ rank: count, total: z.number() })),
  trace: Trace.nullable(),
});
export type EvaluationExplanation = z.infer<typeof EvaluationExplanation>;
