import { z } from 'zod';

const where = {
  datasetId: z.string(),
  year: z.number().int().nullable(),
  creditCode: z.string(),
};

/** What a person decided about a problem. A ruling is data: the same file read again comes out the same. */
export const Ruling = z.discriminatedUnion('kind', [
  /** Of rows that disagree, this one counts; for the named fields, or for all that differ. */
  z.object({
    kind: z.literal('choose-row'),
    ...where,
    sheet: z.string(),
    row: z.number().int(),
    fields: z.array(z.string()).default([]),
  }),
  /** The field's figure, in its canonical unit, whatever the rows say. */
  z.object({ kind: z.literal('enter-value'), ...where, field: z.string(), value: z.string() }),
  /** Rows written with this code (as typed) or, without one, under this cleaned name are this enterprise's. */
  z.object({
    kind: z.literal('match'),
    datasetId: z.string(),
    code: z.string().default(''),
    name: z.string().default(''),
    creditCode: z.string(),
  }),
  /** Of departments that report a fact differently, this source's figure counts. */
  z.object({
    kind: z.literal('choose-source'),
    ...where,
    /** Id of the department that sent it; absent: the one that answers for the dataset. */
    sender: z.string().optional(),
    fact: z.string(),
  }),
]);
export type Ruling = z.infer<typeof Ruling>;
export type RulingOf<Kind extends Ruling['kind']> = Extract<Ruling, { kind: Kind }>;
