import { z } from 'zod';
import { Instant, RulingNote } from '../page/index.ts';

export const Source = z.object({ address: z.string(), value: z.string(), text: z.string() });

const RuledFigure = z.object({ text: z.string(), ruling: RulingNote });

/** One clause of the tree with everything that hangs on it. */
export const PlanClause = z.object({
  address: z.string(),
  number: z.string(),
  title: z.string(),
  summary: z.string(),
  /** The office's own words, if it has dropped in its copy of the plan. */
  words: z.string().nullable(),
  leads: z.array(z.string()),
  supports: z.array(z.string()),
  leadMarked: z.boolean(),
  /** Who leads is ruled, not printed. */
  leadRuled: RulingNote.nullable(),
  indicators: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      target: z.string(),
      unit: z.string(),
      /** A line that something is held against, nothing to be reached: no figure is asked for. */
      threshold: z.boolean(),
      actual: z.string().nullable(),
      /** Which way a figure that is a change has gone: 下降, 增长; empty for one that is none. */
      moved: z.string(),
      /** What the figure is of: a run, a list, the books. */
      asOf: z.string().nullable(),
      /** Where the figure is taken from; `null` if nothing that is kept measures it. */
      source: z.string().nullable(),
      /** The department that publishes what nothing kept here measures. */
      publishedBy: z.string().nullable(),
      address: z.string(),
      /** The figure computed with where it is another one than the clause prints, and who ruled so. */
      ruled: RuledFigure.nullable(),
    }),
  ),
  tasks: z.array(
    z.object({
      address: z.string(),
      number: z.number().int(),
      title: z.string(),
      leads: z.array(z.string()),
    }),
  ),
  lists: z.array(z.object({ address: z.string(), title: z.string(), total: z.string() })),
  rules: z.array(z.object({ title: z.string(), href: z.string() })),
  /** What is missing: no task, no owner, no target. */
  gaps: z.array(z.string()),
  contradictions: z.number().int(),
});
export type PlanClause = z.infer<typeof PlanClause>;

/** GET /api/plan — 方案总览. */
export const PlanOverview = z.object({
  version: z.object({
    id: z.string(),
    hash: z.string(),
    loadedAt: Instant,
    origin: z.enum(['folder', 'edit']),
  }),
  title: z.string(),
  document: z.string(),
  effectiveFrom: z.string(),
  /** The ruling that gives the first day where the plan prints none. */
  fromRuled: RulingNote.nullable(),
  effectiveTo: z.string(),
  /** e.g. "施行日期系裁定：……" */
  notes: z.array(z.string()),
  /** Where the main targets stand, as an office says it. */
  goalsPlace: z.string(),
  goals: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      target: z.string(),
      unit: z.string(),
      actual: z.string().nullable(),
      /** Which way a figure that is a change has gone: 下降, 增长; empty for one that is none. */
      moved: z.string(),
      asOf: z.string().nullable(),
      address: z.string(),
      /** Where the figure is taken from; `null` if nothing that is kept measures it. */
      source: z.string().nullable(),
      /** The department that publishes what nothing kept here measures. */
      publishedBy: z.string().nullable(),
      /** The ruling the target is taken under. */
      ruling: RulingNote.nullable(),
      /** `open`: nobody has ruled which figure counts; `unknown`: nothing is reported. */
      verdict: z.enum(['met', 'short', 'open', 'unknown']),
      /** What is wanting, in the unit of the goal. */
      short: z.string().nullable(),
    }),
  ),
  parts: z.array(
    z.object({
      address: z.string(),
      title: z.string(),
      summary: z.string(),
      words: z.string().nullable(),
      clauses: z.array(PlanClause),
    }),
  ),
  tasks: z.array(
    z.object({
      address: z.string(),
      number: z.number().int(),
      category: z.string(),
      title: z.string(),
      summary: z.string(),
      words: z.string().nullable(),
      leads: z.array(z.string()),
      supports: z.array(z.string()),
      /** Who leads is ruled, not printed. */
      leadRuled: RulingNote.nullable(),
      clauses: z.array(z.string()),
    }),
  ),
  lists: z.array(
    z.object({
      address: z.string(),
      number: z.number().int(),
      title: z.string(),
      columns: z.array(z.object({ id: z.string(), title: z.string(), group: z.string(), unit: z.string() })),
      rows: z.array(z.object({ address: z.string(), unit: z.string(), values: z.array(z.string()) })),
      totals: z.array(
        z.object({
          printed: z.string(),
          added: z.string(),
          agrees: z.boolean(),
          /** What a ruling says the sum is. */
          ruled: RuledFigure.nullable(),
        }),
      ),
    }),
  ),
  counts: z.object({
    clauses: z.number(),
    tasks: z.number(),
    lists: z.number(),
    indicators: z.number(),
    contradictions: z.number(),
    open: z.number(),
  }),
  /** The folder on disk differs from the active version. */
  draft: z
    .object({ versionId: z.string(), changes: z.number().int(), conflicts: z.number().int() })
    .nullable(),
});
export type PlanOverview = z.infer<typeof PlanOverview>;

