import { z } from 'zod';
import { Day, Decimal, Grade, Instant, ScaleName } from '../page/index.ts';

/** One fact of one year with where it came from in short; the full source is {@link FactSource}. */
export const DossierFact = z.object({
  fact: z.string(),
  value: Decimal.nullable(),
  state: z.enum(['known', 'missing', 'unknown', 'disputed']),
  batchId: z.string().nullable(),
});
export type DossierFact = z.infer<typeof DossierFact>;

/** GET /api/enterprises/:creditCode — 一企一档. */
export const Dossier = z.object({
  creditCode: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  scale: ScaleName.nullable(),
  industry: z.string(),
  industryName: z.string(),
  foundedOn: Day.nullable(),
  aliases: z.array(
    z.object({
      /** Empty for a name that a roster says: it goes with the roster. */
      id: z.string(),
      kind: z.enum(['name', 'code']),
      value: z.string(),
      from: Day.nullable(),
      to: Day.nullable(),
      note: z.string(),
    }),
  ),
  factList: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      unit: z.string(),
      decimals: z.number().int(),
      department: z.string(),
    }),
  ),
  years: z.array(
    z.object({
      year: z.number().int(),
      facts: z.array(DossierFact),
      /** The latest run of that year, if any. */
      runId: z.string().nullable(),
      total: z.number().nullable(),
      rank: z.number().int().nullable(),
      ranked: z.number().int().nullable(),
      grade: Grade.nullable(),
      reason: z.string(),
    }),
  ),
  violations: z.array(
    z.object({
      field: z.string(),
      foundOn: Day,
      severity: z.enum(['severe', 'ordinary']),
      batchId: z.string(),
    }),
  ),
  screening: z.array(
    z.object({ year: z.number().int(), rule: z.string(), title: z.string(), verdict: z.string() }),
  ),
});
export type Dossier = z.infer<typeof Dossier>;

/** POST /api/enterprises/:creditCode/aliases — an earlier name or code, by which later workbooks find the enterprise. */
export const NewAlias = z
  .object({
    kind: z.enum(['name', 'code']),
    value: z.string().trim().min(2, '请填写曾用名或旧代码').max(100),
    from: Day.nullable().default(null),
    to: Day.nullable().default(null),
    note: z.string().trim().min(1, '请写明依据').max(200),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, '起止日期前后颠倒');
export type NewAlias = z.infer<typeof NewAlias>;

/** GET /api/enterprises/:creditCode/facts/:year/:fact — the source drawer, down to the sender's cells. */
export const FactSource = z.object({
  fact: z.string(),
  title: z.string(),
  year: z.number().int(),
  value: Decimal.nullable(),
  state: z.enum(['known', 'missing', 'unknown', 'disputed']),
  unit: z.string(),
  decimals: z.number().int(),
  /** How the value came from the cells, step by step: 自有 1,237.6 ㎡ + 租入 … ÷ … */
  steps: z.array(z.object({ label: z.string(), text: z.string(), strong: z.boolean() })),
  /** Rows of the sender's sheet around the cells, with the sender's own numbering. */
  excerpt: z
    .object({
      columns: z.array(z.object({ letter: z.string(), header: z.string() })),
      rows: z.array(
        z.object({
          row: z.number().int(),
          cells: z.array(z.object({ text: z.string(), used: z.boolean() })),
          own: z.boolean(),
        }),
      ),
    })
    .nullable(),
  source: z
    .object({
      department: z.string(),
      batchId: z.string(),
      file: z.string(),
      sheet: z.string(),
      cells: z.string(),
      committedAt: Instant,
      committedBy: z.string(),
      matchedBy: z.enum(['code', 'name', 'ruling']),
      ruling: z.string().nullable(),
    })
    .nullable(),
  /** What the value is used in: indicator and score of the latest run. */
  usedIn: z.array(z.object({ text: z.string() })),
  /** Earlier values that this one superseded, newest first. */
  history: z.array(
    z.object({
      value: Decimal.nullable(),
      state: z.string(),
      batchId: z.string(),
      file: z.string(),
      at: Instant,
      by: z.string(),
      why: z.string(),
    }),
  ),
  notes: z.array(z.string()),
});
export type FactSource = z.infer<typeof FactSource>;

/** GET /api/enterprises/:creditCode/changes — 变更记录. */
export const EnterpriseChange = z.object({
  at: Instant,
  by: z.string(),
  year: z.number().int().nullable(),
  what: z.string(),
  before: z.string(),
  after: z.string(),
  batchId: z.string().nullable(),
});
export type EnterpriseChange = z.infer<typeof EnterpriseChange>;
