import { z } from 'zod';
import { FieldText } from './declaration.ts';

const fields = z.record(z.string().max(64), FieldText).default({});
const reason = z.string().trim().max(500, '理由过长').optional();

/** Entries that somebody ticked, and the step they have in mind; without one, the step most of them can take. */
export const BulkAsk = z.object({
  ids: z.array(z.uuid()).min(1, '请先勾选').max(200, '一次至多 200 条'),
  move: z.string().max(64).optional(),
  fields,
  reason,
});
export type BulkAsk = z.infer<typeof BulkAsk>;

/** One ticked entry under the step: whether it can take it, or what it still lacks. */
export const BulkRow = z.object({
  entryId: z.string(),
  subjectName: z.string(),
  unitName: z.string(),
  stageTitle: z.string(),
  revision: z.number().int(),
  ok: z.boolean(),
  missing: z.array(z.string()),
});
export type BulkRow = z.infer<typeof BulkRow>;

/** What one step would do to all that is ticked; nothing is done yet. */
export const BulkPreview = z.object({
  sentence: z.string(),
  /** Every step that any of them may take, with how many could take it now. */
  moves: z.array(
    z.object({
      move: z.string(),
      title: z.string(),
      toTitle: z.string().nullable(),
      needsReason: z.boolean(),
      fields: z.array(z.string()),
      can: z.number().int(),
    }),
  ),
  move: z.string().nullable(),
  rows: z.array(BulkRow),
});
export type BulkPreview = z.infer<typeof BulkPreview>;

/** The step to be taken, by the revisions that were looked at. */
export const BulkMove = z.object({
  move: z.string().max(64),
  fields,
  reason,
  entries: z
    .array(z.object({ id: z.uuid(), revision: z.int().min(1) }))
    .min(1, '没有可以办的')
    .max(200, '一次至多 200 条'),
});
export type BulkMove = z.infer<typeof BulkMove>;

export const BulkDone = z.object({
  done: z.number().int(),
  refused: z.array(z.object({ entryId: z.string(), message: z.string() })),
});
export type BulkDone = z.infer<typeof BulkDone>;