/** POST /api/plan/versions/:id/adopt — rulings changed in the folder and on screen: ids for which side stands. */
export const DraftDecision = z.object({
  folder: z.array(z.string().max(200)).max(500).default([]),
  screen: z.array(z.string().max(200)).max(500).default([]),
});
export type DraftDecision = z.infer<typeof DraftDecision>;

const ConflictSide = z.object({
  value: z.string(),
  status: z.string(),
  reason: z.string(),
  author: z.string(),
  date: z.string(),
});

/** GET /api/plan/versions */
export const PlanVersion = z.object({
  id: z.string(),
  hash: z.string(),
  origin: z.enum(['folder', 'edit']),
  status: z.enum(['draft', 'active', 'former']),
  note: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
  /** Over the version it was made over; a draft over the one in force. */
  changes: z.array(
    z.object({
      place: z.string(),
      what: z.string(),
      /** File and path, for whoever mends the folder. */
      at: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  /** How many there are; `changes` holds the first of them. */
  changeCount: z.number().int(),
  /** Why it cannot be put in force: cases of its policies that do not hold. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })),
  /** Rulings of a draft that were changed in the folder and on screen. */
  conflicts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Nothing where the folder no longer has it. */
      folder: ConflictSide.nullable(),
      screen: ConflictSide,
    }),
  ),
});
export type PlanVersion = z.infer<typeof PlanVersion>;

/** GET /api/plan/coverage — 来源账. */
export const PlanCoverage = z.object({
  rows: z.array(
    z.object({
      address: z.string(),
      title: z.string(),
      owner: z.boolean(),
      task: z.boolean(),
      target: z.boolean(),
      data: z.boolean(),
      rule: z.boolean(),
      gaps: z.array(z.string()),
    }),
  ),
  totals: z.array(
    z.object({
      address: z.string(),
      title: z.string(),
      column: z.string(),
      printed: z.string(),
      added: z.string(),
      agrees: z.boolean(),
    }),
  ),
});
export type PlanCoverage = z.infer<typeof PlanCoverage>;

/** GET /api/plan/text — the office's own words beside our summaries. */
export const PlanText = z.object({
  /** Nothing before a copy is put in. */
  copy: z.object({ fileName: z.string(), loadedAt: Instant, loadedBy: z.string() }).nullable(),
  rows: z.array(
    z.object({
      address: z.string(),
      kind: z.enum(['part', 'clause', 'task', 'list']),
      title: z.string(),
      summary: z.string(),
      words: z.string().nullable(),
    }),
  ),
  /** Places of the copy that the plan data does not have. */
  strangers: z.array(z.object({ address: z.string(), words: z.string() })),
});
export type PlanText = z.infer<typeof PlanText>;

/** With POST and DELETE /api/plan/text: when the copy was put in that somebody looked at; empty for none. */
export const SeenPlanText = z.object({ seen: z.string().max(32) });
