import { z } from 'zod';
import { Day, RulingNote } from '../page/index.ts';

/** GET /api/registers/:register/ratios */
export const RatioQuery = z.object({
  /** Left out, the present one. */
  year: z
    .string()
    .regex(/^(19|20|21)\d\d$/, '年份请写成 2023 这样的四位数')
    .optional(),
});
export type RatioQuery = z.infer<typeof RatioQuery>;

const Side = z.object({ label: z.string(), value: z.string(), entries: z.number().int() });

/** A ratio of a year, with what it is made of. */
export const RegisterRatio = z.object({
  quantity: z.string(),
  title: z.string(),
  unit: z.string(),
  part: Side,
  whole: Side,
  /** As it is shown, in the unit of the quantity; `null` where there is nothing to divide by. */
  value: z.string().nullable(),
  /** What it is held against: the words of the plan or of the ruling, and where they stand. */
  target: z.object({ text: z.string(), address: z.string(), ruling: RulingNote.nullable() }).nullable(),
  met: z.boolean().nullable(),
  /** The entries of the year, each with what it adds; those of which a fact is missing add nothing. */
  rows: z.array(
    z.object({
      entryId: z.string(),
      subjectName: z.string(),
      unitName: z.string(),
      on: Day,
      part: z.string().nullable(),
      whole: z.string().nullable(),
    }),
  ),
});
export type RegisterRatio = z.infer<typeof RegisterRatio>;

export const RegisterRatios = z.object({
  year: z.number().int(),
  /** Years that any entry falls in, the latest first. */
  years: z.array(z.number().int()),
  ratios: z.array(RegisterRatio),
});
export type RegisterRatios = z.infer<typeof RegisterRatios>;
