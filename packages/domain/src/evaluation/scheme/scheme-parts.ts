import { z } from 'zod';

/** A decimal written as text, so that a plan's figure is kept digit by digit: `'26.01'`. */
export const DecimalText = z
  .string('应为带引号的十进制数，例如 "1.5"；请加上引号')
  // Aborts, because the checks across a scheme's parts read the decimals.
  .regex(/^-?\d+(\.\d+)?$/, { abort: true, error: '应为十进制数，例如 "1.5"；请改写' });
export type DecimalText = z.infer<typeof DecimalText>;

const Identifier = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, '应为小写字母开头的英文标识，例如 taxPerMu；请改写');

/** The four classes, best first. */
export const Grade = z.enum(['A', 'B', 'C', 'D']);
export type Grade = z.infer<typeof Grade>;

/**
 * How one value becomes a score (the families of the evaluation methods found in use):
 * - `baselineRatio` — value ÷ baseline × weight (most of Zhejiang).
 * - `minMax` — weight × (floorPercent + (100 − floorPercent) × (x − min) ÷ (max − min)) ÷ 100; the worst gets the floor.
 * - `bestFullMarks` — value ÷ best × weight.
 * - `negativeVsMean` — (2 − x ÷ mean) × weight, nothing from twice the mean on; for what should be small.
 * - `rankingOnly` — the value itself is what is ranked; there are no points.
 */
export const Formula = z.discriminatedUnion('family', [
  z.strictObject({ family: z.literal('baselineRatio') }),
  z.strictObject({ family: z.literal('minMax'), floorPercent: DecimalText }),
  z.strictObject({ family: z.literal('bestFullMarks') }),
  z.strictObject({ family: z.literal('negativeVsMean') }),
  z.strictObject({ family: z.literal('rankingOnly') }),
]);
export type Formula = z.infer<typeof Formula>;

/**
 * What a value is compared with.
 * - `ratioOfSums` — Σ numerator ÷ Σ denominator × factor over the members that have both figures and a denominator above
 *   zero; members that end unranked count, negative numerators count as they are.
 * - `meanOfValues` — the plain mean of those members' values × factor.
 * - `fixed` — published figures, by evaluated year and indicator.
 *
 * `over: industry` compares within the enterprise's industry; where an industry has fewer than `minimumMembers` such
 * members, or the enterprise has none, the county's figure stands in.
 */
export const Baseline = z.discriminatedUnion('origin', [
  z.strictObject({
    origin: z.enum(['ratioOfSums', 'meanOfValues']),
    factor: DecimalText.default('1'),
    over: z.enum(['county', 'industry']).default('county'),
    minimumMembers: z.int().min(1).default(1),
  }),
  z.strictObject({
    origin: z.literal('fixed'),
    byYear: z.record(z.string().regex(/^\d{4}$/, '应为四位年份；请改写'), z.record(Identifier, DecimalText)),
  }),
]);
export type Baseline = z.infer<typeof Baseline>;

/** How enterprises are put into industries for `over: industry`: leading digits of the GB/T 4754 class, or named groups. */
export const Industries = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('digits'), digits: z.int().min(2).max(4) }),
  z.strictObject({
    by: z.literal('groups'),
    groups: z.array(
      z.strictObject({
        title: z.string().min(1),
        classes: z.array(z.string().regex(/^\d{2,4}$/, '应为 2 至 4 位行业代码；请改写')).min(1),
      }),
    ),
  }),
]);
export type Industries = z.infer<typeof Industries>;

/** One indicator: numerator ÷ denominator (or the numerator alone), its weight and the rules for its odd cases. */
export const Indicator = z.strictObject({
  id: Identifier,
  title: z.string().min(1),
  /** Unit of the value as screens show it; with `percent`, the value × 100. */
  unit: z.string(),
  percent: z.boolean().default(false),
  decimals: z.int().min(0).max(8),
  numerator: Identifier,
  denominator: Identifier.nullable(),
  weight: DecimalText,
  direction: z.enum(['higherIsBetter', 'lowerIsBetter']).default('higherIsBetter'),
  formula: Formula.optional(),
  baseline: Baseline.optional(),
  /** `meanItemScore`: who has no figure, but a numerator, gets the mean item score of the members that have one. */
  missingDenominator: z.enum(['unranked', 'meanItemScore']).default('unranked'),
  /** `fullCapIfNumeratorPositive`: a denominator of exactly 0 takes cap × weight if the numerator is above 0, else the floor. */
  zeroDenominator: z.enum(['unranked', 'fullCapIfNumeratorPositive']).default('unranked'),
});
export type Indicator = z.infer<typeof Indicator>;

/**
 * Who is evaluated. `minimum` is compared exactly on the decimals; somebody whose figure is unknown is listed ungraded
 * (`listUngraded`) or left out. `exemptIndustries` (免评) are leading digits of the GB/T 4754 class.
 */
export const Population = z.strictObject({
  scale: z.enum(['above', 'below']),
  minimum: z
    .strictObject({
      fact: Identifier,
      atLeast: DecimalText,
      unknown: z.enum(['listUngraded', 'leaveOut']),
    })
    .optional(),
  exemptIndustries: z.array(z.string().regex(/^\d{2,4}$/, '应为 2 至 4 位行业代码；请改写')).default([]),
});
export type Population = z.infer<typeof Population>;

/**
 * Grades by cumulative share of the ranked: `{ grade: A, upToPercent: '20' }` ends A at the rank ⌊20 n ÷ 100⌋ (or as
 * `rounding` says), worked out in whole numbers. The last grade goes up to 100.
 */
export const Quotas = z.strictObject({
  rounding: z.enum(['floor', 'ceiling', 'halfUp']),
  bounds: z.array(z.strictObject({ grade: Grade, upToPercent: DecimalText })).min(1),
});
export type Quotas = z.infer<typeof Quotas>;

/** What decides between equal totals, in order; the smaller credit code decides last. Unknown is always last. */
export const TieRule = z.strictObject({ fact: Identifier, better: z.enum(['more', 'less']) });
export type TieRule = z.infer<typeof TieRule>;

/** A fact that the enterprise can move, and the way that helps it: what 提档路径 searches. */
export const Lever = z.strictObject({ fact: Identifier, direction: z.enum(['more', 'less']) });
export type Lever = z.infer<typeof Lever>;
