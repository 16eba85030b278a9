import { z } from 'zod';

/** A figure in the lists of the annex: a unit's, or with no unit that of the row of sums. */
const Place = {
  list: z.int().min(1).max(99),
  column: z.string().min(1).max(64),
  unit: z.string().min(1).max(64).nullable(),
};

/** What is to become of a cell that somebody changed in the exported annex. */
export const AnnexCell = z.object({
  ...Place,
  sheet: z.string(),
  /** 任务 or 完成, with the heads above it. */
  label: z.string(),
  unitName: z.string(),
  /** The sender's own row and column. */
  row: z.number().int(),
  at: z.string(),
  was: z.string(),
  now: z.string(),
  /** `take` it may be taken; `changed` the plan says something else meanwhile; `bad` it is no figure; `locked` it is not for a workbook. */
  state: z.enum(['take', 'changed', 'bad', 'locked']),
  message: z.string(),
});
export type AnnexCell = z.infer<typeof AnnexCell>;

/** An exported annex that came home: every changed cell, and what would become of the lists. Nothing is saved yet. */
export const AnnexHomecoming = z.object({
  file: z.string(),
  exportedOn: z.string(),
  lists: z.number().int(),
  cells: z.array(AnnexCell),
  /** Sheets, heads and rows that cannot be compared. */
  stray: z.array(z.object({ sheet: z.string(), row: z.number().int().nullable(), message: z.string() })),
  /** What would not add up any more if all that may be taken were. */
  warnings: z.array(z.string()),
});
export type AnnexHomecoming = z.infer<typeof AnnexHomecoming>;

/** POST /api/lists/homecoming/take */
export const AnnexTake = z.object({
  file: z.string().max(255),
  reason: z.string().trim().min(2, '请写明理由，至少两个字').max(400),
  cells: z
    .array(
      z.object({
        ...Place,
        from: z.string().max(24),
        to: z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, '任务数请填不小于 0 的数'),
      }),
    )
    .min(1, '没有要采纳的改动')
    .max(5000, '一次至多采纳 5000 处'),
});
export type AnnexTake = z.infer<typeof AnnexTake>;

export const AnnexTaken = z.object({
  cells: z.number().int(),
  refused: z.array(z.object({ ...Place, message: z.string() })),
});
export type AnnexTaken = z.infer<typeof AnnexTaken>;
