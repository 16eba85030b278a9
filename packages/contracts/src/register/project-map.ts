import { z } from 'zod';
import { Day, Decimal, wholeNumber } from '../page/index.ts';
import { LightText } from './entry.ts';

/** GET /api/projects/map: `unit` and `register` may name several, parted by commas. */
export const ProjectMapQuery = z.object({
  q: z.string().max(64).optional(),
  unit: z.string().max(400).optional(),
  register: z.string().max(400).optional(),
  /** Only those on the watch list. */
  watched: z.enum(['1']).optional(),
  /** Only those of which a point is past its day. */
  behind: z.enum(['1']).optional(),
  page: wholeNumber(0, 100_000).default(0),
  size: wholeNumber(1, 200).default(50),
});
export type ProjectMapQuery = z.infer<typeof ProjectMapQuery>;

/** Reached in time or late, past its day and not reached, still ahead, passed without a day. */
export const MapPointState = z.enum(['met', 'late', 'overdue', 'ahead', 'silent']);
export type MapPointState = z.infer<typeof MapPointState>;

export const MapPointText = z.object({
  title: z.string(),
  planned: Day.nullable(),
  /** Promised; otherwise worked out from the deadlines of the stages. */
  stated: z.boolean(),
  actual: Day.nullable(),
  state: MapPointState,
  /** Days past its plan: of a point reached late, or of one that should have been reached by now; 0 otherwise. */
  lateDays: z.number().int(),
});
export type MapPointText = z.infer<typeof MapPointText>;

/** One project of 作战图. People are `null` where nobody is named, and left out where the reader may not know. */
export const ProjectMapRow = z.object({
  id: z.string(),
  register: z.string(),
  registerTitle: z.string(),
  subjectName: z.string(),
  unitName: z.string(),
  stageTitle: z.string(),
  light: LightText,
  leftDays: z.number().int().nullable(),
  /** In 亿元. */
  investment: Decimal.nullable(),
  /** In its own unit, such as 16800 万美元, where the project is foreign. */
  foreign: z.object({ value: Decimal, unit: z.string() }).nullable(),
  leader: z.string().nullable().optional(),
  team: z.string().nullable().optional(),
  tracker: z.string().nullable().optional(),
  /** `null` where a fact is missing. */
  watched: z.boolean().nullable(),
  flags: z.array(z.string()),
  points: z.array(MapPointText),
  /** Which of the points comes next; `null` once all are reached. */
  next: z.number().int().nullable(),
});
export type ProjectMapRow = z.infer<typeof ProjectMapRow>;

/** 作战图 over all registers of projects that keep one; what ended without being done is left out. */
export const ProjectMap = z.object({
  asOf: Day,
  sentence: z.string(),
  /** Which registers keep a map, and whom each watches, in the words of the plan. */
  registers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      watch: z.string().nullable(),
      clause: z.string().nullable(),
    }),
  ),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Before `watched` and `behind` are asked for. */
  counts: z.object({
    all: z.number().int(),
    watched: z.number().int(),
    behind: z.number().int(),
    undecided: z.number().int(),
    /** Not judged yet, and on no page: only while a list of thousands has just come in. */
    pending: z.number().int(),
  }),
  /** First and last day of the rows of this page; `null` without any. */
  from: Day.nullable(),
  to: Day.nullable(),
  rows: z.array(ProjectMapRow),
  total: z.number().int(),
  page: z.number().int(),
  size: z.number().int(),
});
export type ProjectMap = z.infer<typeof ProjectMap>;
