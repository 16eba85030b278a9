import { z } from 'zod';
import { Decimal, Grade, Instant, PageQuery, pageOf, wholeNumber, Year } from '../page/index.ts';

/**
 * What waits for a ruling across workbooks: departments that report one fact differently, several enterprises on one
 * parcel, a lease whose two sides do not fit.
 */
export const FindingKind = z.enum(['departmentsDisagree', 'sharedParcel', 'oneSidedLease']);
export type FindingKind = z.infer<typeof FindingKind>;

/** One side: what a department or an enterprise reported, down to the sender's cell. */
export const FindingSource = z.object({
  department: z.string(),
  creditCode: z.string(),
  name: z.string(),
  batchId: z.string(),
  file: z.string(),
  sheet: z.string(),
  /** `D15` or `D15、D16`. */
  cells: z.string(),
  /** As written; empty where it was put together from several cells. */
  raw: z.string(),
  /** In the unit of the finding; null when it was not reported or cannot be used. */
  value: Decimal.nullable(),
  /** Against the first side, in percent, e.g. `+12.5`; empty for the first and where there is no saying. */
  differs: z.string(),
});
export type FindingSource = z.infer<typeof FindingSource>;

/** What a choice would do to one enterprise. */
export const FindingEffect = z.object({
  creditCode: z.string(),
  name: z.string(),
  totalFrom: z.number().nullable(),
  totalTo: z.number().nullable(),
  rankFrom: z.number().int().nullable(),
  rankTo: z.number().int().nullable(),
  gradeFrom: Grade.nullable(),
  gradeTo: Grade.nullable(),
  /** false where the figures keep it out of the evaluation. */
  evaluated: z.boolean(),
});
export type FindingEffect = z.infer<typeof FindingEffect>;

export const FindingChoice = z.object({
  id: z.string(),
  label: z.string(),
  /** The figures in force that change. */
  changes: z.array(
    z.object({
      creditCode: z.string(),
      name: z.string(),
      fact: z.string(),
      title: z.string(),
      unit: z.string(),
      from: Decimal.nullable(),
      to: Decimal.nullable(),
    }),
  ),
  /** Empty while the year cannot be evaluated, or for a finding that has been ruled on. */
  effects: z.array(FindingEffect),
  othersMoved: z.number().int(),
});
export type FindingChoice = z.infer<typeof FindingChoice>;

/** GET /api/intake/findings */
export const Finding = z.object({
  id: z.string(),
  kind: FindingKind,
  year: z.number().int(),
  /** What it is about: the fact, or the parcel. */
  title: z.string(),
  text: z.string(),
  remedy: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  sources: z.array(FindingSource),
  /** What holds meanwhile or now, as a sentence. */
  inForce: z.string(),
  choices: z.array(FindingChoice),
  ruling: z
    .object({
      said: z.string(),
      reason: z.string(),
      by: z.string(),
      at: Instant,
      /** The figures are no longer those that the ruling was made on. */
      moved: z.boolean(),
    })
    .nullable(),
  /** Earlier rulings on it that were taken back. */
  earlier: z.array(
    z.object({ said: z.string(), reason: z.string(), by: z.string(), at: Instant, withdrawn: z.string() }),
  ),
});
export type Finding = z.infer<typeof Finding>;

export const FindingQuery = PageQuery.pick({ page: true }).extend({
  size: wholeNumber(1, 50).default(20),
  state: z.enum(['open', 'ruled', 'all']).default('open'),
  kind: FindingKind.optional(),
  year: Year.optional(),
});
export type FindingQuery = z.infer<typeof FindingQuery>;
export const FindingPage = pageOf(Finding).extend({
  counts: z.object({ open: z.number().int(), ruled: z.number().int() }),
});
export type FindingPage = z.infer<typeof FindingPage>;

/** POST /api/intake/findings/:id/ruling */
export const RuleOnFinding = z.object({
  /** The id of a choice, or `value` for a figure of its own. */
  choice: z.string().max(200),
  /** With `value`: the figure in the unit of the finding, and whose it is where several enterprises are concerned. */
  value: z.string().trim().max(40).optional(),
  creditCode: z.string().max(18).optional(),
  reason: z.string().trim().min(1, '请写明理由').max(200),
});
export type RuleOnFinding = z.infer<typeof RuleOnFinding>;
export const WithdrawRuling = z.object({ reason: z.string().trim().min(1, '请写明理由').max(200) });
export type WithdrawRuling = z.infer<typeof WithdrawRuling>;
