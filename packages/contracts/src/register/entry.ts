import { z } from 'zod';
import { Day, Decimal, Grade, Instant, PageQuery, pageOf, SubmissionId } from '../page/index.ts';
import { EvidenceSpec, FieldSpec, FieldText, LightName } from './declaration.ts';

/**
 * `unit` and `stage` may name several, parted by commas; the stage `open` is every stage before the end; `q` is a name,
 * code or pinyin initials.
 */
export const EntryFilter = z.object({
  q: z.string().max(64).optional(),
  unit: z.string().max(400).optional(),
  stage: z.string().max(400).optional(),
  overdue: z.enum(['1']).optional(),
  /** Still being worked on and due on this very day. */
  due: Day.optional(),
});
export type EntryFilter = z.infer<typeof EntryFilter>;

export const EntryQuery = PageQuery.extend(EntryFilter.shape);
export type EntryQuery = z.infer<typeof EntryQuery>;

/** The list as a workbook: `columns` names the fields that are shown, `filterText` says the filter in words. */
export const EntryExportQuery = EntryQuery.extend({
  columns: z.string().max(2000).default(''),
  filterText: z.string().max(400).default(''),
});
export type EntryExportQuery = z.infer<typeof EntryExportQuery>;

export const LightText = z.object({ light: LightName, title: z.string() });

/** One line of a register. */
export const EntryRow = z.object({
  id: z.string(),
  register: z.string(),
  subjectId: z.string().nullable(),
  subjectName: z.string(),
  /** The number of the task it is about, if it is about one. */
  taskNumber: z.number().int().optional(),
  unitId: z.string().nullable(),
  unitName: z.string(),
  stage: z.string(),
  stageTitle: z.string(),
  light: LightText,
  dueOn: Day.nullable(),
  /** Negative once the day has passed; `null` without a deadline. */
  leftDays: z.number().int().nullable(),
  fields: z.record(z.string(), FieldText),
  /** The next step and who takes it. */
  next: z.object({ title: z.string(), by: z.string(), mine: z.boolean() }).nullable(),
  revision: z.number().int(),
});
export type EntryRow = z.infer<typeof EntryRow>;
export const EntryPage = pageOf(EntryRow);
export type EntryPage = z.infer<typeof EntryPage>;

/** A line together with the list it stands on. */
export const ListedEntry = EntryRow.extend({
  registerTitle: z.string(),
  /** Days in its stage. */
  waited: z.number().int(),
});
export type ListedEntry = z.infer<typeof ListedEntry>;

/** Number fields added up exactly over a filter, null where none is known; `unknown` counts the entries left out. */
export const EntrySums = z.object({
  total: z.number().int(),
  sums: z.record(z.string(), z.object({ value: Decimal.nullable(), unknown: z.number().int() })),
});
export type EntrySums = z.infer<typeof EntrySums>;

/** The entries of each stage, the soonest due first; `count` is of all, `rows` of the first few. */
export const EntryBoard = z.object({
  columns: z.array(
    z.object({
      stage: z.string(),
      title: z.string(),
      count: z.number().int(),
      overdue: z.number().int(),
      rows: z.array(EntryRow),
    }),
  ),
});
export type EntryBoard = z.infer<typeof EntryBoard>;

const TodoGroup = z.enum(['overdue', 'soon', 'later', 'waiting']);

/** One group alone, page by page (from 0); without a group the first of each. */
export const TodoQuery = z.object({
  group: TodoGroup.optional(),
  page: z.coerce.number().int('页码应为整数').min(0, '页码不能小于 0').max(100_000, '页码太大').default(0),
});
export type TodoQuery = z.infer<typeof TodoQuery>;

/** What waits for the reader over all lists; `count` is of all, `rows` of the first of each kind or of one page. */
export const Todo = z.object({
  asOf: Day,
  pageSize: z.number().int(),
  sentence: z.string(),
  lead: z.string(),
  groups: z.array(
    z.object({
      id: TodoGroup,
      title: z.string(),
      count: z.number().int(),
      rows: z.array(ListedEntry),
    }),
  ),
  /** Nothing has been sent by any department yet, and the reader is who takes it in: that comes before all else. */
  nothingSent: z.boolean(),
  /** Spot checks that wait for an inspector: to be drawn, or with entries that nobody has looked at. */
  checks: z.array(
    z.object({ number: z.number().int(), title: z.string(), verb: z.string(), due: z.boolean() }),
  ),
});
export type Todo = z.infer<typeof Todo>;

export const TodoCount = z.object({ mine: z.number().int() });
export type TodoCount = z.infer<typeof TodoCount>;

/** One thing a step still needs, in words. */
export const MissingText = z.object({
  kind: z.enum(['field', 'evidence', 'signature', 'second-person', 'reason', 'guard']),
  message: z.string(),
  remedy: z.string(),
  /** The field or kind of evidence it is about, if any. */
  about: z.string().nullable(),
});
export type MissingText = z.infer<typeof MissingText>;

