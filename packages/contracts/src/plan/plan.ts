import { z } from 'zod';
import { Instant } from '../page/index.ts';

export const Source = z.object({ address: z.string(), value: z.string(), text: z.string() });

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
  indicators: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      target: z.string(),
      unit: z.string(),
      actual: z.string().nullable(),
      address: z.string(),
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
  effectiveTo: z.string(),
  /** e.g. "施行日期系裁定：……" */
  notes: z.array(z.string()),
  goals: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      target: z.string(),
      unit: z.string(),
      actual: z.string().nullable(),
      asOf: z.string().nullable(),
      address: z.string(),
      ruled: z.boolean(),
    }),
  ),
  parts: z.array(z.object({ address: z.string(), title: z.string(), clauses: z.array(PlanClause) })),
  tasks: z.array(
    z.object({
      address: z.string(),
      number: z.number().int(),
      category: z.string(),
      title: z.string(),
      summary: z.string(),
      leads: z.array(z.string()),
      supports: z.array(z.string()),
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
      totals: z.array(z.object({ printed: z.string(), added: z.string(), agrees: z.boolean() })),
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
  draft: z.object({ versionId: z.string(), changes: z.number().int() }).nullable(),
});
export type PlanOverview = z.infer<typeof PlanOverview>;

/** GET /api/plan/contradictions — 矛盾台. */
export const ContradictionView = z.object({
  key: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  quantity: z.string(),
  title: z.string(),
  /** One sentence: what disagrees. */
  text: z.string(),
  sources: z.array(
    z.object({ address: z.string(), value: z.string(), summary: z.string(), words: z.string().nullable() }),
  ),
  suggestion: z.string(),
  ruling: z
    .object({ value: z.string(), reason: z.string(), author: z.string(), date: z.string() })
    .nullable(),
  /** Figures computed under the ruling, and under the other reading. */
  readings: z.array(z.object({ value: z.string(), adopted: z.boolean(), effect: z.string() })),
  usedBy: z.array(z.string()),
});
export type ContradictionView = z.infer<typeof ContradictionView>;
export const Contradictions = z.object({
  rows: z.array(ContradictionView),
  open: z.number().int(),
  ruled: z.number().int(),
  versionId: z.string(),
});
export type Contradictions = z.infer<typeof Contradictions>;

/** POST /api/plan/rulings — makes a new plan version; `versionId` is the one the reader saw. */
export const NewRuling = z.object({
  versionId: z.string(),
  key: z.string(),
  value: z.string().trim().min(1, '请填裁定的取值').max(120),
  reason: z.string().trim().min(2, '请写明理由').max(400),
});
export type NewRuling = z.infer<typeof NewRuling>;

/** GET /api/plan/versions */
export const PlanVersion = z.object({
  id: z.string(),
  hash: z.string(),
  origin: z.enum(['folder', 'edit']),
  status: z.enum(['draft', 'active', 'former']),
  note: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
  changes: z.array(
    z.object({ address: z.string(), what: z.string(), before: z.string(), after: z.string() }),
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
