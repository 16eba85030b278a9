import { z } from 'zod';
import { RulingNote } from '../page/index.ts';

/** A value of a field on the wire: a decimal in the field's unit, a text, option or day, 是 or 否; `null` is unknown. */
export const FieldText = z.union([z.string(), z.boolean(), z.null()]);
export type FieldText = z.infer<typeof FieldText>;

export const LightName = z.enum(['green', 'amber', 'red', 'grey', 'done']);
export type LightName = z.infer<typeof LightName>;

/** A field of a register as forms and tables need it. */
export const FieldSpec = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['number', 'text', 'date', 'boolean']),
  unit: z.string(),
  decimals: z.number().int(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** From this stage on it should be filled in; before it, or without one, a blank is nothing owed. */
  dueFrom: z.string().nullable(),
});
export type FieldSpec = z.infer<typeof FieldSpec>;

export const EvidenceSpec = z.object({
  kind: z.string(),
  label: z.string(),
  photo: z.boolean(),
});
export type EvidenceSpec = z.infer<typeof EvidenceSpec>;

/** A stage with how many entries are in it now. */
export const StageCount = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['open', 'closed', 'dropped']),
  count: z.number().int(),
  overdue: z.number().int(),
});
export type StageCount = z.infer<typeof StageCount>;

/** One line of the list of registers. */
/** How far 序时 is kept; `late` is less than eight tenths of what should be done by today. */
export const Pace = z.enum(['none', 'done', 'pace', 'slow', 'late']);
export type Pace = z.infer<typeof Pace>;

export const RegisterSummary = z.object({
  id: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  /** The drive or part of the plan that its first clause stands in. */
  drive: z.string(),
  measure: z.string(),
  subject: z.string(),
  /** Whether the reader may put something on the list. */
  mayOpen: z.boolean(),
  total: z.number().int(),
  closed: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  /** What the plan asks for of the reader's units, if the register counts towards a list. */
  target: z.string().nullable(),
  /** The ruling the target is taken under. */
  ruling: RulingNote.nullable(),
  /** What the lists count as done, and as a share of the target. */
  done: z.string(),
  rate: z.number().nullable(),
  /** 序时: what should be done by today. */
  expected: z.string().nullable(),
  pace: Pace,
  /** A target of the whole county that no unit was given a share of, looked at by one that sees only its own part. */
  undivided: z.boolean(),
});
export type RegisterSummary = z.infer<typeof RegisterSummary>;

/** What is asked, done and in progress, what cannot be counted yet, and what should be done by today. */
const Progress = z.object({
  target: z.string(),
  done: z.string(),
  open: z.number().int(),
  unknown: z.number().int(),
  expected: z.string(),
  rate: z.number().nullable(),
  behind: z.boolean(),
  pace: Pace,
  /** How much is wanting against today's pace; zero where nothing is. */
  lack: z.string(),
});

/** A unit's share of a list. */
export const UnitProgress = Progress.extend({ unitId: z.string(), unitName: z.string() });
export type UnitProgress = z.infer<typeof UnitProgress>;

/** Progress towards one column of a list, by unit, with the plan's own total. */
export const ListProgress = Progress.extend({
  address: z.string(),
  title: z.string(),
  column: z.string(),
  unit: z.string(),
  /** The ruling the target is taken under; it is named wherever the target stands. */
  ruling: RulingNote.nullable(),
  /** What the plan's total asks for beyond what its units were given; negative if they were given more. */
  unallotted: z.string(),
  /** A target of the whole county that no unit was given a share of, looked at by one that sees only its own part. */
  undivided: z.boolean(),
  units: z.array(UnitProgress),
});
export type ListProgress = z.infer<typeof ListProgress>;

/** A register: its declaration, and how it stands today. */
export const RegisterDetail = RegisterSummary.extend({
  /** The answer of the page in one sentence, and what stands behind it. */
  sentence: z.string(),
  lead: z.string(),
  subjectLabel: z.string(),
  /** The field that tells several entries of one subject apart, such as the number of the project. */
  severalBy: z.string().nullable(),
  /** The fields that the list shows first, in their order; none where the types of the fields decide. */
  listed: z.array(z.string()),
  clauses: z.array(z.string()),
  asOf: z.string(),
  stages: z.array(StageCount),
  fields: z.array(FieldSpec),
  evidence: z.array(EvidenceSpec),
  /** Whether it hears appeals against what was published: those come from 公示与申诉. */
  hears: z.boolean(),
  /** Whether ratios of the plan are worked out from its entries. */
  hasRatios: z.boolean(),
  /** What the button says that puts something on the list, for whoever may. */
  opening: z
    .object({
      title: z.string(),
      fields: z.array(z.string()),
      /** The label of the field that tells several entries of one subject apart; a list without one takes it once. */
      severalBy: z.string().nullable(),
    })
    .nullable(),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  progress: z.array(ListProgress),
});
export type RegisterDetail = z.infer<typeof RegisterDetail>;
