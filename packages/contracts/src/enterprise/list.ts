import { z } from 'zod';
import { Decimal, Grade, PageQuery, pageOf, ScaleName, Year } from '../page/index.ts';

/**
 * GET /api/enterprises: the list, any page, sort or filter.
 * `sort` is `name`, `unit`, `industry`, `scale`, `grade`, `rank`, `total`, `creditCode` or `fact.<factId>`.
 */
export const EnterpriseQuery = PageQuery.extend({
  /** Name, code, or pinyin initials such as `yhdy`. */
  q: z.string().trim().max(64).optional(),
  year: Year.optional(),
  /** Comma-separated unit ids. */
  unit: z.string().max(256).optional(),
  scale: ScaleName.optional(),
  /** Comma-separated grades; `none` for ungraded. */
  grade: z.string().max(32).optional(),
  /** GB/T 4754 prefix, 2 to 4 digits. */
  industry: z
    .string()
    .regex(/^\d{2,4}$/)
    .optional(),
  /** `fact.tax:lt:0`, `total:ge:60`, `fact.landMu:missing`; repeated with `;`. Operators: lt le gt ge eq missing known. */
  where: z.string().max(512).optional(),
});
export type EnterpriseQuery = z.infer<typeof EnterpriseQuery>;

/** One figure of a list: text of the exact decimal, or why there is none. */
export const FactText = z.object({
  value: Decimal.nullable(),
  state: z.enum(['known', 'missing', 'unknown']),
});
export type FactText = z.infer<typeof FactText>;

export const EnterpriseRow = z.object({
  creditCode: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  scale: ScaleName.nullable(),
  industry: z.string(),
  industryName: z.string(),
  foundedOn: z.string().nullable(),
  /** Facts of the asked year in canonical units, by fact id. */
  facts: z.record(z.string(), FactText),
  total: z.number().nullable(),
  rank: z.number().int().nullable(),
  grade: Grade.nullable(),
  /** Why ungraded; empty when graded or not evaluated. */
  reason: z.string(),
});
export type EnterpriseRow = z.infer<typeof EnterpriseRow>;

export const EnterprisePage = pageOf(EnterpriseRow).extend({
  year: z.number().int().nullable(),
  years: z.array(z.number().int()),
  /** The plan's townships and zones, in its order, to filter by. */
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The fact dictionary for heads and formats. */
  facts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      unit: z.string(),
      decimals: z.number().int(),
      department: z.string(),
    }),
  ),
});
export type EnterprisePage = z.infer<typeof EnterprisePage>;

/** GET /api/enterprises/sums, same filter: the sum of each fact over everybody, not only the page. */
export const EnterpriseSums = z.object({
  total: z.number().int(),
  /** Known values added exactly, null where none is known; `unknown` counts those left out. */
  sums: z.record(z.string(), z.object({ value: Decimal.nullable(), unknown: z.number().int() })),
});
export type EnterpriseSums = z.infer<typeof EnterpriseSums>;

/** GET /api/enterprises/suggest?q=: the search box. */
export const Suggestion = z.object({
  kind: z.enum(['enterprise', 'clause', 'page']),
  title: z.string(),
  note: z.string(),
  href: z.string(),
});
export type Suggestion = z.infer<typeof Suggestion>;
