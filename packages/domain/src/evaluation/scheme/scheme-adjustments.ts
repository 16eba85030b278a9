import { z } from 'zod';
import { ExpressionSchema } from '../../rule/index.ts';
import { DecimalText, Grade } from './scheme-parts.ts';

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

/**
 * A bonus, deduction, promotion or demotion (加减分、提档、降档) that applies when its condition holds. The condition
 * speaks of the evaluated year's figures, so that a what-if can decide it again.
 */
export const Adjustment = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '应为小写英文标识，例如 tenant-deduction；请改写'),
  title: z.string().min(1),
  clause: z.string().default(''),
  when: ExpressionSchema,
  effect: AdjustmentEffect,
});
export type Adjustment = z.infer<typeof Adjustment>;

/**
 * A condition that caps the grade (一票否决、降档). It speaks of the year's figures and of `violations`, the findings of
 * the enforcement departments in the year, with `field`, `foundOn` and `severity` (`severe` or `ordinary`).
 */
export const Veto = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '应为小写英文标识，例如 severe-violation；请改写'),
  title: z.string().min(1),
  clause: z.string().default(''),
  when: ExpressionSchema,
  atMost: Grade,
});
export type Veto = z.infer<typeof Veto>;
