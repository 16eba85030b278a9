import { z } from 'zod';
import { Day, Decimal, Grade, Instant, SubmissionId } from '../page/index.ts';

/** Something that was published and may be appealed against until a minute. */
export const Publication = z.object({
  number: z.number().int(),
  /** What it is, of the kinds the appeals register knows. */
  against: z.string(),
  againstTitle: z.string(),
  title: z.string(),
  /** The run that was published, where it is the result of the evaluation. */
  runId: z.string().nullable(),
  /** The list that was published, and how many rows of it; `null` for an evaluation. */
  register: z.string().nullable(),
  rows: z.number().int().nullable(),
  opensAt: Instant,
  closesAt: Instant,
  /** As clocks in China show them: `2023-09-28 12:00`. */
  opens: z.string(),
  closes: z.string(),
  state: z.enum(['early', 'open', 'closed']),
  by: z.string(),
  /** Appeals within the reader's reach, and how many of them are ruled. */
  appeals: z.number().int(),
  ruled: z.number().int(),
});
export type Publication = z.infer<typeof Publication>;

/** A figure that may be appealed against, with its unit. */
const FigureChoice = z.object({ fact: z.string(), title: z.string() });

export const PublicationList = z.object({
  now: z.string(),
  sentence: z.string(),
  lead: z.string(),
  /** The register that hears appeals; none in a plan without one. */
  register: z.string().nullable(),
  /** The fields of that register that an appeal fills in: the publication, what it is over, the figure. */
  names: z
    .object({
      number: z.string(),
      item: z.string(),
      fact: z.string(),
      proposed: z.string(),
      /** Not every plan lets an appeal name its row, what is wrong with it, or another grade. */
      row: z.string().nullable(),
      plea: z.string().nullable(),
      words: z.string().nullable(),
      claim: z.string().nullable(),
    })
    .nullable(),
  pleas: z.array(z.object({ id: z.string(), title: z.string() })),
  /** What may be published as a list, with its stages; `kinds` of `lists` are of one list only. */
  lists: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      stages: z.array(z.object({ id: z.string(), title: z.string(), count: z.number().int() })),
    }),
  ),
  listOfKind: z.record(z.string(), z.string()),
  mayPublish: z.boolean(),
  mayAppeal: z.boolean(),
  kinds: z.array(z.object({ id: z.string(), title: z.string() })),
  /** The newest run of each year, to be published. */
  runs: z.array(z.object({ id: z.string(), title: z.string() })),
  figures: z.array(FigureChoice),
  publications: z.array(Publication),
});
export type PublicationList = z.infer<typeof PublicationList>;

/** POST /api/publications */
export const NewPublication = z.object({
  against: z.string().min(1).max(64),
  title: z.string().trim().min(1, '请写明公示的名称').max(100),
  runId: z.uuid().nullable().default(null),
  /** The list that is published, and which of its stages; everything that has not left it if none is named. */
  register: z.string().max(64).nullable().default(null),
  stages: z.array(z.string().max(64)).max(30).default([]),
  /** To the minute, as clocks in China show it. */
  closes: z
    .string()
    .regex(
      /^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/,
      '截止时间请写到分钟，如 2023-09-28T12:00',
    ),
  submission: SubmissionId,
});
export type NewPublication = z.infer<typeof NewPublication>;

const Standing = z.object({
  total: z.number().nullable(),
  rank: z.number().int().nullable(),
  grade: Grade.nullable(),
});

/** What another figure would do to the result that was published. */
export const AppealEffect = z.object({
  title: z.string(),
  unit: z.string(),
  /** The figure it was made with; `null` where it is unknown or not for the reader. */
  published: Decimal.nullable(),
  proposed: Decimal.nullable(),
  before: Standing,
  after: Standing,
});
export type AppealEffect = z.infer<typeof AppealEffect>;

/** POST /api/publications/:number/effect */
export const AppealAsk = z.object({
  creditCode: z.string().length(18),
  fact: z.string().min(1).max(64),
  value: z
    .string()
    .trim()
    .regex(/^\d{1,15}(\.\d{1,8})?$/, '请填数值，如 12.5'),
});
export type AppealAsk = z.infer<typeof AppealAsk>;

/** An earlier ruling on the like; of another's appeal neither the name nor the words. */
export const SimilarAppeal = z.object({
  entryId: z.string().nullable(),
  name: z.string(),
  about: z.string(),
  ruling: z.string(),
  grounds: z.string(),
  on: Day.nullable(),
  sameFigure: z.boolean(),
});
export type SimilarAppeal = z.infer<typeof SimilarAppeal>;

/** A row of a list as it was published. */
export const PublishedRow = z.object({
  place: z.number().int(),
  entryId: z.string(),
  subjectId: z.string().nullable(),
  name: z.string(),
  unitId: z.string().nullable(),
  unitName: z.string(),
  stage: z.string(),
  said: z.array(z.object({ label: z.string(), text: z.string() })),
});
export type PublishedRow = z.infer<typeof PublishedRow>;

/** What a ruling has put right of what was published. */
export const PublishedCorrection = z.object({
  edition: z.number().int(),
  kind: z.enum(['removed', 'missing', 'corrected']),
  /** The row; `null` for what should have been there and was not. */
  place: z.number().int().nullable(),
  /** The entry of the appeal. */
  appealId: z.string(),
  name: z.string(),
  unitName: z.string(),
  /** 不应在列，采纳 */
  says: z.string(),
  grounds: z.string(),
  /** What became of the entry; empty where there is none. */
  followed: z.string(),
  on: Day,
  by: z.string(),
});
export type PublishedCorrection = z.infer<typeof PublishedCorrection>;

/** GET /api/publications/:number: what was published, frozen, and what rulings have put right since. */
export const PublicationPage = z.object({
  publication: Publication,
  registerTitle: z.string(),
  sentence: z.string(),
  lead: z.string(),
  /** SHA-256 of all rows as they were published. */
  digest: z.string(),
  /** Those within the reader's reach; `withheld` counts the others. */
  rows: z.array(PublishedRow),
  /** The labels whose texts are figures: they are set flush right. */
  figures: z.array(z.string()),
  /** The edition that stands; 1 until something is put right. Within reach as the rows are. */
  edition: z.number().int(),
  corrections: z.array(PublishedCorrection),
  withheld: z.number().int(),
});
export type PublicationPage = z.infer<typeof PublicationPage>;

/** GET /api/entries/:id/appeal: what a ruling needs beside the entry itself. */
export const AppealDesk = z.object({
  publication: Publication.nullable(),
  /** By the figure that was proposed, and by the one that was verified, if there is one. */
  effects: z.array(AppealEffect.extend({ by: z.enum(['proposed', 'verified']) })),
  /** The field of the figure that is found to be right. */
  verified: z.string(),
  /** What the ruling has put in force: a sentence; empty while there is nothing. */
  inForce: z.string(),
  similar: z.array(SimilarAppeal),
  /** The row it is over, as it was published. */
  row: PublishedRow.nullable(),
  /** That it should have been on a list was upheld: which list, and where it stands there now. */
  toList: z
    .object({
      register: z.string(),
      title: z.string(),
      subject: z.string(),
      listed: z.object({ entryId: z.string(), stageTitle: z.string() }).nullable(),
    })
    .nullable(),
});
export type AppealDesk = z.infer<typeof AppealDesk>;
