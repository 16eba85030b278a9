import { z } from 'zod';
import { Grade, PageQuery, pageOf } from '../page/index.ts';

/** One cell of the preview: what the sender wrote, what it becomes, what stood before. */
export const PreviewCell = z.object({
  index: z.number().int(),
  raw: z.string(),
  /** Converted to the canonical unit; null when the column is not read or the cell is unusable. */
  value: z.string().nullable(),
  before: z.string().nullable(),
  mark: z.enum(['none', 'changed', 'unknown', 'held', 'look']),
});
export const PreviewRow = z.object({
  sheet: z.string(),
  row: z.number().int(),
  creditCode: z.string().nullable(),
  matchedBy: z.enum(['code', 'name', 'ruling', 'none']),
  state: z.enum(['added', 'changed', 'unchanged', 'held', 'notEnterprise']),
  cells: z.array(PreviewCell),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

/** GET /api/intake/batches/:id/rows — rows as in the sender's sheet; runs of unchanged rows are folded unless asked for. */
export const PreviewQuery = PageQuery.extend({
  sheet: z.string().optional(),
  show: z.enum(['notable', 'all', 'changed', 'problems']).default('notable'),
});
export type PreviewQuery = z.infer<typeof PreviewQuery>;
export const PreviewPage = pageOf(PreviewRow);
export type PreviewPage = z.infer<typeof PreviewPage>;

/** GET /api/intake/batches/:id/problems */
export const IntakeProblem = z.object({
  id: z.string(),
  severity: z.enum(['hold', 'unknown', 'hint']),
  kind: z.string(),
  sheet: z.string(),
  rows: z.array(z.number().int()),
  /** "D15、D886" */
  cells: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  fields: z.array(z.string()),
  value: z.string(),
  message: z.string(),
  remedy: z.string(),
  /** Moves a person can make here. */
  actions: z.array(
    z.enum([
      'chooseRow',
      'enterValue',
      'matchEnterprise',
      'acceptMatch',
      'registerAlias',
      'dismiss',
      'withdraw',
    ]),
  ),
  /** What was ruled, by whom; null while open. */
  ruling: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
  candidates: z.array(z.object({ creditCode: z.string(), name: z.string(), unitName: z.string() })),
});
export type IntakeProblem = z.infer<typeof IntakeProblem>;
export const ProblemPage = pageOf(IntakeProblem);
export type ProblemPage = z.infer<typeof ProblemPage>;

/** POST /api/intake/batches/:id/rulings — the ruling is remembered for the next file of the same dataset where that makes sense. */
export const RuleOnProblem = z.object({
  problemId: z.string(),
  action: z.enum([
    'chooseRow',
    'enterValue',
    'matchEnterprise',
    'acceptMatch',
    'registerAlias',
    'dismiss',
    'withdraw',
  ]),
  row: z.number().int().optional(),
  field: z.string().optional(),
  value: z.string().max(64).optional(),
  creditCode: z.string().max(18).optional(),
  reason: z.string().trim().max(200).default(''),
});
export type RuleOnProblem = z.infer<typeof RuleOnProblem>;

/** GET /api/intake/batches/:id/effect — what committing would do. */
export const BatchEffect = z.object({
  /** false while the year cannot be evaluated yet (no roster, other datasets missing). */
  evaluable: z.boolean(),
  enterprises: z.number().int(),
  gradeMoves: z.array(
    z.object({
      creditCode: z.string(),
      name: z.string(),
      from: Grade.nullable(),
      to: Grade.nullable(),
      totalFrom: z.number().nullable(),
      totalTo: z.number().nullable(),
    }),
  ),
  /** All of them; the list above holds the first 200. */
  gradeMoveCount: z.number().int(),
  screeningMoves: z.number().int(),
  /** Of a list of the campaign: rows that become entries, that stand on their list already, and that report of a task. */
  list: z
    .object({ added: z.number().int(), standing: z.number().int(), reports: z.number().int() })
    .nullable(),
});
export type BatchEffect = z.infer<typeof BatchEffect>;

export const ProblemQuery = PageQuery.pick({ page: true, size: true }).extend({
  severity: z.enum(['hold', 'unknown', 'hint']).optional(),
});
export type ProblemQuery = z.infer<typeof ProblemQuery>;
