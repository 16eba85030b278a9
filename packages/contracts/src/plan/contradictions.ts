import { z } from 'zod';
import { RulingNote } from '../page/index.ts';

/** GET /api/plan/contradictions — 矛盾台. */
export const ContradictionView = z.object({
  key: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  quantity: z.string(),
  title: z.string(),
  /** One sentence: what disagrees. */
  text: z.string(),
  sources: z.array(
    z.object({
      address: z.string(),
      /** The address as an office says it: 第 8 条, 附件1 第 16 项. */
      place: z.string(),
      /** Where it stands on the pages of the plan. */
      href: z.string(),
      value: z.string(),
      summary: z.string(),
      words: z.string().nullable(),
    }),
  ),
  suggestion: z.string(),
  ruling: RulingNote.extend({ value: z.string(), text: z.string() }).nullable(),
  /** What a ruling chooses from; `adopted` is the one in force. */
  readings: z.array(z.object({ value: z.string(), text: z.string(), adopted: z.boolean() })),
  /** What a ruling may hold that is none of the readings. */
  free: z.enum(['figure', 'day', 'departments', 'words', 'none']),
  /** The unit of a figure that is none of the readings. */
  unit: z.string(),
  /** Places that use the quantity, as an office says them. */
  usedBy: z.array(z.string()),
});
export type ContradictionView = z.infer<typeof ContradictionView>;
export const Contradictions = z.object({
  rows: z.array(ContradictionView),
  open: z.number().int(),
  ruled: z.number().int(),
  versionId: z.string(),
});
export type Contradictions = z.infer<typeof Contradictions>;

/** POST /api/plan/rulings — makes a new plan version; `versionId` is the one the reader saw. */
export const NewRuling = z.object({
  versionId: z.string(),
  key: z.string(),
  value: z.string().trim().min(1, '请填裁定的取值').max(120),
  reason: z.string().trim().min(2, '请写明理由').max(400),
});
export type NewRuling = z.infer<typeof NewRuling>;

/** POST /api/plan/rulings/withdrawn — both readings stand again. */
export const WithdrawRuling = z.object({
  versionId: z.string(),
  key: z.string(),
  reason: z.string().trim().min(2, '请写明理由').max(400),
});
export type WithdrawRuling = z.infer<typeof WithdrawRuling>;

/** GET /api/plan/reading?key=…&value=… — what would change if a contradiction were read that way. */
export const ReadingQuery = z.object({
  key: z.string().min(1).max(300),
  value: z.string().trim().min(1).max(400),
});
export const ReadingEffect = z.object({
  /** How it stands now: the ruling, or that nobody ruled. */
  now: z.string(),
  tried: z.string(),
  figures: z.array(
    z.object({
      subject: z.string(),
      title: z.string(),
      before: z.string(),
      after: z.string(),
      /** Without rounding, where the figure is rounded. */
      beforeExact: z.string().nullable(),
      afterExact: z.string().nullable(),
      changed: z.boolean(),
    }),
  ),
});
export type ReadingEffect = z.infer<typeof ReadingEffect>;
