import { z } from 'zod';
import { CreditCode, Grade, Instant, Year } from '../page/index.ts';

/** `atLeast` is a promotion (激励), `atMost` holds the grade down (降档). */
export const AdjustmentKind = z.enum(['atLeast', 'atMost']);
export type AdjustmentKind = z.infer<typeof AdjustmentKind>;

/** POST /api/evaluation/adjustments: one enterprise's grade in one year, granted or imposed by name. */
export const NewAdjustment = z
  .object({
    year: Year,
    creditCode: CreditCode,
    kind: AdjustmentKind,
    grade: Grade,
    clause: z.string().trim().max(64).default(''),
    basis: z.string().trim().min(1, '请写明依据：项目名称、文号或会议纪要').max(200),
  })
  .refine(({ kind, grade }) => grade !== (kind === 'atLeast' ? 'D' : 'A'), {
    path: ['grade'],
    message: '不低于 D、不高于 A 等于没有调整，请改选等级',
  });
export type NewAdjustment = z.infer<typeof NewAdjustment>;

/** POST /api/evaluation/adjustments/:id/withdrawal */
export const Withdrawal = z.object({ why: z.string().trim().min(1, '请写明为什么撤销').max(200) });
export type Withdrawal = z.infer<typeof Withdrawal>;

/** GET /api/evaluation/adjustments?year= — newest first; withdrawn ones stay. */
export const GradeAdjustment = z.object({
  id: z.string(),
  year: z.number().int(),
  creditCode: z.string(),
  name: z.string(),
  unitName: z.string(),
  kind: AdjustmentKind,
  grade: Grade,
  clause: z.string(),
  basis: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  withdrawnAt: Instant.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnWhy: z.string().nullable(),
  /** Whether the newest run of the year contains it as it stands now. */
  inLatestRun: z.boolean(),
});
export type GradeAdjustment = z.infer<typeof GradeAdjustment>;
