import { z } from 'zod';

/** What a person decided about one column: a field, part or key by its id, or `null` to leave it out. */
export const ColumnChoice = z.object({
  /** Absent: every sheet of the workbook. */
  sheet: z.string().optional(),
  index: z.number().int().min(0),
  target: z.string().nullable(),
  unit: z.string().nullable().default(null),
});
export type ColumnChoice = z.infer<typeof ColumnChoice>;

export const SheetChoice = z.object({
  name: z.string(),
  read: z.boolean().default(true),
  year: z.number().int().nullable().default(null),
});

/** What a person corrected before anything is saved; whatever is absent stays as recognised. */
export const MappingChoice = z.object({
  datasetId: z.string().optional(),
  year: z.number().int().optional(),
  /** Id of the department that sends the workbook. */
  sender: z.string().optional(),
  /** `true`: it takes the place of earlier workbooks also where its parts (宗地号, 季度) are other ones. */
  whole: z.boolean().optional(),
  columns: z.array(ColumnChoice).default([]),
  sheets: z.array(SheetChoice).default([]),
});
export type MappingChoice = z.infer<typeof MappingChoice>;

/** A choice that comes back whenever a sheet has the same headers. */
export const RememberedMapping = z.object({
  datasetId: z.string(),
  fingerprint: z.string(),
  columns: z.array(ColumnChoice),
});
export type RememberedMapping = z.infer<typeof RememberedMapping>;
