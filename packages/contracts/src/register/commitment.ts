import { z } from 'zod';
import { Day, Decimal, Instant } from '../page/index.ts';
import { FieldSpec, FieldText } from './declaration.ts';
import { LightText } from './entry.ts';

/** A bar against an entry: of which policy, what it rests on, and whether a decision stands over it. */
export const BarText = z.object({
  policy: z.string(),
  policyTitle: z.string(),
  clause: z.string(),
  /** Whom it is about. */
  code: z.string(),
  says: z.string(),
  because: z.string(),
  remedy: z.string(),
  lifted: z.boolean(),
});
export type BarText = z.infer<typeof BarText>;

/** A named decision to let an entry go on; it holds once another person has confirmed it. */
export const InterlockDecision = z.object({
  id: z.string(),
  reason: z.string(),
  bars: z.array(z.string()),
  askedBy: z.string(),
  askedAt: Instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
});
export type InterlockDecision = z.infer<typeof InterlockDecision>;

export const InterlockSheet = z.object({
  bars: z.array(BarText),
  /** Nobody has said yet whom to look at. */
  blind: z.boolean(),
  decisions: z.array(InterlockDecision),
  mayDecide: z.boolean(),
});
export type InterlockSheet = z.infer<typeof InterlockSheet>;

/** One commitment in a line. Sums in 元 with two decimals; `null` if not known, or not the reader's to see. */
export const CommitmentRow = z.object({
  id: z.string(),
  subjectId: z.string().nullable(),
  subjectName: z.string(),
  unitName: z.string(),
  number: z.string(),
  content: z.string(),
  ground: z.string(),
  stage: z.string(),
  stageTitle: z.string(),
  light: LightText,
  dueOn: Day.nullable(),
  leftDays: z.number().int().nullable(),
  fundsYuan: Decimal.nullable(),
  owedYuan: Decimal.nullable(),
  recoveredYuan: Decimal.nullable(),
});
export type CommitmentRow = z.infer<typeof CommitmentRow>;

export const ClawbackStepText = z.object({
  label: z.string(),
  value: z.string(),
  unit: z.string(),
  how: z.string(),
});

/** What a broken promise owes and what has come of it. */
export const ClawbackSheet = z.object({
  owedYuan: Decimal.nullable(),
  recoveredYuan: Decimal,
  leftYuan: Decimal.nullable(),
  steps: z.array(ClawbackStepText),
  recoveries: z.array(z.object({ amountYuan: Decimal, on: Day, slip: z.string(), by: z.string() })),
  letters: z.array(
    z.object({
      sha256: z.string(),
      number: z.string(),
      sumYuan: Decimal,
      dueOn: Day,
      issuedOn: Day,
      by: z.string(),
    }),
  ),
  mayIssue: z.boolean(),
  /** The list of the dishonest: what stands there, and whether the reader may propose. */
  dishonesty: z
    .object({
      entries: z.array(z.object({ id: z.string(), stageTitle: z.string() })),
      ask: z.array(FieldSpec),
      mayPropose: z.boolean(),
    })
    .nullable(),
});
export type ClawbackSheet = z.infer<typeof ClawbackSheet>;

/** GET /api/entries/:id/promises — what an entry promises, where a commitment comes from, what stands in its way. */
export const PromiseSheet = z.object({
  interlock: InterlockSheet.nullable(),
  promised: z.array(CommitmentRow.extend({ released: z.boolean() })),
  origin: z.object({ id: z.string(), title: z.string() }).nullable(),
  clawback: ClawbackSheet.nullable(),
});
export type PromiseSheet = z.infer<typeof PromiseSheet>;

/** POST /api/entries/:id/interlock */
export const InterlockAsk = z.object({ reason: z.string().trim().min(4, '请写明理由').max(500, '理由过长') });
export type InterlockAsk = z.infer<typeof InterlockAsk>;

/** POST /api/entries/:id/letters */
export const NewLetter = z.object({
  number: z.string().trim().min(4, '请写文号').max(60, '文号过长'),
  dueOn: Day,
});
export type NewLetter = z.infer<typeof NewLetter>;
export const LetterMade = z.object({ sha256: z.string(), number: z.string() });

/** POST /api/entries/:id/dishonesty — fields that the platform does not hold. */
export const DishonestyProposal = z.object({ fields: z.record(z.string().max(64), FieldText).default({}) });
export type DishonestyProposal = z.infer<typeof DishonestyProposal>;

/** GET /api/commitments — 承诺与追缴 */
export const CommitmentOverview = z.object({
  asOf: Day,
  /** The list behind it; `null` where the plan keeps none. */
  register: z.string().nullable(),
  title: z.string(),
  counts: z.object({
    open: z.number().int(),
    soon: z.number().int(),
    overdue: z.number().int(),
    broken: z.number().int(),
    kept: z.number().int(),
  }),
  owedYuan: Decimal.nullable(),
  recoveredYuan: Decimal.nullable(),
  leftYuan: Decimal.nullable(),
  /** Due within 90 days or overdue, the soonest first. */
  soon: z.array(CommitmentRow),
  broken: z.array(CommitmentRow),
  units: z.array(
    z.object({
      unitId: z.string().nullable(),
      unitName: z.string(),
      open: z.number().int(),
      overdue: z.number().int(),
      broken: z.number().int(),
      owedYuan: Decimal.nullable(),
      recoveredYuan: Decimal.nullable(),
    }),
  ),
  /**
   * Paid although it should not have been, so no promise was broken: what of it has not come back, the latest first. `null` for a
   * reader who does not see payments.
   */
  astray: z
    .object({
      owedYuan: Decimal,
      leftYuan: Decimal,
      rows: z.array(
        z.object({
          list: z.number().int(),
          seq: z.number().int(),
          entryId: z.string(),
          payee: z.string(),
          unitName: z.string(),
          amountYuan: Decimal,
          leftYuan: Decimal,
          paidOn: Day,
          why: z.string(),
        }),
      ),
    })
    .nullable(),
  /** Whether the reader may take the list for the banks. */
  mayExportBanks: z.boolean(),
});
export type CommitmentOverview = z.infer<typeof CommitmentOverview>;

/** GET /api/enterprises/:creditCode/commitments */
export const EnterpriseCommitments = z.object({ rows: z.array(CommitmentRow) });
export type EnterpriseCommitments = z.infer<typeof EnterpriseCommitments>;

/** GET /api/bank-list — enterprises of low grade or dishonest, as the plan says, for the banks. */
export const BankList = z.object({
  asOf: Day,
  clause: z.string(),
  /** The evaluation it rests on; `null` before any. */
  run: z
    .object({
      year: z.number().int(),
      number: z.number().int(),
      sealedOn: Day,
      hash: z.string(),
      published: z.boolean(),
    })
    .nullable(),
  rows: z.array(
    z.object({
      creditCode: z.string(),
      name: z.string(),
      unitName: z.string(),
      grade: z.string(),
      dishonest: z.boolean(),
      ground: z.string(),
    }),
  ),
});
export type BankList = z.infer<typeof BankList>;