export const MoveText = z.object({
  move: z.string(),
  title: z.string(),
  toTitle: z.string().nullable(),
  back: z.boolean(),
  needsReason: z.boolean(),
  fields: z.array(z.string()),
  evidence: z.array(z.object({ kind: z.string(), label: z.string(), have: z.int(), need: z.int() })),
  missing: z.array(MissingText),
});
export type MoveText = z.infer<typeof MoveText>;

export const EventText = z.object({
  revision: z.number().int(),
  title: z.string(),
  note: z.string(),
  by: z.string(),
  on: Day,
  at: Instant,
});
export type EventText = z.infer<typeof EventText>;

/** The seals of an entry, worked out anew: the last one, and the first event that is not as it was written. */
export const EntrySeal = z.object({
  value: z.string(),
  events: z.number().int(),
  broken: z.number().int().nullable(),
});
export type EntrySeal = z.infer<typeof EntrySeal>;

/** An entry with its dossier, what the reader may do, and everything that happened to it. */
export const EntryDetail = ListedEntry.extend({
  registerShortTitle: z.string(),
  /** The policy it applies under; `null` on a list that is none of applications. */
  policy: z.string().nullable(),
  /** Whether its register promises something, is promised to, or is barred by interlocks. */
  pledges: z.boolean(),
  subject: z.string(),
  subjectLabel: z.string(),
  /** The latest grade of the enterprise it is about. */
  grade: Grade.nullable(),
  /** The stages from the first to the end; `at` is where it is, −1 if it left the list. */
  line: z.object({ stages: z.array(z.object({ id: z.string(), title: z.string() })), at: z.number().int() }),
  fieldSpecs: z.array(FieldSpec),
  /** The fields by the step that asks for them first; the last group is of those no step asks for. */
  fieldGroups: z.array(z.object({ title: z.string(), fields: z.array(z.string()) })),
  evidenceSpecs: z.array(EvidenceSpec),
  /** The step that leads on, whoever takes it, and what it still needs. */
  step: MoveText.nullable(),
  mayAct: z.boolean(),
  mayComment: z.boolean(),
  /** Reasons the reader may stop the clock for; none if they may not. */
  holdReasons: z.array(z.string()),
  mayResume: z.boolean(),
  mayExtend: z.boolean(),
  openedOn: Day,
  stageSince: Day,
  closedOn: Day.nullable(),
  heldSince: Day.nullable(),
  evidence: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      file: z.string(),
      by: z.string(),
      on: Day,
      /** Of a photo that says so: the clock of the camera, and where it was taken, by itself or by the telephone. */
      takenAt: z.string().nullable(),
      place: z.object({ lat: z.string(), lon: z.string(), from: z.enum(['photo', 'phone']) }).nullable(),
    }),
  ),
  signatures: z.array(z.object({ department: z.string(), by: z.string().nullable(), on: Day.nullable() })),
  maySign: z.boolean(),
  moves: z.array(MoveText),
  /** Of a register that shows its seals. */
  seal: EntrySeal.nullable(),
  /** Whether its register hears appeals: what a ruling rests on is asked for apart. */
  hears: z.boolean(),
  /** A spot check found that it was not closed truly, and it still stands as closed. */
  falseClosing: z.object({ check: z.number().int(), reason: z.string(), on: Day }).nullable(),
  events: z.array(EventText),
});
export type EntryDetail = z.infer<typeof EntryDetail>;

const fields = z.record(z.string().max(64), FieldText).default({});
const reason = z.string().trim().min(1, '请写明理由').max(500, '理由过长');
const remark = z.string().trim().min(1, '请写下要留的话').max(500, '留言过长，请不超过 500 字');
/** The revision the reader saw; another one means that somebody changed the entry meanwhile. */
const revision = z.int().min(1);

/** What a person does to an entry. */
export const EntryAct = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('move'),
    revision,
    move: z.string().max(64),
    fields,
    reason: reason.optional(),
  }),
  z.object({ kind: z.literal('amend'), revision, fields }),
  z.object({
    kind: z.literal('report'),
    revision,
    period: z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, '月份请写成 2023-08 这样的年月'),
    fields,
  }),
  z.object({ kind: z.literal('sign'), revision }),
  z.object({ kind: z.literal('hold'), revision, reason }),
  z.object({ kind: z.literal('resume'), revision }),
  z.object({ kind: z.literal('extend'), revision, dueOn: Day, reason }),
  z.object({ kind: z.literal('comment'), revision, text: remark }),
]);
export type EntryAct = z.infer<typeof EntryAct>;

/** A word left on an entry, by whoever may look at it and is asked to have one. */
export const EntryComment = z.object({ revision, text: remark });
export type EntryComment = z.infer<typeof EntryComment>;

export const NewEntryBody = z.object({
  subjectId: z.string().max(64).nullable(),
  subjectName: z.string().trim().min(1, '请写明名称').max(200),
  unitId: z.string().max(16).nullable(),
  fields,
  submission: SubmissionId,
});
export type NewEntryBody = z.infer<typeof NewEntryBody>;
