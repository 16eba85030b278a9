import { z } from 'zod';
import { Decimal, Flag, Grade, Instant, PageQuery, pageOf, ScaleName, Year } from '../page/index.ts';

/** POST /api/evaluation/runs: computes and freezes the grades of a year. */
export const StartRun = z.object({ year: Year, note: z.string().trim().max(200).default('') });
export type StartRun = z.infer<typeof StartRun>;

export const IndicatorInfo = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  weight: z.number(),
  capFactor: z.number().nullable(),
  numerator: z.object({ fact: z.string(), title: z.string(), unit: z.string() }),
  denominator: z.object({ fact: z.string(), title: z.string(), unit: z.string() }).nullable(),
  /** Shown as percent when the unit is a ratio. */
  percent: z.boolean(),
});
export type IndicatorInfo = z.infer<typeof IndicatorInfo>;

export const GradeCounts = z.object({
  A: z.number(),
  B: z.number(),
  C: z.number(),
  D: z.number(),
  none: z.number(),
});
export type GradeCounts = z.infer<typeof GradeCounts>;

/** One scheme's part of a run: 规上 or 规下. */
export const RunScheme = z.object({
  schemeId: z.string(),
  title: z.string(),
  clause: z.string(),
  scale: ScaleName,
  indicators: z.array(IndicatorInfo),
  baselines: z.array(
    z.object({ indicator: z.string(), value: Decimal, population: z.number().int(), origin: z.string() }),
  ),
  listed: z.number().int(),
  ranked: z.number().int(),
  preliminary: GradeCounts,
  final: GradeCounts,
  /** Lowest total and its rank of each preliminary grade that has anybody. */
  lines: z.array(z.object({ grade: Grade, total: z.number(), rank: z.number().int() })),
  /** Counts of totals in bins of equal width, from `from` to `to` (points). */
  distribution: z.object({ from: z.number(), to: z.number(), counts: z.array(z.number().int()) }),
});
export type RunScheme = z.infer<typeof RunScheme>;

export const RunSummary = z.object({
  id: z.string(),
  year: z.number().int(),
  number: z.number().int(),
  planVersion: z.string(),
  capsuleHash: z.string(),
  startedAt: Instant,
  startedBy: z.string(),
  note: z.string(),
  listed: z.number().int(),
  ranked: z.number().int(),
  final: GradeCounts,
  /** Facts, rulings or the scheme changed after this run: its figures stand, a new run would differ. */
  stale: z.array(z.string()),
});
export type RunSummary = z.infer<typeof RunSummary>;

/** GET /api/evaluation/runs/:id */
export const RunDetail = RunSummary.extend({
  schemes: z.array(RunScheme),
  byUnit: z.array(
    z.object({
      unitId: z.string(),
      unitName: z.string(),
      scale: ScaleName,
      counts: GradeCounts,
      meanTotal: z.number().nullable(),
    }),
  ),
  byIndustry: z.array(
    z.object({
      industry: z.string(),
      title: z.string(),
      scale: ScaleName,
      counts: GradeCounts,
      meanTotal: z.number().nullable(),
    }),
  ),
  /** Rulings of the plan that the figures rest on. */
  rulings: z.array(z.object({ address: z.string(), text: z.string() })),
  adjusted: z.number().int(),
});
export type RunDetail = z.infer<typeof RunDetail>;

export const ResultQuery = PageQuery.extend({
  scale: ScaleName.optional(),
  grade: z.string().max(32).optional(),
  unit: z.string().max(256).optional(),
  industry: z
    .string()
    .regex(/^\d{2,4}$/)
    .optional(),
  q: z.string().trim().max(64).optional(),
  /** Only those whose final grade differs from the preliminary one. */
  adjusted: Flag.optional(),
});
export type ResultQuery = z.infer<typeof ResultQuery>;

export const ResultRow = z.object({
  creditCode: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  industry: z.string(),
  industryName: z.string(),
  scale: ScaleName,
  values: z.record(z.string(), z.number().nullable()),
  scores: z.record(z.string(), z.number().nullable()),
  total: z.number().nullable(),
  rank: z.number().int().nullable(),
  preliminary: Grade.nullable(),
  grade: Grade.nullable(),
  reason: z.string(),
  adjustments: z.array(
    z.object({ kind: z.string(), text: z.string(), from: Grade, to: Grade, clause: z.string() }),
  ),
  /** Grade of the year before, if a run exists. */
  before: Grade.nullable(),
});
export type ResultRow = z.infer<typeof ResultRow>;
export const ResultPage = pageOf(ResultRow);
export type ResultPage = z.infer<typeof ResultPage>;

/** What the page of changes shows: all who changed, or only those whose grade did. */
export const ComparisonQuery = z.object({ show: z.enum(['all', 'grades']).default('all') });
export type ComparisonQuery = z.infer<typeof ComparisonQuery>;

/** GET /api/evaluation/runs/:id/compare/:other — what changed between two frozen runs, and why. */
export const RunComparison = z.object({
  from: RunSummary,
  to: RunSummary,
  causes: z.array(
    z.object({
      kind: z.enum(['facts', 'ruling', 'violations', 'promotion', 'roster', 'scheme', 'engine', 'others']),
      text: z.string(),
      count: z.number().int(),
    }),
  ),
  rows: z.array(
    z.object({
      creditCode: z.string(),
      name: z.string(),
      unitName: z.string(),
      scale: ScaleName,
      totalFrom: z.number().nullable(),
      totalTo: z.number().nullable(),
      gradeFrom: Grade.nullable(),
      gradeTo: Grade.nullable(),
      why: z.array(z.string()),
    }),
  ),
  /** How many differ in all; `rows` holds the first 2,000. */
  changed: z.number().int(),
  /** Only total or rank moved, because others did. */
  drifted: z.number().int(),
  unchanged: z.number().int(),
});
export type RunComparison = z.infer<typeof RunComparison>;
