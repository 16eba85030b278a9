import { z } from 'zod';
import { Day } from '../page/index.ts';
import { FieldText } from './declaration.ts';

/** GET /api/registers/:register/opening: what putting somebody on a list would do; nothing is done yet. */
export const OpeningQuery = z.object({
  subject: z.string().min(1, '请写明是谁').max(64),
  /** The number of the project it is about, on a list where one may stand several times. */
  number: z.string().trim().min(1).max(64).optional(),
});
export type OpeningQuery = z.infer<typeof OpeningQuery>;

export const OpeningPreview = z.object({
  subjectId: z.string(),
  subjectName: z.string(),
  unitName: z.string(),
  /** What keeps it from being put there again, if anything does: where it stands already, or stands under this number. */
  listed: z.object({ entryId: z.string(), stageTitle: z.string() }).nullable(),
  /** How many of its entries are open on a list where one may stand several times; none where it stands once. */
  standing: z.number().int().min(0),
  /** Whether the reader may put it there now, and if not, why. */
  refused: z.string(),
  stageTitle: z.string(),
  dueOn: Day.nullable(),
  /** What it would change, a sentence each. */
  effects: z.array(z.string()),
  /** What the platform knows already of what the form asks for. */
  fields: z.record(z.string(), FieldText),
});
export type OpeningPreview = z.infer<typeof OpeningPreview>;
