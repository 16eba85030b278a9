import { z } from 'zod';
import { Instant, PageQuery, pageOf, Year } from '../page/index.ts';

export const BatchStatus = z.enum(['reading', 'draft', 'committed', 'undone', 'discarded', 'failed']);
export type BatchStatus = z.infer<typeof BatchStatus>;

/** GET /api/intake/matrix — who has sent what for which year. */
export const IntakeMatrix = z.object({
  years: z.array(z.number().int()),
  rows: z.array(
    z.object({
      datasetId: z.string(),
      title: z.string(),
      department: z.string(),
      /** Yearly data have one cell per year; a roster or a list of events has one cell in all, repeated as `standing`. */
      kind: z.enum(['roster', 'yearly', 'events', 'entries']),
      cells: z.array(
        z.object({
          year: z.number().int().nullable(),
          state: z.enum(['none', 'draft', 'provisional', 'confirmed']),
          enterprises: z.number().int(),
          batchId: z.string().nullable(),
          draftBatchId: z.string().nullable(),
        }),
      ),
    }),
  ),
  received: z.number().int(),
  drafts: z.number().int(),
  missing: z.number().int(),
  /** Workbooks in force; several may make up one cell, and one may speak of several years. */
  files: z.number().int(),
  /** Findings that wait for a ruling. */
  openFindings: z.number().int(),
});
export type IntakeMatrix = z.infer<typeof IntakeMatrix>;

export const ColumnMapping = z.object({
  index: z.number().int(),
  letter: z.string(),
  header: z.string(),
  /** Field id, `creditCode`, `name`, `unit`, or null when the column is not read. */
  field: z.string().nullable(),
  fieldTitle: z.string().nullable(),
  /** The unit the sheet says, and the canonical one. */
  unit: z.string().nullable(),
  canonicalUnit: z.string().nullable(),
  /** How it was mapped: by the plan's words, by a remembered choice, or by a person just now. */
  by: z.enum(['plan', 'remembered', 'person', 'none']),
  sample: z.array(z.string()),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const BatchSheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  read: z.boolean(),
  /** Why it is not read, in words; empty when read. */
  skipped: z.string(),
  headerRows: z.array(z.number().int()),
  columns: z.array(ColumnMapping),
});
export type BatchSheet = z.infer<typeof BatchSheet>;

export const BatchCounts = z.object({
  rows: z.number().int(),
  byCode: z.number().int(),
  byName: z.number().int(),
  byRuling: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  held: z.number().int(),
  notEnterprises: z.number().int(),
});

export const BatchSummary = z.object({
  id: z.string(),
  number: z.number().int(),
  file: z.string(),
  fileHash: z.string(),
  bytes: z.number().int(),
  status: BatchStatus,
  datasetId: z.string().nullable(),
  datasetTitle: z.string().nullable(),
  department: z.string().nullable(),
  year: z.number().int().nullable(),
  finality: z.enum(['provisional', 'confirmed']).nullable(),
  /** Goes up with every change; sent back on commit, so that nobody commits what somebody else has altered. */
  revision: z.number().int(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
  committedAt: Instant.nullable(),
  committedBy: z.string().nullable(),
  undoneAt: Instant.nullable(),
  counts: BatchCounts.nullable(),
  problems: z
    .object({ hold: z.number().int(), unknown: z.number().int(), hint: z.number().int() })
    .nullable(),
  /** Why reading failed, as a sentence and its remedy. */
  failure: z.object({ message: z.string(), remedy: z.string() }).nullable(),
  /** An earlier committed batch with the same bytes, if any: the same file twice. */
  sameAs: z.object({ id: z.string(), number: z.number().int() }).nullable(),
});
export type BatchSummary = z.infer<typeof BatchSummary>;

/** GET /api/intake/batches/:id */
export const BatchDetail = BatchSummary.extend({
  /** How dataset and year were recognised, in words. */
  recognised: z.array(z.string()),
  sheets: z.array(BatchSheet),
  datasets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      department: z.string(),
      kind: z.enum(['roster', 'yearly', 'events', 'entries']),
    }),
  ),
  fields: z.array(z.object({ id: z.string(), title: z.string(), unit: z.string() })),
  /** Who could have sent it, and who did. */
  departments: z.array(z.object({ id: z.string(), name: z.string() })),
  sender: z.string().nullable(),
  /** A person said that it takes the place of earlier workbooks whatever its parts are called. */
  whole: z.boolean(),
  /** How a draft stands to what is in force of the same data, sender and year; empty if there is nothing. */
  relation: z.string(),
  /** The headings were found and no row stands under them. */
  empty: z.boolean(),
  /** There is no roster yet that its rows could be matched with; it is read again as soon as one is committed. */
  waitsForRoster: z.boolean(),
  /** 0 to 1 while `reading`. */
  progress: z.number(),
});
export type BatchDetail = z.infer<typeof BatchDetail>;

/** PATCH /api/intake/batches/:id — a person corrects what was recognised; the file is read again. */
export const CorrectBatch = z.object({
  /** The revision that was seen: nobody overwrites what somebody else has corrected since. */
  revision: z.number().int().optional(),
  datasetId: z.string().optional(),
  year: Year.nullable().optional(),
  /** Id of the department that sends it. */
  sender: z.string().max(64).optional(),
  /** It takes the place of earlier workbooks whatever its parts are called. */
  whole: z.boolean().optional(),
  columns: z
    .array(
      z.object({
        sheet: z.string(),
        index: z.number().int(),
        field: z.string().nullable(),
        unit: z.string().nullable(),
      }),
    )
    .optional(),
});
export type CorrectBatch = z.infer<typeof CorrectBatch>;

export const CommitBatch = z.object({
  finality: z.enum(['provisional', 'confirmed']).default('confirmed'),
  revision: z.number().int().optional(),
});
export type CommitBatch = z.infer<typeof CommitBatch>;

export const BatchQuery = PageQuery.extend({
  status: BatchStatus.optional(),
  datasetId: z.string().optional(),
  year: Year.optional(),
});
export type BatchQuery = z.infer<typeof BatchQuery>;
export const BatchPage = pageOf(BatchSummary);
export type BatchPage = z.infer<typeof BatchPage>;
