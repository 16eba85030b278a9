import { z } from 'zod';
import { FieldText } from './declaration.ts';

/** What is to become of a cell that somebody changed in an exported workbook. */
export const HomecomingCell = z.object({
  entryId: z.string(),
  subjectName: z.string(),
  /** The sender's own row and column. */
  row: z.number().int(),
  column: z.string(),
  /** Empty where the column is none that may be changed in a workbook. */
  field: z.string(),
  label: z.string(),
  /** As it was when the workbook went out, and as it came home. */
  was: z.string(),
  now: z.string(),
  from: FieldText,
  to: FieldText,
  /** `take` it may be taken; `changed` somebody was there meanwhile; `bad` it is no value; `locked` it is not theirs. */
  state: z.enum(['take', 'changed', 'bad', 'locked']),
  /** Why it is not taken: who was there and when, what is wrong, whose it is. */
  message: z.string(),
});
export type HomecomingCell = z.infer<typeof HomecomingCell>;

/** An exported workbook that came home: every changed cell, and what would become of it. Nothing is saved yet. */
export const Homecoming = z.object({
  file: z.string(),
  /** Rows that could be compared. */
  rows: z.number().int(),
  exportedOn: z.string(),
  cells: z.array(HomecomingCell),
  /** Rows that cannot be compared. */
  stray: z.array(z.object({ row: z.number().int(), message: z.string() })),
});
export type Homecoming = z.infer<typeof Homecoming>;

/** The cells that somebody has looked at and wants taken. */
export const HomecomingTake = z.object({
  file: z.string().max(255),
  cells: z
    .array(
      z.object({
        entryId: z.uuid(),
        field: z.string().max(64),
        from: FieldText,
        to: FieldText,
      }),
    )
    .min(1, '没有要采纳的改动')
    .max(5000, '一次至多采纳 5000 处'),
});
export type HomecomingTake = z.infer<typeof HomecomingTake>;

export const HomecomingTaken = z.object({
  cells: z.number().int(),
  entries: z.number().int(),
  refused: z.array(z.object({ entryId: z.string(), field: z.string(), message: z.string() })),
});
export type HomecomingTaken = z.infer<typeof HomecomingTaken>;
