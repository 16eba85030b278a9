import { z } from 'zod';
import { Day, Decimal, PageQuery, pageOf, RulingNote, SubmissionId } from '../page/index.ts';

/** How a resource stands, in its own unit: freed + moved = used + left. */
export const LedgerStanding = z.object({
  freed: Decimal,
  /** What other units let this one have, less what it let them have. */
  moved: Decimal,
  used: Decimal,
  left: Decimal,
  /** What a merger left to the merged firm (第 21 条): not freed to the county. */
  kept: Decimal,
  /** What waits for somebody to say whose it is. */
  pending: Decimal,
});
export type LedgerStanding = z.infer<typeof LedgerStanding>;

export const LedgerUnitRow = LedgerStanding.extend({ unitId: z.string(), unitName: z.string() });
export type LedgerUnitRow = z.infer<typeof LedgerUnitRow>;

export const AccountKindName = z.enum(['source', 'pool', 'use', 'kept', 'pending']);

export const LedgerAccountText = z.object({
  id: z.string(),
  title: z.string(),
  kind: AccountKindName,
  clause: z.string().nullable(),
  /** What the plan says at that clause, in a sentence; empty without one. */
  summary: z.string(),
});
export type LedgerAccountText = z.infer<typeof LedgerAccountText>;

/** A band of the flow picture; ids are accounts, or `left` for what nobody has taken. */
export const LedgerLink = z.object({ from: z.string(), to: z.string(), amount: Decimal });
export const LedgerNode = z.object({
  id: z.string(),
  title: z.string(),
  /** `end` is what is left. */
  kind: z.enum([...AccountKindName.options, 'end']),
  amount: Decimal,
});

/** What the plan asks for, in the plan's own unit. */
export const LedgerGoal = z.object({
  title: z.string(),
  target: z.string(),
  unit: z.string(),
  address: z.string(),
  /** The ruling the target is taken under. */
  ruling: RulingNote.nullable(),
  /** Reached, in the plan's unit; share of the target, and what should be reached by today (序时). */
  actual: Decimal,
  share: z.number(),
  pace: z.number(),
});
export type LedgerGoal = z.infer<typeof LedgerGoal>;

export const LedgerResourceText = LedgerStanding.extend({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  limit: z.enum(['unit', 'county', 'none']),
  /** Entries whose amount is not reported. */
  gaps: z.number().int(),
  goal: LedgerGoal.nullable(),
  nodes: z.array(LedgerNode),
  links: z.array(LedgerLink),
  units: z.array(LedgerUnitRow),
});
export type LedgerResourceText = z.infer<typeof LedgerResourceText>;

/** An entry that stands for something which nobody has reported. */
export const LedgerGap = z.object({
  entryId: z.string(),
  subjectName: z.string(),
  unitName: z.string(),
  registerTitle: z.string(),
  message: z.string(),
});
export type LedgerGap = z.infer<typeof LedgerGap>;

/** An amount of a resource, with its words. */
export const LedgerAmount = z.object({
  resource: z.string(),
  title: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  amount: Decimal,
});
export type LedgerAmount = z.infer<typeof LedgerAmount>;

/** An entry with something on 待核: whose it is has to be ruled. */
export const LedgerPending = z.object({
  entryId: z.string(),
  subjectName: z.string(),
  account: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  amounts: z.array(LedgerAmount),
  /** Whether a ruling on it has been proposed and waits for a second person. */
  proposed: z.boolean(),
});
export type LedgerPending = z.infer<typeof LedgerPending>;

/** A transfer that waits to be confirmed. */
export const LedgerTransfer = z.object({
  id: z.string(),
  fromTitle: z.string(),
  fromUnit: z.string(),
  toTitle: z.string(),
  toUnit: z.string(),
  lines: z.array(LedgerAmount),
  reason: z.string(),
  entryId: z.string().nullable(),
  subjectName: z.string(),
  proposedBy: z.string(),
  proposedOn: Day,
  /** Whether the reader proposed it: somebody else has to confirm. */
  mine: z.boolean(),
});
export type LedgerTransfer = z.infer<typeof LedgerTransfer>;

export const LedgerOverview = z.object({
  title: z.string(),
  clauses: z.array(z.string()),
  asOf: Day,
  sentence: z.string(),
  lead: z.string(),
  resources: z.array(LedgerResourceText),
  accounts: z.array(LedgerAccountText),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  registers: z.array(z.object({ id: z.string(), title: z.string() })),
  gaps: z.array(LedgerGap),
  gapTotal: z.number().int(),
  pending: z.array(LedgerPending),
  transfers: z.array(LedgerTransfer),
  mayTransfer: z.boolean(),
  transactions: z.number().int(),
});
export type LedgerOverview = z.infer<typeof LedgerOverview>;

/** Narrows the journal; `unit`, `resource`, `account` and `register` may name several, parted by commas. */
export const JournalFilter = z.object({
  resource: z.string().max(400).optional(),
  unit: z.string().max(400).optional(),
  account: z.string().max(400).optional(),
  register: z.string().max(400).optional(),
  entry: z.uuid().optional(),
  q: z.string().max(64).optional(),
});
export type JournalFilter = z.infer<typeof JournalFilter>;
export const JournalQuery = PageQuery.extend(JournalFilter.shape);
export type JournalQuery = z.infer<typeof JournalQuery>;
export const JournalExportQuery = JournalFilter.extend({ filterText: z.string().max(400).default('') });
export type JournalExportQuery = z.infer<typeof JournalExportQuery>;

/** One line of the journal: where an amount left and where it came, and what made it so. */
export const JournalRow = z.object({
  number: z.number().int(),
  line: z.number().int(),
  on: Day,
  resource: z.string(),
  resourceTitle: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  fromTitle: z.string(),
  fromUnit: z.string(),
  toTitle: z.string(),
  toUnit: z.string(),
  amount: Decimal,
  /** 冲回: an earlier line taken back. */
  reversal: z.boolean(),
  /** Null where the entry was taken back with its list, or where there never was one. */
  entryId: z.string().nullable(),
  subjectName: z.string(),
  registerTitle: z.string(),
  occasion: z.string(),
  holder: z.string(),
  reason: z.string(),
  by: z.string(),
});
export type JournalRow = z.infer<typeof JournalRow>;
export const JournalPage = pageOf(JournalRow);
export type JournalPage = z.infer<typeof JournalPage>;

export const NewTransfer = z.object({
  from: z.object({ account: z.string().max(64), unit: z.string().max(16) }),
  to: z.object({ account: z.string().max(64), unit: z.string().max(16) }),
  lines: z
    .array(z.object({ resource: z.string().max(64), amount: z.string().max(40) }))
    .min(1, '请填数量')
    .max(20),
  reason: z.string().trim().min(1, '请写明理由').max(400),
  /** The entry it is about; asked for where something leaves 待核. */
  entryId: z.uuid().nullable().default(null),
  submission: SubmissionId,
});
export type NewTransfer = z.infer<typeof NewTransfer>;

/** The books held against what the registers say, recomputed from their events. */
export const LedgerCheck = z.object({
  sentence: z.string(),
  sound: z.boolean(),
  transactions: z.number().int(),
  postings: z.number().int(),
  entries: z.number().int(),
  problems: z.array(
    z.object({
      kind: z.enum(['unbalanced', 'missing-number', 'drift', 'entry', 'register', 'overdrawn']),
      message: z.string(),
      entryId: z.string().nullable(),
    }),
  ),
});
export type LedgerCheck = z.infer<typeof LedgerCheck>;
