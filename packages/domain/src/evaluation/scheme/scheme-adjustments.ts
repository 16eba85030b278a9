import { z } from 'zod';
import { DecimalText, Grade } from './scheme-parts.ts';

/** A comparison of one fact with a figure, exact on the decimals; unknown facts leave it unknown. */
export const FactCondition = z.strictObject({
  fact: z.string().min(1),
  is: z.enum(['atLeast', 'above', 'atMost', 'below', 'equalTo']),
  value: DecimalText,
});
export type FactCondition = z.infer<typeof FactCondition>;

/**
 * What an adjustment does. Points change the total before ranking: `perUnitBeyond` multiplies them by how far a fact
 * exceeds a number (five points less for each tenant beyond the first). The others change the grade after it.
 */
export const AdjustmentEffect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('points'),
    points: DecimalText,
    perUnitBeyond: z.strictObject({ fact: z.string().min(1), beyond: DecimalText }).optional(),
  }),
  z.strictObject({ kind: z.literal('atLeast'), grade: Grade }),
  z.strictObject({ kind: z.literal('atMost'), grade: Grade }),
  z.strictObject({ kind: z.literal('raiseBy'), classes: z.int().min(1).max(3) }),
  z.strictObject({ kind: z.literal('lowerBy'), classes: z.int().min(1).max(3) }),
]);
export type AdjustmentEffect = z.infer<typeof AdjustmentEffect>;

/** A bonus, deduction, promotion or demotion (加减分、提档、降档) that applies when every condition holds. */
export const Adjustment = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '应为小写英文标识，例如 tenant-deduction；请改写'),
  title: z.string().min(1),
  clause: z.string().default(''),
  when: z.array(FactCondition).min(1),
  effect: AdjustmentEffect,
});
export type Adjustment = z.infer<typeof Adjustment>;

/** A finding of the enforcement departments in the evaluated year that caps the grade (一票否决、降档). */
export const Veto = z.strictObject({
  title: z.string().min(1),
  clause: z.string().default(''),
  severity: z.enum(['severe', 'ordinary']),
  atMost: Grade,
});
export type Veto = z.infer<typeof Veto>;
