import { z } from 'zod';
import { Day, Instant, PageQuery, pageOf } from '../page/index.ts';
import { FieldText, LightName } from './declaration.ts';

/** `unit` and `stage` may name several, parted by commas; `q` is a name, code or pinyin initials. */
export const EntryQuery = PageQuery.extend({
  q: z.string().max(64).optional(),
  unit: z.string().max(400).optional(),
  stage: z.string().max(400).optional(),
  overdue: z.enum(['1']).optional(),
  mine: z.enum(['1']).optional(),
});
export type EntryQuery = z.infer<typeof EntryQuery>;

export const LightText = z.object({ light: LightName, title: z.string() });

/** One line of a register. */
export const EntryRow = z.object({
  id: z.string(),
  register: z.string(),
  subjectId: z.string().nullable(),
  subjectName: z.string(),
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

/** An entry with its dossier, what the reader may do, and everything that happened to it. */
export const EntryDetail = EntryRow.extend({
  openedOn: Day,
  stageSince: Day,
  closedOn: Day.nullable(),
  heldSince: Day.nullable(),
  evidence: z.array(
    z.object({ kind: z.string(), label: z.string(), file: z.string(), by: z.string(), on: Day }),
  ),
  signatures: z.array(z.object({ department: z.string(), by: z.string().nullable(), on: Day.nullable() })),
  maySign: z.boolean(),
  moves: z.array(MoveText),
  events: z.array(EventText),
});
export type EntryDetail = z.infer<typeof EntryDetail>;

const fields = z.record(z.string().max(64), FieldText).default({});
const reason = z.string().trim().min(1, '请写明理由').max(500, '理由过长');
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
  z.object({ kind: z.literal('sign'), revision }),
  z.object({ kind: z.literal('hold'), revision, reason }),
  z.object({ kind: z.literal('resume'), revision }),
  z.object({ kind: z.literal('extend'), revision, dueOn: Day, reason }),
  z.object({ kind: z.literal('comment'), revision, text: reason }),
]);
export type EntryAct = z.infer<typeof EntryAct>;

export const NewEntryBody = z.object({
  subjectId: z.string().max(64).nullable(),
  subjectName: z.string().trim().min(1, '请写明名称').max(200),
  unitId: z.string().max(16).nullable(),
  fields,
});
export type NewEntryBody = z.infer<typeof NewEntryBody>;
