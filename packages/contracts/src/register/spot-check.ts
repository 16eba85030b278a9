import { z } from 'zod';
import { Day, Instant, SubmissionId } from '../page/index.ts';

/** 已公布 · 今天可抽 · 已抽取 · 已查完 · 已作废 */
export const SPOT_CHECK_STATES = ['published', 'due', 'drawn', 'finished', 'void'] as const;
export const SpotCheckState = z.enum(SPOT_CHECK_STATES);
export type SpotCheckState = z.infer<typeof SpotCheckState>;

const Registers = z.array(z.object({ id: z.string(), title: z.string() }));

/** One spot check as the list shows it. */
export const SpotCheckRow = z.object({
  number: z.number().int(),
  state: SpotCheckState,
  registers: Registers,
  /** Closed on these days, both included. */
  closedFrom: Day,
  closedTo: Day,
  size: z.number().int(),
  publishedOn: Day,
  drawOn: Day,
  drawnOn: Day.nullable(),
  population: z.number().int().nullable(),
  /** Drawn, judged, and found to be false: of the whole check, whoever reads. */
  drawn: z.number().int(),
  judged: z.number().int(),
  untrue: z.number().int(),
});
export type SpotCheckRow = z.infer<typeof SpotCheckRow>;

export const SpotCheckList = z.object({
  asOf: Day,
  sentence: z.string(),
  lead: z.string(),
  mayPublish: z.boolean(),
  /** What a check may be drawn from, with how many entries each has closed. */
  registers: z.array(z.object({ id: z.string(), title: z.string(), closed: z.number().int() })),
  checks: z.array(SpotCheckRow),
});
export type SpotCheckList = z.infer<typeof SpotCheckList>;

/** What a drawn entry has come to. */
export const SpotCheckItem = z.object({
  entryId: z.string(),
  /** Its place among the lots, from 1. */
  place: z.number().int(),
  lot: z.string(),
  register: z.string(),
  registerTitle: z.string(),
  subjectName: z.string(),
  unitName: z.string(),
  closedOn: Day,
  /** The stage it is in now; empty for one that left the list with its batch. */
  stageTitle: z.string(),
  /** Closed once more or still: what is open again cannot be judged as closed. */
  closed: z.boolean(),
  result: z.enum(['true', 'false']).nullable(),
  reason: z.string(),
  by: z.string(),
  on: Day.nullable(),
  /** What followed from a false closing: it was reopened, the promise it was granted for is broken, or it is only marked. */
  followed: z.enum(['reopened', 'broken', 'marked']).nullable(),
  /** The proof, by its SHA-256. */
  proof: z.string().nullable(),
});
export type SpotCheckItem = z.infer<typeof SpotCheckItem>;

export const SpotCheckDetail = SpotCheckRow.extend({
  asOf: Day,
  sentence: z.string(),
  lead: z.string(),
  publishedBy: z.string(),
  publishedAt: Instant,
  /** SHA-256 of the seed, promised at publication; the seed itself only once it is drawn or void. */
  commitment: z.string(),
  seed: z.string().nullable(),
  /** The public value named beforehand, in words; empty where none was. */
  publicSource: z.string(),
  publicValue: z.string(),
  populationDigest: z.string().nullable(),
  drawnBy: z.string().nullable(),
  drawnAt: Instant.nullable(),
  voidReason: z.string(),
  mayDraw: z.boolean(),
  mayVoid: z.boolean(),
  mayJudge: z.boolean(),
  /** Those within the reader's reach, by place; `withheld` counts the others. */
  items: z.array(SpotCheckItem),
  withheld: z.number().int(),
});
export type SpotCheckDetail = z.infer<typeof SpotCheckDetail>;

/** GET /api/spot-checks/:number/population: the ids that were drawn from, and those drawn by place; they say nothing else. */
export const SpotCheckPopulation = z.object({ ids: z.array(z.string()), drawn: z.array(z.string()) });
export type SpotCheckPopulation = z.infer<typeof SpotCheckPopulation>;

/** POST /api/spot-checks */
export const NewSpotCheck = z.object({
  registers: z.array(z.string().max(64)).min(1, '请至少选一张清单').max(100),
  closedFrom: Day,
  closedTo: Day,
  size: z.int('抽取数应为整数').min(1).max(100_000),
  drawOn: Day,
  /** Obliged: the seed alone is no secret to whoever reads the database. */
  publicSource: z
    .string('请写明用哪个到日才有的公开数')
    .trim()
    .min(2, '请写明用哪个到日才有的公开数，如“9 月 8 日排列5开奖号码”')
    .max(100, '公开数的名称过长'),
  submission: SubmissionId,
});
export type NewSpotCheck = z.infer<typeof NewSpotCheck>;

/** POST /api/spot-checks/:number/drawing */
export const SpotCheckDrawing = z.object({
  publicValue: z.string().trim().max(100, '公开数过长').default(''),
});
export type SpotCheckDrawing = z.infer<typeof SpotCheckDrawing>;

/** POST /api/spot-checks/:number/void */
export const SpotCheckVoid = z.object({
  reason: z.string('请写明怎么查的、查到什么').trim().min(1, '请写明理由').max(500, '理由过长'),
});
export type SpotCheckVoid = z.infer<typeof SpotCheckVoid>;

/** The form beside the proof: POST /api/spot-checks/:number/items/:entry/result */
export const SpotCheckFinding = z.object({
  result: z.enum(['true', 'false'], '请选属实或不属实'),
  reason: z.string().trim().min(1, '请写明怎么查的、查到什么').max(1000, '理由过长'),
});
export type SpotCheckFinding = z.infer<typeof SpotCheckFinding>;
