import { z } from 'zod';
import { CreditCode, Decimal, Grade, ScaleName } from '../page/index.ts';

/** Whose baseline: a scale's, for one industry that of the enterprise named. */
export const BaselineQuery = z.object({
  scale: ScaleName.default('above'),
  creditCode: CreditCode.optional(),
});
export type BaselineQuery = z.infer<typeof BaselineQuery>;

const Summed = z.object({
  fact: z.string(),
  title: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  sum: Decimal,
});

/**
 * GET /api/evaluation/runs/:id/baselines/:indicator — what an indicator is compared with: the formula with its sums, who
 * was summed and who was not, and what the scheme lays down. Counts and sums only, nobody's own figures.
 */
export const BaselineSource = z.object({
  indicator: z.string(),
  title: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  percent: z.boolean(),
  year: z.number().int(),
  runNumber: z.number().int(),
  scale: ScaleName,
  schemeTitle: z.string(),
  /** Where the scheme comes from, in the plan's words. */
  schemeSource: z.string(),
  clause: z.string(),
  /** `best` and `range` compare with the best value, or with best and worst. */
  origin: z.enum(['ratioOfSums', 'meanOfValues', 'fixed', 'best', 'range']),
  figure: z.number().nullable(),
  worst: z.number().nullable(),
  /** 全市, or the industry's title. */
  group: z.string(),
  /** The county's figure stands in because the industry has too few members. */
  standsIn: z.boolean(),
  minimumMembers: z.number().int(),
  numerator: Summed,
  denominator: Summed.nullable(),
  factor: Decimal,
  members: z.number().int(),
  listed: z.number().int(),
  leftOut: z.object({
    numeratorUnknown: z.number().int(),
    denominatorUnknown: z.number().int(),
    denominatorNotPositive: z.number().int(),
  }),
  weight: Decimal,
  cap: Decimal.nullable(),
  floor: Decimal.nullable(),
  missingDenominator: z.enum(['unranked', 'meanItemScore']),
  zeroDenominator: z.enum(['unranked', 'fullCapIfNumeratorPositive']),
  /** Who is evaluated at all: a least figure of a fact, industries that are exempt. */
  minimum: z
    .object({ title: z.string(), unit: z.string(), atLeast: Decimal, unknownListed: z.boolean() })
    .nullable(),
  exemptIndustries: z.array(z.string()),
  quotas: z.array(z.object({ grade: Grade, upToPercent: Decimal })),
});
export type BaselineSource = z.infer<typeof BaselineSource>;
